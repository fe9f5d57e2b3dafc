"""A stage for every test: one sandbox a run, a bot and a database of its own a test, at 07:00 on a Monday."""

import os
from collections.abc import Iterator

import pytest

from bot.sandbox.client import Sandbox, started
from tests.scenarios.stage import AMSTERDAM, MONDAY, Actor, Stage, at

os.environ.setdefault("PTB_TIMEDELTA", "1")  # or python-telegram-bot warns at each RetryAfter


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with started() as sandbox:
        yield sandbox


@pytest.fixture
def dark_stage(sandbox: Sandbox, database_url: str) -> Iterator[Stage]:
    """A stage at 07:00 on Monday 2 March 2026 in Amsterdam, with the bot not started yet."""
    bot = sandbox.bot()
    bot.move_to(at(MONDAY, "07:00", AMSTERDAM), settled=False)
    stage = Stage(sandbox, bot, database_url)
    yield stage
    stage.shuts()
    bot.drop()


@pytest.fixture
def stage(dark_stage: Stage) -> Stage:
    """The same with the bot running."""
    dark_stage.opens()
    return dark_stage


@pytest.fixture
def max_and_dana(stage: Stage) -> tuple[Actor, Actor]:
    """Max, the owner of Acme, and Dana, a leader of his team; prompts at 08:30, Monday to Friday."""
    owner, dana = stage.team("Dana")
    return owner, dana
