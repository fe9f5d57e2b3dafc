"""One Chromium and one sandbox for the whole run, a fresh bot and fresh pages for each test."""

import os
from collections.abc import AsyncIterator, Iterator

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright

from bot.sandbox.client import Person, Sandbox, SandboxBot, started
from tests.pages.chromium import ChromiumMissing, find_program, switches
from tests.pages.desk import Desk, OpenDesk, Scheme
from tests.pages.window import Window
from tests.sandbox.conftest import Raw

PATIENCE = 10_000  # milliseconds that something may take to appear
SIZES = {"phone": (390, 844), "desk": (1280, 800)}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run all of them in the loop in which the browser runs."""
    for item in items:
        if item.path.parent.name == "pages":
            item.add_marker(pytest.mark.asyncio(loop_scope="session"), append=False)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """A running Chromium."""
    try:
        program = find_program()
    except ChromiumMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))
    async with async_playwright() as driver:
        browser = await driver.chromium.launch(executable_path=program, args=switches())
        yield browser
        await browser.close()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with started() as running:
        yield running


@pytest.fixture
def bot(sandbox: Sandbox) -> Iterator[SandboxBot]:
    made = sandbox.bot(name="Fifteen", username="fifteen_bot")
    yield made
    made.drop()


@pytest.fixture
def dana(bot: SandboxBot) -> Person:
    """Somebody who has begun."""
    person = bot.person("Dana")
    person.start()
    return person


@pytest_asyncio.fixture(loop_scope="session")
async def raw(sandbox: Sandbox, bot: SandboxBot) -> AsyncIterator[Raw]:
    """What the bot calls."""
    async with aiohttp.ClientSession() as session:
        yield Raw(session, bot, sandbox.url)


@pytest.fixture(params=SIZES)
def size(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def window(chromium: Browser) -> AsyncIterator[Window]:
    """The one window in which every test opens its page: a fresh one each time costs most."""
    page = await chromium.new_page(reduced_motion="reduce")
    page.set_default_timeout(PATIENCE)
    yield Window(page)
    await page.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(window: Window, bot: SandboxBot) -> AsyncIterator[OpenDesk]:
    """Opens the bot's page; afterwards nothing in it may have gone wrong or left the machine."""
    address = bot.page("Europe/Amsterdam")

    async def open_desk(size: str = "desk", scheme: Scheme = "light") -> Desk:
        width, height = SIZES[size]
        await window.page.set_viewport_size({"width": width, "height": height})
        await window.page.emulate_media(color_scheme=scheme)
        await window.page.goto(address)
        return Desk(window.page)

    yield open_desk
    await window.page.goto("about:blank")
    assert window.trouble(bot.page()) == []
