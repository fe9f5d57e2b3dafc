"""One sandbox for the whole run, a fresh bot for each test."""

import asyncio
import os
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import Any

import aiohttp
import pytest
import telegram

from bot.sandbox.client import Person, Sandbox, SandboxBot, started

os.environ.setdefault("PTB_TIMEDELTA", "1")  # or python-telegram-bot warns at each RetryAfter


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back from a raw call."""

    status: int
    body: dict[str, Any]

    @property
    def result(self) -> Any:  # noqa: ANN401 - JSON
        assert self.body["ok"], self.body
        return self.body["result"]

    @property
    def refusal(self) -> str:
        assert not self.body["ok"], self.body
        assert self.body["error_code"] == self.status
        description: str = self.body["description"]
        return description


@dataclass(frozen=True, slots=True)
class Raw:
    """Calls without a library in between."""

    session: aiohttp.ClientSession
    bot: SandboxBot
    url: str

    async def __call__(self, method: str, **values: object) -> Answer:
        """Call with a JSON body."""
        return await self.post(method, json=values)

    async def post(self, method: str, **request: Any) -> Answer:  # noqa: ANN401 - aiohttp's
        url = f"{self.url}/bot{self.bot.token}/{method}"
        async with self.session.post(url, **request) as response:
            return Answer(response.status, await response.json())

    async def get(self, path: str) -> tuple[int, bytes]:
        async with self.session.get(self.url + path) as response:
            return response.status, await response.read()


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with started() as running:
        yield running


@pytest.fixture
def bot(sandbox: Sandbox) -> Iterator[SandboxBot]:
    made = sandbox.bot()
    yield made
    made.drop()


@pytest.fixture
def dana(bot: SandboxBot) -> Person:
    """Somebody who has begun."""
    person = bot.person("Dana", surname="Reeves", username="dana_reeves")
    person.start()
    return person


@pytest.fixture
async def raw(sandbox: Sandbox, bot: SandboxBot) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as session:
        yield Raw(session, bot, sandbox.url)


@pytest.fixture
async def ptb(sandbox: Sandbox, bot: SandboxBot) -> AsyncIterator[telegram.Bot]:
    """python-telegram-bot's own client, which reads whatever the sandbox answers."""
    client = telegram.Bot(
        bot.token, base_url=f"{sandbox.url}/bot", base_file_url=f"{sandbox.url}/file/bot"
    )
    async with client:
        yield client


@pytest.fixture
async def tasks() -> AsyncIterator["Tasks"]:
    """Tasks that end with the test."""
    tasks = Tasks()
    yield tasks
    await tasks.end()


async def until_polling(bot: SandboxBot) -> None:
    """Return when a poll of this bot waits in the sandbox."""
    async with asyncio.timeout(20):
        while not (await asyncio.to_thread(bot.state))["polling"]:
            pass


class Tasks:
    """Whatever runs beside a test."""

    def __init__(self) -> None:
        self._running: list[asyncio.Task[Any]] = []

    def start(self, work: Any) -> asyncio.Task[Any]:  # noqa: ANN401 - a coroutine
        task = asyncio.get_running_loop().create_task(work)
        self._running.append(task)
        return task

    async def end(self) -> None:
        for task in self._running:
            task.cancel()
        await asyncio.gather(*self._running, return_exceptions=True)
