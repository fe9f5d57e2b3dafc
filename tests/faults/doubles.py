"""Which messages came twice, and whether something that happened in between explains it."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from tests.faults.records import Arrival


@dataclass(frozen=True, slots=True)
class Events:
    """What happened to the bot, by the number that the first call after it has.

    `kills` ended a process (or froze it), at a `calm` everything was settled.
    """

    kills: Sequence[int]
    calms: Sequence[int]


@dataclass(frozen=True, slots=True)
class Double:
    """A message that came again, and the kill or the cut call that explains it, if any does."""

    again: Arrival
    kill: int | None = None
    cut: int | None = None

    @property
    def cause(self) -> tuple[int, int | None, int | None]:
        return self.again.chat, self.kill, self.cut


def in_runs(arrivals: Iterable[Arrival]) -> list[list[Arrival]]:
    """The arrivals in one chat, those together that follow each other and are the same."""
    return [list(run) for _, run in groupby(arrivals, key=lambda one: (one.text, one.day))]


def doubles(run: Sequence[Arrival], events: Events) -> list[Double]:
    """Each arrival of a run but the first, explained as far as it can be."""
    return [_explained(before, again, events) for before, again in pairwise(run)]


def _explained(before: Arrival, again: Arrival, events: Events) -> Double:
    if _first_after(before, again, events.calms) is not None:
        return Double(again)
    if before.cut:
        return Double(again, cut=before.sequence)
    return Double(again, kill=_first_after(before, again, events.kills))


def _first_after(before: Arrival, again: Arrival, moments: Sequence[int]) -> int | None:
    """The first of some moments that lies between two arrivals."""
    place = bisect_left(moments, before.sequence + 1)
    within = place < len(moments) and moments[place] <= again.sequence
    return moments[place] if within else None


def unexplained(found: Sequence[Double]) -> list[str]:
    """What is wrong with these doubles: no cause, or one that another has already in the chat."""
    causes = Counter(double.cause for double in found)
    return [
        f"twice for no reason: {double.again}"
        for double in found
        if (double.kill is None and double.cut is None) or causes[double.cause] > 1
    ]
