"""The only reader of clocks."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Protocol

import aiohttp

from config.settings import ClockKind, Settings

#: Answers, once nothing is left to do, when something will be.
Settle = Callable[[], Awaitable[datetime | None]]

#: Seconds that a sandbox may hold a question open, and until it is asked again after a fault.
_HOLD, _AGAIN = 60.0, 1.0


class Clock(Protocol):
    """Tells the time, and lets loops wait."""

    def now(self) -> datetime:
        """Answer the wall time, in UTC: what people and plans go by. It may jump."""
        ...

    def monotonic(self) -> float:
        """Answer seconds that only go forward, whatever happens to the wall time."""
        ...

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait until `event` is set, `seconds` of real time at most; answer whether it is."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Answer the wall time, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Answer seconds that only go forward."""
        return time.monotonic()

    async def wait(self, event: asyncio.Event, seconds: float) -> bool:
        """Wait until `event` is set, `seconds` at most; answer whether it is."""
        if not event.is_set():
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await event.wait()
        return event.is_set()


class SandboxClock(SystemClock):
    """The machine's clock with an offset of wall time that a sandbox moves.

    `address` is where the sandbox tells of it, the bot's token included.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        self._offset = timedelta()
        self._seen = 0

    def now(self) -> datetime:
        """Answer the virtual wall time, in UTC."""
        return super().now() + self._offset

    async def start(self) -> None:
        """Learn what time it is; waits until the sandbox answers."""
        async with aiohttp.ClientSession() as session:
            while not await self._ask(session, None):
                await self.wait(asyncio.Event(), _AGAIN)

    async def follow(self, settle: Settle) -> None:
        """Follow the sandbox until cancelled.

        `settle` is called after each move, returns when nothing is left to do at the present
        time, and answers when something will be. The sandbox waits for that.
        """
        async with aiohttp.ClientSession() as session:
            while True:
                if not await self._ask(session, await settle()):
                    await self.wait(asyncio.Event(), _AGAIN)

    async def _ask(self, session: aiohttp.ClientSession, due: datetime | None) -> bool:
        query = {"seen": str(self._seen)} | ({"next": due.isoformat()} if due else {})
        limit = aiohttp.ClientTimeout(total=_HOLD)
        try:
            async with session.get(self._address, params=query, timeout=limit) as response:
                answer = await response.json()
                self._seen, self._offset = answer["seen"], timedelta(seconds=answer["offset"])
        except (aiohttp.ClientError, TimeoutError, OSError, KeyError, ValueError):
            return False
        return True


def clock_of(settings: Settings) -> Clock:
    """Answer the clock that the bot of some settings goes by; a sandbox's knows the time once started."""
    if settings.clock is ClockKind.SYSTEM:
        return SystemClock()
    return SandboxClock(f"{settings.telegram_api_url}/clock/{settings.token()}")
