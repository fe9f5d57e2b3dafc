FROM python:3.13-slim-bookworm AS build
WORKDIR /src
COPY requirements/build.txt requirements/runtime.txt requirements/
RUN python -m venv /opt/fifteen \
    && /opt/fifteen/bin/pip install --no-cache-dir --require-hashes -r requirements/runtime.txt \
    && pip install --no-cache-dir --require-hashes -r requirements/build.txt
COPY . .
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels . \
    && /opt/fifteen/bin/pip install --no-cache-dir --no-deps --no-index /wheels/*.whl

FROM python:3.13-slim-bookworm
RUN useradd --system --uid 10015 --create-home fifteen \
    && install --directory --owner=fifteen --group=fifteen /data
COPY --from=build /opt/fifteen /opt/fifteen
ENV PATH=/opt/fifteen/bin:$PATH \
    FIFTEEN_DATA_DIR=/data \
    FIFTEEN_LOG_FORMAT=json
USER 10015:10015
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=30s --timeout=10s --start-period=30s --retries=3 CMD ["fifteen", "health"]
CMD ["fifteen", "run"]
