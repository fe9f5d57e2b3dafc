"""Faults on request: what goes wrong between a bot and Telegram."""

from dataclasses import dataclass, field
from enum import StrEnum
from random import Random


class Kind(StrEnum):
    """What goes wrong.

    Nothing has happened: `error` (a status of one's choice), `flood` (429), `drop_before` (the
    connection is cut). Carried out, but: `slow` (answered late), `drop_after` (the connection is
    cut), `garbled` (the answer is not JSON).
    """

    ERROR = "error"
    SLOW = "slow"
    DROP_BEFORE = "drop_before"
    DROP_AFTER = "drop_after"
    FLOOD = "flood"
    GARBLED = "garbled"


@dataclass(slots=True)
class Fault:
    """A fault for the next `times` calls of the methods; of all where none is named.

    `times` None: until cleared. `chance`: for each such call by lot. `seconds` is the delay of
    `slow` and the retry_after of `flood`, `html` the form of an `error`.
    """

    kind: Kind
    methods: frozenset[str] = frozenset()
    times: int | None = 1
    chance: float = 1.0
    random: Random = field(default_factory=Random)
    status: int = 502
    html: bool = False
    seconds: float = 1.0

    def strikes(self, method: str) -> bool:
        """Whether this call is hit; a hit counts."""
        if self.methods and method not in self.methods:
            return False
        if self.times == 0 or (self.chance < 1 and self.random.random() >= self.chance):
            return False
        if self.times is not None:
            self.times -= 1
        return True


@dataclass(slots=True)
class Faults:
    """The faults that a bot meets, in the order in which they were asked for."""

    waiting: list[Fault] = field(default_factory=list)
    latency: float = 0.0

    def strike(self, method: str) -> Fault | None:
        """The fault that hits this call, if any."""
        if not self.waiting:
            return None
        hit = next((fault for fault in self.waiting if fault.strikes(method)), None)
        self.waiting = [fault for fault in self.waiting if fault.times != 0]
        return hit
