"""Whether a running bot does its work, asked from another process."""

import asyncio
from dataclasses import dataclass

from sqlalchemy import Engine

from bot.clock import Clock
from habits.storage import workers
from habits.storage.engine import reading

#: Seconds that a bot has to show a sign of life, and between two looks.
PATIENCE, LOOK = 5.0, 0.25
#: A poll is held open for up to a minute; one older than this was not answered.
STALE = 90.0


@dataclass(frozen=True, slots=True)
class Health:
    """Whether a bot runs on the database, and how many seconds ago it last heard Telegram."""

    is_running: bool
    poll_age: float | None

    @property
    def is_good(self) -> bool:
        """Whether the bot runs and hears Telegram."""
        return self.is_running and self.poll_age is not None and self.poll_age < STALE


async def health(engine: Engine, clock: Clock) -> Health:
    """Watch the database until a bot shows a sign of life there, some seconds at most.

    No clocks are compared: a bot lives that beats while it is watched.
    """
    before = _beats(engine)
    until = clock.monotonic() + PATIENCE
    while clock.monotonic() < until:
        await clock.wait(asyncio.Event(), LOOK)
        now = _beats(engine)
        alive = [
            one for one in now.values() if one.id in before and one.beats > before[one.id].beats
        ]
        if alive:
            ages = [one.polled for one in alive if one.polled is not None]
            return Health(is_running=True, poll_age=min(ages, default=None))
    return Health(is_running=False, poll_age=None)


def _beats(engine: Engine) -> dict[str, workers.Worker]:
    with reading(engine).connect() as connection:
        return {one.id: one for one in workers.each(connection)}
