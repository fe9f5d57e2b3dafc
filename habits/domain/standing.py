"""The kind of a day, and what a leader's habit stands at after it.

Nothing here is a counter: a standing is always a fold of `advance` over days that are facts.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

MOST_FREEZES = 2
KEPT_DAYS_FOR_A_FREEZE = 5
SCORE_MEMORY = 0.5 ** (1 / 13)
"""What a day leaves of the score before it: thirteen judged days halve it."""
SCORE_SHOWN_FROM = 13
"""Judged days before a score says anything; until then a leader is new."""


class Kind(StrEnum):
    """What a day was for the habit; the first that fits in this order, `kind_of` decides."""

    REST = "rest"
    KEPT = "kept"
    HOLIDAY = "holiday"
    ABSENCE = "absence"
    JOINING = "joining"
    NOT_REACHED = "not_reached"
    OPEN = "open"
    FROZEN = "frozen"
    PARTLY = "partly"
    MISSED = "missed"


JUDGED = frozenset({Kind.KEPT, Kind.FROZEN, Kind.PARTLY, Kind.MISSED})
"""The kinds that the score takes in."""
EXCUSED = frozenset({Kind.HOLIDAY, Kind.ABSENCE, Kind.JOINING, Kind.NOT_REACHED})
"""The kinds of a scheduled day that is held against nobody."""


@dataclass(frozen=True, slots=True)
class Day:
    """The facts of one local date of one leader, with the conversations credited to it.

    `reached` is False where no prompt went out before reminder time and that was not the leader's doing;
    `closed` is True once nothing more can be logged for the day on time.
    """

    date: date
    scheduled: bool
    target: int
    count: int
    holiday: bool = False
    absence: bool = False
    joining: bool = False
    reached: bool = True
    closed: bool = True


@dataclass(frozen=True, slots=True)
class Standing:
    """What the habit stands at after a day: a streak in days, freezes held, kept days towards the next, and a score.

    `score` runs from 0 to 100; `judged` counts the days that it has taken in.
    """

    streak: int = 0
    freezes: int = 1
    earned: int = 0
    score: float = 0.0
    judged: int = 0

    @property
    def is_scored(self) -> bool:
        """Whether the score has seen enough days to be shown."""
        return self.judged >= SCORE_SHOWN_FROM

    @property
    def is_earning(self) -> bool:
        """Whether kept days count towards a freeze: no more than so many are held."""
        return self.freezes < MOST_FREEZES

    @property
    def left_to_earn(self) -> int:
        """How many kept days still make the next freeze."""
        return KEPT_DAYS_FOR_A_FREEZE - self.earned


START = Standing()


def kind_of(day: Day, before: Standing) -> Kind:
    """What a day is, given the standing before it: the first kind that fits, in the order of `Kind`."""
    if not day.scheduled:
        return Kind.REST
    if day.count >= day.target:
        return Kind.KEPT
    return _excuse(day) or _judgement(day, before)


def _excuse(day: Day) -> Kind | None:
    if day.holiday:
        return Kind.HOLIDAY
    if day.absence:
        return Kind.ABSENCE
    if day.joining:
        return Kind.JOINING
    return None if day.reached else Kind.NOT_REACHED


def _judgement(day: Day, before: Standing) -> Kind:
    if not day.closed:
        return Kind.OPEN
    if before.freezes:
        return Kind.FROZEN
    return Kind.PARTLY if day.count else Kind.MISSED


def advance(before: Standing, day: Day) -> Standing:
    """The standing after a day."""
    kind = kind_of(day, before)
    if kind not in JUDGED:
        return before
    return _score(_count(before, kind), day)


def _count(before: Standing, kind: Kind) -> Standing:
    if kind is Kind.KEPT:
        return _earn(replace(before, streak=before.streak + 1))
    if kind is Kind.FROZEN:
        return replace(before, freezes=before.freezes - 1)
    return replace(before, streak=0, earned=0)


def _earn(standing: Standing) -> Standing:
    if not standing.is_earning:
        return standing
    if standing.left_to_earn > 1:
        return replace(standing, earned=standing.earned + 1)
    return replace(standing, freezes=standing.freezes + 1, earned=0)


def _score(standing: Standing, day: Day) -> Standing:
    reached = 100 * min(1.0, day.count / day.target)
    score = standing.score * SCORE_MEMORY + reached * (1 - SCORE_MEMORY)
    return replace(standing, score=score, judged=standing.judged + 1)


def fold(start: Standing, days: Iterable[Day]) -> Standing:
    """The standing after a run of days, in their order."""
    for day in days:
        start = advance(start, day)
    return start
