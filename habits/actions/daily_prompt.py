"""The prompt of a day as it is shown: when it comes, and again in its place after each press of its buttons."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.habit import Judged, Unwritten
from habits.actions.suggestions import suggest, suggested
from habits.actions.unasked import Due
from habits.domain.calendar import ONE_DAY, WEEK, local_time
from habits.domain.changes import in_force
from habits.domain.history import today, zone_at
from habits.domain.members import Member
from habits.domain.postponing import Later
from habits.domain.standing import JUDGED, Kind
from habits.domain.suggestions import Suggested, turns
from habits.storage import agenda, days, summaries


@dataclass(frozen=True, slots=True)
class DailyPrompt:
    """What a leader is told in the morning: the date, what is asked, whom to start with, and what the habit stands at.

    `frozen_on` is the day before it that counted, where a freeze covered that; `summary_waits` says that a weekly
    summary found no room of its own. `places` say which of the places fill up the people. `runs_until` is when a session
    that runs ends and `comes_again_at` until when it is put off, both on the leader's clock; `choices` are those of
    putting it off, while it stands open.
    """

    member_id: int
    day: date
    target: int
    count: int
    streak: int
    freezes: int
    frozen_on: date | None
    people: Sequence[Suggested]
    places: Sequence[int]
    runs_until: datetime | None = None
    comes_again_at: datetime | None = None
    choices: Sequence[Later] = ()
    summary_waits: bool = False


def new_prompt(conn: Connection, whose: Member, habit: Unwritten, now: datetime) -> DailyPrompt:
    """The prompt of today as it comes: whom it suggests is chosen now, and a summary that waited for it is said."""
    day = today(habit.history, now)
    suggest(conn, whose, day)
    summaries.tell_waiting(conn, whose.id, day)
    return shown_prompt(conn, whose, habit, now)


def shown_prompt(conn: Connection, whose: Member, habit: Unwritten, now: datetime) -> DailyPrompt:
    """The prompt of today as it stands at `now` (UTC)."""
    day = today(habit.history, now)
    one = habit.on(day)
    people = suggested(conn, whose, day)
    return DailyPrompt(
        member_id=whose.id,
        day=day,
        target=in_force(habit.history.targets, day),
        count=one.day.count if one else 0,
        streak=habit.standing.streak,
        freezes=habit.standing.freezes,
        frozen_on=_frozen_before(conn, whose, habit, day),
        people=people,
        places=turns(day)[len(people) :],
        runs_until=_ahead(conn, whose, habit, Due.SESSION, now),
        comes_again_at=_ahead(conn, whose, habit, Due.LATER, now),
        summary_waits=summaries.is_told(conn, whose.id, day),
    )


def _ahead(
    conn: Connection, whose: Member, habit: Unwritten, kind: Due, now: datetime
) -> datetime | None:
    """When something falls due that is still ahead, on the leader's clock."""
    zone = zone_at(habit.history, now)
    coming = [one.due_at for one in agenda.of_member(conn, whose.id, kind) if one.due_at > now]
    return local_time(coming[0], zone) if coming else None


def _frozen_before(conn: Connection, whose: Member, habit: Unwritten, day: date) -> date | None:
    """The last day before one that was judged, if it was a freeze that covered it."""
    written = days.between(conn, [whose.id], day - WEEK, day - ONE_DAY)[whose.id]
    before = [(row.date, row.kind) for row in written if row.date < habit.open_from]
    before += [(one.day.date, one.kind) for one in habit.days if one.day.date < day]
    judged = [(date_, kind) for date_, kind in before if kind in JUDGED]
    return judged[-1][0] if judged and judged[-1][1] is Kind.FROZEN else None


def asks(one: Judged | None) -> bool:
    """Whether a day asks for anything: it is neither at rest nor excused beforehand."""
    if one is None or not one.day.scheduled:
        return False
    return not (one.day.holiday or one.day.absence or one.day.joining)
