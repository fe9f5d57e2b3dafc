"""Log lines for people or for programs, and never a secret in one."""

import json
import logging
import re
import sys
from collections.abc import Iterable
from types import TracebackType
from urllib.parse import quote

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from config.settings import TOKEN_FORM, LogFormat, LogLevel

REDACTED = "[redacted]"
# These write addresses with the token in them, or a line for each call.
TALKATIVE = ("aiohttp", "alembic", "apscheduler", "httpcore", "httpx")


class Redaction:
    """Takes every token-shaped text and every known secret out of a finished line."""

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets if secret for form in _written(secret)}
        known = sorted(map(re.escape, forms), key=len, reverse=True)
        self._pattern = re.compile("|".join([*known, TOKEN_FORM.pattern]))

    def clean(self, text: str) -> str:
        """Answer the text with each secret replaced."""
        return self._pattern.sub(REDACTED, text)

    def after(self, renderer: Processor) -> Processor:
        """Answer a renderer that cleans what the given one makes."""

        def render(logger: WrappedLogger, name: str, event: EventDict) -> str:
            return self.clean(str(renderer(logger, name, event)))

        return render


def _written(secret: str) -> tuple[str, ...]:
    """Answer the ways in which a secret can stand in a line."""
    return secret, quote(secret, safe=""), json.dumps(secret)[1:-1], repr(secret)[1:-1]


def configure(level: LogLevel, form: LogFormat, secrets: Iterable[str]) -> None:
    """Send every log line of the process, ours and the libraries', to standard error.

    Uncaught errors are logged too, so that a traceback is cleaned as a line is.
    """
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(form, Redaction(secrets)))
    logging.root.handlers[:] = [handler]
    logging.root.setLevel(level)
    logging.captureWarnings(capture=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    structlog.configure(
        processors=[*_shared(), structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.stdlib.BoundLogger,
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
    sys.excepthook = _log_uncaught


def _shared() -> list[Processor]:
    return [
        structlog.stdlib.filter_by_level,
        structlog.contextvars.merge_contextvars,
        *_described(),
        structlog.stdlib.PositionalArgumentsFormatter(),
    ]


def _described() -> list[Processor]:
    return [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]


def _formatter(form: LogFormat, redaction: Redaction) -> logging.Formatter:
    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=_described(),
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.StackInfoRenderer(),
            *_renderers(form, redaction),
        ],
    )


def _renderers(form: LogFormat, redaction: Redaction) -> list[Processor]:
    if form is LogFormat.JSON:
        renderer = structlog.processors.JSONRenderer(ensure_ascii=False)
        return [structlog.processors.format_exc_info, redaction.after(renderer)]
    # Plain tracebacks: pretty ones show local variables, and break lines inside a secret.
    console = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    return [redaction.after(console)]


def _log_uncaught(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    logging.getLogger("bot").critical("stopped by an error", exc_info=(kind, error, trace))
