"""The only reader of clocks."""

import asyncio
import time
from contextlib import suppress
from datetime import UTC, datetime
from typing import Protocol


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
