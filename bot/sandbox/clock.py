"""A bot's virtual wall clock: the real one plus an offset, and who follows it.

A follower asks `/clock/{token}?seen=N&next=INSTANT` and is answered `{"seen": M, "offset": seconds}`
when the clock's count of changes M has passed N (with N = 0 at once), or after `timeout` seconds.
It asks with the new count only when it has nothing left to do. A bot may have several followers:
each keeps a connection of its own, and is alive for as long as it keeps it.
"""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.signals import Signal, real_seconds


@dataclass(slots=True)
class Follower:
    """A process that follows the clock: what it has seen, and when it has something to do."""

    seen: int
    next: datetime | None
    hung_up: Callable[[], bool]
    waiting: bool = True


@dataclass(slots=True)
class Clock:
    """The wall clock of one bot, in seconds since the epoch, and the changes to it."""

    offset: float = 0.0
    changes: int = 1
    movers: int = 0
    followers: dict[object, Follower] = field(default_factory=dict)
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

    @contextmanager
    def moved(self) -> Iterator[None]:
        """Say for as long as the block lasts that somebody is moving the clock."""
        self.movers += 1
        self.polled.notify()
        try:
            yield
        finally:
            self.movers -= 1
            self.polled.notify()

    def next(self) -> datetime | None:
        """The first instant at which a living follower says it has something to do."""
        due = [follower.next for follower in self.living() if follower.next]
        return min(due, default=None)

    def living(self) -> list[Follower]:
        """Those who follow the clock now, idle or busy."""
        return [one for one in self.followers.values() if not one.hung_up()]

    async def follow(
        self, connection: object, follower: Follower, seconds: float
    ) -> tuple[int, float]:
        """Wait until there is more than it has seen, at most so long; answer count and offset."""
        self.followers = {one: kept for one, kept in self.followers.items() if not kept.hung_up()}
        self.followers[connection] = follower
        self.polled.notify()
        try:
            await self._past(follower.seen, seconds)
        finally:
            follower.waiting = False
            self.polled.notify()
        return self.changes, self.offset

    async def _past(self, seen: int, seconds: float) -> None:
        until = real_seconds() + seconds
        while self.changes <= seen and (left := until - real_seconds()) > 0:
            await self.changed.wait(left)
