"""The demo as a visitor meets it: Dana's first day and Max's Monday, on its own page."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.cli.demo.sample import HOME, set_up
from bot.cli.demo.stage import Stage, open_stage
from tests.pages.camera import Album
from tests.pages.conftest import SIZES
from tests.pages.desk import Desk
from tests.pages.story import Story
from tests.pages.window import Window

PICTURES = Path(__file__).parent / "pictures"
"""What the page looked like at each step of the last run, for people to look at."""
NEWCOMERS = {"phone": "Eva", "desk": "Thijs"}


@pytest.fixture(scope="module")
def stage() -> Iterator[Stage]:
    """The demo's own: each test goes on at the time, and with the people, that the one before it left there."""
    with open_stage() as stage:
        set_up(stage)
        yield stage


@pytest.mark.slow
async def test_somebody_joins_dana_has_her_day_and_max_his_monday(
    stage: Stage, window: Window, size: str
) -> None:
    width, height = SIZES[size]
    await window.page.set_viewport_size({"width": width, "height": height})
    await window.page.goto(stage.bot.page(HOME))
    story = Story(Desk(window.page), Album(window.page, PICTURES, str(width)))
    await story.joins(NEWCOMERS[size])
    await story.dana_has_her_day()
    await story.max_has_his_monday()
    await window.page.goto("about:blank")
    assert window.trouble(stage.bot.page()) == []
