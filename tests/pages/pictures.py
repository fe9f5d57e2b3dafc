"""The pictures of the README, taken of the demo's own page: docs/pictures.

python -m tests.pages.pictures    takes them anew
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from playwright.async_api import Page, ViewportSize, async_playwright

from bot.cli.demo.sample import HOME, NOW, set_up
from bot.cli.demo.stage import Stage, open_stage
from bot.sandbox.client import Person
from tests.pages.camera import Portraits
from tests.pages.chromium import find_program, switches
from tests.pages.desk import Desk
from tests.pages.story import Story

FOLDER = Path(__file__).parents[2] / "docs" / "pictures"
TAKEN = {"kept": "chat", "summary": "summary"}
"""The steps of the story that are taken, and what their pictures are called."""
SIZE: ViewportSize = {"width": 470, "height": 1278}
SHARPNESS = 1.4
DAY = timedelta(days=1)


def main() -> None:
    """Set the sample up, have its people live until Monday, and take both pictures."""
    with open_stage() as stage:
        people = set_up(stage)
        _let_them_keep_friday(stage, people)
        asyncio.run(_take(stage))


def _let_them_keep_friday(stage: Stage, people: dict[str, Person]) -> None:
    """Dana is played on Thursday; what she and Max write otherwise."""
    noon = NOW + timedelta(hours=4)
    max_, dana = people["Max"], people["Dana"]
    stage.bot.plan(
        [
            (noon, max_, "Lunch with Ruud Aarts from production, called Karin Boer and Greta Falk"),
            (noon + DAY, max_, "Jonas Weber LinkedIn, Nadia Benali Slack, Dirk Maas Twitter"),
            (noon + DAY, dana, "Tom de Wit on Instagram, Hanna Vos on Teams, Ines Alves LinkedIn"),
        ]
    )


async def _take(stage: Stage) -> None:
    async with _window() as page:
        await page.goto(stage.bot.page(HOME))
        story = Story(Desk(page), Portraits(page, FOLDER, TAKEN))
        await story.dana_has_her_day()
        await story.max_has_his_monday()


@asynccontextmanager
async def _window() -> AsyncIterator[Page]:
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=find_program(), args=switches())
        yield await browser.new_page(
            viewport=SIZE, device_scale_factor=SHARPNESS, reduced_motion="reduce"
        )
        await browser.close()


if __name__ == "__main__":
    main()
