"""What people are going to write once its time has come."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Plan:
    """A text that a person, by number, writes to the bot at an instant."""

    at: datetime
    order: int
    person: int = field(compare=False)
    text: str = field(compare=False)


@dataclass(slots=True)
class Plans:
    """All that is planned, the earliest first; what is planned for one instant in the order of planning."""

    made: int = 0
    waiting: list[Plan] = field(default_factory=list)

    def add(self, at: datetime, person: int, text: str) -> None:
        """Plan one more."""
        self.made += 1
        heapq.heappush(self.waiting, Plan(at, self.made, person, text))

    def next(self) -> datetime | None:
        """When the next one is for."""
        return self.waiting[0].at if self.waiting else None

    def come(self, now: datetime) -> Iterator[Plan]:
        """Those whose time has come; they are no longer planned."""
        while self.waiting and self.waiting[0].at <= now:
            yield heapq.heappop(self.waiting)
