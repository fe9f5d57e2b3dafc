"""A bot's virtual wall clock: the real one plus an offset, and who follows it.

A follower asks `/clock/{token}?seen=N&next=INSTANT` and is answered when the clock's count of
changes has passed N; it asks with the new count only when it has nothing left to do.
"""

import math
import time
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.signals import Signal, real_seconds

FORGOTTEN_AFTER = 8.0  # real seconds without a sign of life, where a follower is not waiting here


@dataclass(slots=True)
class Follower:
    """A process that follows the clock: what it has seen, what it waits for next."""

    seen: int
    next: datetime | None
    waiting: bool = True
    heard: float = 0.0


@dataclass(slots=True)
class Clock:
    """The wall clock of one bot, in seconds since the epoch, and the changes to it."""

    offset: float = 0.0
    changes: int = 1
    followers: dict[str, Follower] = field(default_factory=dict)
    changed: Signal = field(default_factory=Signal)
    polled: Signal = field(default_factory=Signal)

    def now(self) -> float:
        """The bot's wall time: UTC, in seconds since the epoch."""
        return time.time() + self.offset

    def move_to(self, instant: float) -> None:
        """Set the clock to an instant (seconds since the epoch), never a moment before it."""
        self.offset = math.ceil((instant - time.time()) * 1000) / 1000

    def change(self) -> int:
        """Count one more change, tell the followers, and answer the count."""
        self.changes += 1
        self.changed.notify()
        return self.changes

    def next(self) -> datetime | None:
        """The first instant at which a living follower says it has something to do."""
        due = [follower.next for follower in self.living() if follower.next]
        return min(due, default=None)

    def living(self) -> list[Follower]:
        """Those who wait here now or were heard of in the last seconds."""
        horizon = real_seconds() - FORGOTTEN_AFTER
        return [one for one in self.followers.values() if one.waiting or one.heard > horizon]

    async def follow(
        self, name: str, seen: int, due: datetime | None, seconds: float
    ) -> tuple[int, float]:
        """Wait until there is more than `seen`, at most so long; answer the count and the offset.

        A follower that hangs up while it waits is forgotten at once.
        """
        follower = self.followers[name] = Follower(seen, due)
        self.polled.notify()
        try:
            await self._past(seen, seconds)
        except BaseException:
            self._forget(name, follower)
            raise
        follower.waiting, follower.heard = False, real_seconds()
        return self.changes, self.offset

    def _forget(self, name: str, follower: Follower) -> None:
        if self.followers.get(name) is follower:
            del self.followers[name]
            self.polled.notify()

    async def _past(self, seen: int, seconds: float) -> None:
        until = real_seconds() + seconds
        while self.changes <= seen and (left := until - real_seconds()) > 0:
            await self.changed.wait(left)
