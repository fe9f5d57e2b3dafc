"""A bot's virtual wall clock: the real one plus an offset, and who follows it.

A follower asks `/clock/{token}?seen=N&next=INSTANT&follower=NAME` and is answered
`{"seen": M, "offset": seconds}` when the clock's count of changes M has passed N (with N = 0 at
once), or after `timeout` seconds. It asks with the new count only when it has nothing left to do.
Followers of one bot differ in their NAME; one alone needs none.
"""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from bot.sandbox.signals import Signal, real_seconds

FORGOTTEN_AFTER = 8.0  # real seconds without a sign of life, where a follower is not waiting here


@dataclass(slots=True)
class Follower:
    """A process that follows the clock: what it has seen, what it waits for next."""

    seen: int
    next: datetime | None
    hung_up: Callable[[], bool]
    waiting: bool = True
    heard: float = 0.0

    def living(self) -> bool:
        """Whether it waits now, or asked in the last seconds and has not hung up since."""
        lately = self.heard > real_seconds() - FORGOTTEN_AFTER
        return self.waiting or (lately and not self.hung_up())


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
        """Those who follow the clock now, idle or busy."""
        return [one for one in self.followers.values() if one.living()]

    async def follow(self, name: str, follower: Follower, seconds: float) -> tuple[int, float]:
        """Wait until there is more than it has seen, at most so long; answer count and offset.

        A follower that hangs up while it waits is forgotten at once.
        """
        self.followers[name] = follower
        self.polled.notify()
        try:
            await self._past(follower.seen, seconds)
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
