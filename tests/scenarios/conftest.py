"""A stage for every test: one sandbox a run, a bot and a database of its own a test, at 07:00 on a Monday."""

import os
from collections.abc import Callable, Iterator

import pytest

from bot.sandbox.client import Sandbox, started
from tests.scenarios.stage import AMSTERDAM, MONDAY, Actor, Stage, at
from tests.scenarios.story import Story

os.environ.setdefault("PTB_TIMEDELTA", "1")  # or python-telegram-bot warns at each RetryAfter


def pytest_addoption(parser: pytest.Parser) -> None:
    """Have stories written anew on request, for somebody to read what has changed in them."""
    parser.addoption("--rewrite", action="store_true", help="write the transcripts of stories anew")


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


@pytest.fixture
def transcript(request: pytest.FixtureRequest) -> Callable[[Story], str]:
    """What a story is held to: the text beside its test, or with --rewrite its own, written there."""
    path = request.path.with_suffix(".txt")

    def told(story: Story) -> str:
        if request.config.getoption("--rewrite", default=False):
            path.write_text(story.text(), encoding="utf-8")
        return path.read_text(encoding="utf-8")

    return told
