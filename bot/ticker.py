"""The one timer: it looks every second what is due. The truth is in the database."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Clock

log = logging.getLogger(__name__)
# It warns of each tick that is left out while one takes longer, which is what is wanted.
logging.getLogger("apscheduler.scheduler").setLevel(logging.ERROR)

#: Seconds between two ticks, two rounds of housekeeping, and until a missing tick is noticed.
TICK, HOUSEKEEPING, STALLED = 1, 3600, 30.0

_JOB = {"coalesce": True, "max_instances": 1, "misfire_grace_time": None}


class Ticker:
    """Runs `tick` every second, whatever the wall clock does, and `housekeeping` every hour."""

    def __init__(
        self,
        clock: Clock,
        tick: Callable[[], Awaitable[None]],
        housekeeping: Callable[[], Awaitable[None]],
    ) -> None:
        self._clock = clock
        self._work = tick
        self._one_at_a_time = asyncio.Lock()
        self._last = clock.monotonic()
        self._stopping = asyncio.Event()
        self._scheduler = AsyncIOScheduler(job_defaults=_JOB, timezone="UTC")
        self._scheduler.add_job(self.tick, "interval", seconds=TICK, id="tick")
        self._scheduler.add_job(housekeeping, "interval", seconds=HOUSEKEEPING)

    async def run(self) -> None:
        """Tick until told to stop, and notice when the wall clock keeps the timer from ticking."""
        self._scheduler.start()
        while not await self._clock.wait(self._stopping, STALLED / 3):
            if self._clock.monotonic() - self._last > STALLED:
                log.warning("the timer stalled: the wall clock was set back")
                self._scheduler.reschedule_job("tick", trigger="interval", seconds=TICK)

    async def tick(self) -> None:
        """Look now what is due; returns when all of it is planned."""
        async with self._one_at_a_time:
            self._last = self._clock.monotonic()
            await self._work()

    async def stop(self) -> None:
        """Begin no further tick, and let the present one end."""
        self._stopping.set()
        if self._scheduler.running:
            self._scheduler.pause()
            async with self._one_at_a_time:
                self._scheduler.shutdown(wait=False)
