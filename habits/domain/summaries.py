"""What a manager is told about a team's week: the model that chat, picture and page all show."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import takewhile

from habits.domain.calendar import ONE_DAY, WEEK, days_between
from habits.domain.heat_map import WEEKS, HeatMap, HeatRow
from habits.domain.standing import EXCUSED, Kind, Standing

_AWAY = frozenset({Kind.ABSENCE, Kind.HOLIDAY})


class State(StrEnum):
    """Why somebody has no week to show, or only part of one.

    Of those that a week's days say: `off` is who was away at its end, `joined` who was not there yet when it began,
    `not_yet` who joined after it, `holiday` who had nothing but public holidays, `excused` of whom nothing was asked for
    more than one reason.
    """

    ACTIVE = "active"
    NO_ROUTINE = "no_routine"
    STOPPED = "stopped"
    BLOCKED = "blocked"
    UNKNOWN = "unknown"
    OFF = "off"
    HOLIDAY = "holiday"
    JOINED = "joined"
    EXCUSED = "excused"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One person's week, in their own days. `asked` are the days that were judged, or still can be kept.

    `since` is the local date from which a state other than active holds, where that is known.
    """

    member_id: int
    name: str
    state: State
    since: date | None = None
    kept: int = 0
    asked: int = 0
    open: int = 0
    conversations: int = 0
    streak: int = 0


@dataclass(frozen=True, slots=True)
class WeeklySummary:
    """A team's week, from its Monday on; the first row is the manager's own, the others go by name, never by rank.

    `heat_map` is the picture above it, `newest` the Monday of the last week that can be asked for, `page` which of the
    rows' buttons are shown.
    """

    team_id: int
    team: str
    week: date
    rows: tuple[Row, ...]
    conversations: int
    conversations_before: int
    heat_map: HeatMap
    newest: date
    page: int = 0

    @property
    def kept(self) -> int:
        """How many days the team kept, of those `asked`."""
        return sum(row.kept for row in self.rows)

    @property
    def asked(self) -> int:
        """How many days were asked of the team."""
        return sum(row.asked for row in self.rows)

    @property
    def open(self) -> int:
        """How many days can still be kept, of those `asked`."""
        return sum(row.open for row in self.rows)

    @property
    def earlier(self) -> date | None:
        """The Monday of the week before, where anybody had days in the seven weeks before this."""
        before = (day for row in self.heat_map.rows for day in row.days[: -WEEK.days])
        return self.week - WEEK if any(before) else None

    @property
    def later(self) -> date | None:
        """The Monday of the week after, where that has begun."""
        return self.week + WEEK if self.week < self.newest else None


@dataclass(frozen=True, slots=True)
class PastDay:
    """What a summary needs to know of a day: what it was, its conversations, and the standing after it."""

    date: date
    kind: Kind
    count: int
    target: int
    standing: Standing


def heat_map_of(
    team: str, week: date, rows: Sequence[Row], pasts: Sequence[Sequence[PastDay]]
) -> HeatMap:
    """The picture of the eight weeks up to the one that begins with `week`, from the rows and the days behind each."""
    first = week - (WEEKS - 1) * WEEK
    drawn = []
    for row, past in zip(rows, pasts, strict=True):
        kinds = {day.date: day.kind for day in past}
        days = tuple(kinds.get(day) for day in days_between(first, week + WEEK - ONE_DAY))
        drawn.append(HeatRow(row.name, row.kept, row.asked, days))
    return HeatMap(team, week, tuple(drawn))


def state_of(past: Sequence[PastDay], monday: date) -> tuple[State, date | None]:
    """What the days up to the end of the week from a Monday on say of it by themselves, and since when that holds.

    Days off that began before `past` does are off since nobody knows when.
    """
    days = [day for day in past if day.kind is not Kind.REST]
    kinds = {day.kind for day in days if day.date >= monday}
    if not any(day.date >= monday for day in past):
        return State.NOT_YET, None
    run = list(takewhile(lambda day: day.kind in _AWAY, reversed(days)))
    off = [day.date for day in run if day.kind is Kind.ABSENCE]
    if off and off[0] >= monday:
        return State.OFF, off[-1] if len(run) < len(days) else None
    first = past[0]
    if first.date > monday or (first.date == monday and first.kind is Kind.JOINING):
        return State.JOINED, first.date
    if not kinds or not kinds <= EXCUSED:
        return State.ACTIVE, None
    return (State.HOLIDAY if kinds == {Kind.HOLIDAY} else State.EXCUSED), None


def row_of(
    member_id: int,
    name: str,
    week: Sequence[PastDay],
    streak: int,
    state: State = State.ACTIVE,
    since: date | None = None,
) -> Row:
    """A person's row from the days of the week; days at rest, excused or not reached are asked of nobody."""
    kinds = [day.kind for day in week]
    return Row(
        member_id=member_id,
        name=name,
        state=state,
        since=since,
        kept=kinds.count(Kind.KEPT),
        asked=sum(kind not in EXCUSED and kind is not Kind.REST for kind in kinds),
        open=kinds.count(Kind.OPEN),
        conversations=sum(day.count for day in week),
        streak=streak,
    )
