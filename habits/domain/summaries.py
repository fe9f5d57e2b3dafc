"""What a manager is told about a team's week: the model that chat, picture and page all show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habits.domain.standing import EXCUSED, Kind


class State(StrEnum):
    """Why somebody has no week to show, or only part of one."""

    ACTIVE = "active"
    NO_ROUTINE = "no_routine"
    STOPPED = "stopped"
    BLOCKED = "blocked"


@dataclass(frozen=True, slots=True)
class Row:
    """One person's week, in their own days. `asked` are the days that were judged, or still can be kept.

    `since` is the local date from which a state other than active holds.
    """

    name: str
    state: State
    since: date | None = None
    kept: int = 0
    asked: int = 0
    open: int = 0
    frozen: int = 0
    excused: int = 0
    conversations: int = 0
    streak: int = 0


@dataclass(frozen=True, slots=True)
class WeeklySummary:
    """A team's week, from its Monday on; the first row is the manager's own, the others go by name, never by rank."""

    organisation: str
    team: str
    week: date
    rows: tuple[Row, ...]
    conversations: int
    conversations_before: int


@dataclass(frozen=True, slots=True)
class WeekDay:
    """What a summary needs to know of a day."""

    date: date
    kind: Kind
    count: int


def row_of(
    name: str,
    week: Sequence[WeekDay],
    streak: int,
    state: State = State.ACTIVE,
    since: date | None = None,
) -> Row:
    """A person's row from the days of the week; days at rest, excused or not reached are asked of nobody."""
    kinds = [day.kind for day in week]
    excused = sum(kind in EXCUSED for kind in kinds)
    return Row(
        name=name,
        state=state,
        since=since,
        kept=kinds.count(Kind.KEPT),
        asked=len(kinds) - excused - kinds.count(Kind.REST),
        open=kinds.count(Kind.OPEN),
        frozen=kinds.count(Kind.FROZEN),
        excused=excused,
        conversations=sum(day.count for day in week),
        streak=streak,
    )
