"""A leader's own week, at its end: what it was, and when it is shown."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from habits.domain.calendar import ONE_DAY, QUIET_FROM, QUIET_UNTIL, WEEK, days_between
from habits.domain.changes import Times, in_force
from habits.domain.history import History
from habits.domain.standing import EXCUSED, Kind, Standing
from habits.domain.summaries import PastDay

USUAL_EVENING = time(20)
"""When a week is shown whose days end in quiet hours, or before they begin."""
_FIRST_WEEK = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class OwnDay:
    """A day of the week, None for its kind where it is still to come."""

    date: date
    kind: Kind | None
    count: int = 0
    target: int = 0


@dataclass(frozen=True, slots=True)
class OwnWeek:
    """What a leader is shown when the last working day of a week ends, and which of the questions comes with it."""

    organisation: str
    week: date
    days: tuple[OwnDay, ...]
    conversations_before: int
    standing: Standing
    question: int

    @property
    def kept(self) -> int:
        """How many days were kept, of those `asked`."""
        return sum(day.kind is Kind.KEPT for day in self.days)

    @property
    def asked(self) -> int:
        """How many days were judged, or still can be kept."""
        return sum(day.kind not in (None, Kind.REST, *EXCUSED) for day in self.days)

    @property
    def is_open(self) -> bool:
        """Whether a day of the week can still be kept."""
        return any(day.kind is Kind.OPEN for day in self.days)

    @property
    def conversations(self) -> int:
        """How many conversations the week had."""
        return sum(day.count for day in self.days)


def shown_at(times: Times) -> time:
    """The wall time at which a week is shown: when the leader's day ends."""
    is_usable = max(times.prompt_at, QUIET_UNTIL) < times.day_ends_at < QUIET_FROM
    return times.day_ends_at if is_usable else USUAL_EVENING


def shown_on(history: History, monday: date, holidays: frozenset[date]) -> date | None:
    """The last day of a week that asks for anything, or None for a week that asks for nothing."""
    asking = [
        day
        for day in days_between(monday, monday + WEEK - ONE_DAY)
        if day.weekday() in in_force(history.weekdays, day)
        and day not in holidays
        and not any(absence.covers(day) for absence in history.absences)
    ]
    return asking[-1] if asking else None


def question_of(week: date, member_id: int) -> int:
    """Which question comes with a week: each in its turn, so that none comes again before all have."""
    return (week - _FIRST_WEEK) // timedelta(days=7) + member_id


def own_week(
    organisation: str, member_id: int, monday: date, past: Sequence[PastDay], standing: Standing
) -> OwnWeek:
    """The week from a Monday on, from the days of that week and of the one before."""
    known = {day.date: day for day in past}
    days = [
        OwnDay(day, found.kind, found.count, found.target)
        if (found := known.get(day))
        else OwnDay(day, None)
        for day in days_between(monday, monday + WEEK - ONE_DAY)
    ]
    return OwnWeek(
        organisation=organisation,
        week=monday,
        days=tuple(days),
        conversations_before=sum(day.count for day in past if day.date < monday),
        standing=standing,
        question=question_of(monday, member_id),
    )
