"""The clock bar: what time it is, and moving it."""

from asyncio import to_thread
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.sandbox.client import Person, Sandbox, SandboxBot
from tests.pages.desk import OpenDesk
from tests.sandbox.conftest import Raw, Tasks
from tests.sandbox.followers import Follower, take_updates

MONDAY = datetime(2027, 3, 1, 6, 0, tzinfo=UTC)  # 07:00 in Amsterdam
PROMPT = 7  # o'clock, UTC


@pytest.fixture
def dana(bot: SandboxBot) -> Person:
    """Somebody who has begun on that Monday."""
    bot.move_to(MONDAY, settled=False)
    person = bot.person("Dana")
    person.start()
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def prompting(
    sandbox: Sandbox, bot: SandboxBot, dana: Person, raw: Raw
) -> AsyncIterator[Follower]:
    """A bot that writes to Dana at 08:00 in Amsterdam, and says when it will."""
    tasks, written = Tasks(), set[datetime]()

    def due(now: datetime) -> datetime:
        today = now.astimezone(UTC).replace(hour=PROMPT, minute=0, second=0, microsecond=0)
        return today if today not in written and now < today else today + timedelta(days=1)

    async def work(now: datetime) -> None:
        today = now.astimezone(UTC).replace(hour=PROMPT, minute=0, second=0, microsecond=0)
        if timedelta() <= now - today < timedelta(minutes=5) and today not in written:
            written.add(today)
            await raw("sendMessage", chat_id=dana.id, text=f"Good morning on the {today.day}")

    follower = Follower(sandbox.url, bot, due)
    follower.work = work
    tasks.start(follower.run())
    tasks.start(take_updates(sandbox.url, bot, []))
    await follower.busy.wait()
    yield follower
    await tasks.end()


@pytest.mark.usefixtures("prompting")
async def test_time_is_moved_and_what_comes_meanwhile_arrives(desk: OpenDesk, size: str) -> None:
    page = await desk(size)
    chat = page.chat("Dana")
    await page.shows("07:00")
    await expect(page.clock).to_contain_text("Monday 1 March 2027")
    await page.move("+15 minutes").click()
    await page.shows("07:15")
    await page.move("Next prompt").click()
    await page.shows("08:00")
    await chat.reads("/start", "Good morning on the 1")
    await page.move("End of day").click()
    await page.shows("23:45")
    await expect(chat.messages).to_have_count(2)
    await page.move("End of week").click()
    await expect(page.clock).to_contain_text("Sunday 7 March 2027")
    await chat.reads(*(f"Good morning on the {day}" for day in range(1, 8)))
    days = chat.place.locator(".day")
    await expect(days).to_have_count(7)
    await expect(days.last).to_have_text("Sunday 7 March")


@pytest.mark.usefixtures("prompting")
async def test_whoever_moves_the_clock_sees_what_comes_wherever_they_were_reading(
    desk: OpenDesk, dana: Person
) -> None:
    for number in range(30):
        dana.send(f"message {number}")
    page = await desk()
    chat = page.chat("Dana")
    await expect(chat.messages).to_have_count(31)
    await chat.messages.first.scroll_into_view_if_needed()
    await expect(chat.messages.last).not_to_be_in_viewport()
    await page.move("Next prompt").click()
    await chat.reads("Good morning on the 1")
    await expect(chat.messages.last).to_be_in_viewport()


async def test_while_the_clock_moves_the_buttons_show_it_and_it_can_be_stopped(
    desk: OpenDesk, prompting: Follower
) -> None:
    page = await desk()
    await page.shows("07:00")
    await expect(page.clock).to_have_attribute("data-moving", "false")
    prompting.idle.clear()
    await page.move("Next prompt").click()
    await expect(page.clock).to_have_attribute("data-moving", "true")
    await expect(page.move("Next prompt")).to_have_attribute("aria-busy", "true")
    await expect(page.move("End of day")).to_have_attribute("aria-disabled", "true")
    await page.move("Stop").click()
    await expect(page.clock).to_have_attribute("data-moving", "false")
    await expect(page.move("End of day")).to_have_attribute("aria-disabled", "false")
    prompting.idle.set()


async def test_who_else_moves_the_clock_is_seen_too(
    desk: OpenDesk, prompting: Follower, bot: SandboxBot, raw: Raw, dana: Person
) -> None:
    page = await desk()
    await page.shows("07:00")
    prompting.idle.clear()
    moving = Tasks().start(to_thread(bot.advance, hours=2))
    await expect(page.clock).to_have_attribute("data-moving", "true")
    prompting.idle.set()
    await moving
    await page.shows("09:00")
    await expect(page.clock).to_have_attribute("data-moving", "false")
    await raw("sendMessage", chat_id=dana.id, text="nine")
    await expect(page.chat("Dana").messages.last.locator("time")).to_have_text("09:00")


@pytest.mark.usefixtures("prompting")
async def test_a_zone_is_chosen_and_remembered(desk: OpenDesk, bot: SandboxBot) -> None:
    bot.person("Lee", zone="Asia/Tokyo").send("hello")
    page = await desk()
    await expect(page.chat("Dana").messages.locator("time")).not_to_have_text("02:00")
    await page.clock.get_by_role("combobox", name="Time zone").select_option("America/New York")
    await page.shows("01:00")
    await expect(page.chat("Lee").messages.locator("time")).to_have_text("15:00")
    await expect(page.chat("Lee").place).to_contain_text("15:00 in Tokyo")
    await page.page.reload()
    await page.shows("01:00")


@pytest.mark.usefixtures("dana")
async def test_without_a_bot_the_clock_goes_on_and_says_so(desk: OpenDesk) -> None:
    page = await desk()
    await page.move("End of day").click()
    await page.shows("23:45")
    await expect(page.page.get_by_text("The bot is not running")).to_be_visible()
