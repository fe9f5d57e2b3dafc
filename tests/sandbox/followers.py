"""Stand-ins for a bot that follows the sandbox's clock and takes its updates."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta

import aiohttp

from bot.sandbox.client import SandboxBot

Due = Callable[[datetime], datetime | None]
"""The bot's present wall time → when it has something to do next."""
Work = Callable[[datetime], Awaitable[None]]
"""What it does at a wall time before it is idle again."""


async def nothing(_: datetime) -> None:
    """Do nothing."""


class Follower:
    """Follows a clock as the bot does: `offsets` are what it was told, one a change."""

    def __init__(self, url: str, bot: SandboxBot, due: Due = lambda _: None) -> None:
        self.offsets: list[float] = []
        self.busy = asyncio.Event()
        self.idle = asyncio.Event()
        self.idle.set()
        self.work: Work = nothing
        self._clock = f"{url}/clock/{bot.token}"
        self._due = due

    async def run(self) -> None:
        """Follow until cancelled; while `idle` is not set, work without asking again."""
        seen, due = 0, None
        async with aiohttp.ClientSession() as session:
            while True:
                query: dict[str, str | int] = {"seen": seen}
                if due:
                    query["next"] = due.isoformat()
                async with session.get(self._clock, params=query) as response:
                    answer = await response.json()
                seen = answer["seen"]
                self.offsets.append(answer["offset"])
                self.busy.set()
                await self.idle.wait()
                now = wall_time(answer["offset"])
                await self.work(now)
                due = self._due(now)


def wall_time(offset: float) -> datetime:
    """The bot's wall time as it reckons it itself."""
    return datetime.now().astimezone() + timedelta(seconds=offset)  # noqa: TID251


async def take_updates(url: str, bot: SandboxBot, taken: list[int]) -> None:
    """Poll and confirm until cancelled."""
    offset = 0
    async with aiohttp.ClientSession() as session:
        while True:
            asked = {"offset": offset, "timeout": 30}
            address = f"{url}/bot{bot.token}/getUpdates"
            async with session.post(address, json=asked) as response:
                for update in (await response.json())["result"]:
                    taken.append(update["update_id"])
                    offset = update["update_id"] + 1
