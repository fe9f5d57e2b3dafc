# Each target sets up what it needs in .venv, from the pinned files, when something changed.
# PYTHON=python3.12 chooses another interpreter, PYTEST='-k standing' narrows the tests,
# DEMO=--no-tour goes straight to the page.
PYTHON ?= python3
VENV ?= .venv
PYTEST ?= -n auto

BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
PIN = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate

.DEFAULT_GOAL := help
.PHONY: help demo run test check format bench faults pictures pins

help: ## say what can be made
	@sed -n 's/^\([a-z]*\):.*## /make \1\t/p' $(firstword $(MAKEFILE_LIST)) | expand -t 16

demo: $(VENV)/.runtime ## see it at work: a tour here, then a page to play in; no token needed
	$(BIN)/fifteen demo $(DEMO)

run: $(VENV)/.runtime ## run the bot (FIFTEEN_TELEGRAM_TOKEN, or .env)
	$(BIN)/fifteen run

test: $(VENV)/.dev ## every test, on SQLite and PostgreSQL
	$(BIN)/python -m pytest $(PYTEST)

check: $(VENV)/.dev ## lint, format, types, import contracts, dependencies, Dockerfile
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/deptry .
	$(BIN)/hadolint Dockerfile

format: $(VENV)/.dev ## put the code into its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/.dev ## measure sending, receiving and the tick
	$(BIN)/python -m tests.benchmarks

scores: $(VENV)/.dev ## how well messages are read: given ones, and others that no rule was written for
	$(BIN)/python -m tests.parsing.scores

faults: $(VENV)/.dev ## kill the bot at random points and see that nothing is lost
	$(BIN)/python -m tests.faults

pictures: $(VENV)/.dev ## take the pictures of the README anew, of the demo's own page; needs Chromium
	$(BIN)/python -m tests.pages.pictures

pins: $(VENV)/.dev ## pin anew what pyproject.toml asks for; PIN_UPGRADE=--upgrade takes the newest
	$(PIN) $(PIN_UPGRADE) pyproject.toml --output-file requirements/runtime.txt
	$(PIN) $(PIN_UPGRADE) --group build --output-file requirements/build.txt
	$(PIN) $(PIN_UPGRADE) pyproject.toml --group dev --constraint requirements/runtime.txt \
		--output-file requirements/dev.txt

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if (3, 11) <= sys.version_info < (3, 14) else \
		f"Fifteen needs Python 3.11 to 3.13 and this is {sys.version.split()[0]}: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv $(VENV)

$(VENV)/.runtime: requirements/runtime.txt requirements/build.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/runtime.txt -r requirements/build.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/.runtime
