"""The days of a leader: written once they have closed, folded into what the habit stands at.

Nothing happens at midnight. Rows are a prefix of the days, written by whatever changes something; what comes after
them is computed when it is asked for, by the same fold, so that a reader never waits for a writer.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from habits.domain.calendar import ONE_DAY, days_between
from habits.domain.errors import NoRoutine
from habits.domain.history import History, day_of, first_open, joined_on, today
from habits.domain.holidays import public_holidays
from habits.domain.members import Member
from habits.domain.standing import START, Day, Kind, Standing, advance, kind_of
from habits.storage import days, engagements, facts, prompts
from habits.storage.days import DayRow

MAY_BE_OPEN = timedelta(days=4)
"""How far back a day can still be open, counted from the date in UTC: the widest flight, and 03:00."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A day, what it is as known now, and the standing after it."""

    day: Day
    kind: Kind
    standing: Standing


@dataclass(frozen=True, slots=True)
class Unwritten:
    """The days of a leader that have no row yet, in order, through the newest that has begun.

    A date that a flight took the leader back from stays the newest: what was kept there is not forgotten.
    `open_from` is the first that may still change by itself; `written` is the row before them all, and `stale` says
    that rows after it no longer hold.
    """

    history: History
    written: DayRow | None
    stale: bool
    open_from: date
    days: Sequence[Judged]
    holidays: Mapping[date, str]

    @property
    def standing(self) -> Standing:
        """What the habit stands at, open days folded in where they add."""
        return self.days[-1].standing if self.days else _after(self.written)

    def on(self, day: date) -> Judged | None:
        """One of the days by its date, or None."""
        return next((one for one in self.days if one.day.date == day), None)


def _after(row: DayRow | None) -> Standing:
    return row.standing if row else START


def recent_history(conn: Connection, whose: Member, now: datetime) -> History:
    """A leader's dated facts, with the prompts of every day that can be open at `now` (UTC).

    Raises ValueError for a member without a routine.
    """
    return facts.history(conn, whose, now.date() - MAY_BE_OPEN)


def routine_history(conn: Connection, whose: Member, now: datetime) -> History:
    """As `recent_history`, for what a person asks for; raises NoRoutine before joining is done."""
    if whose.joined_at is None:
        raise NoRoutine
    return recent_history(conn, whose, now)


def unwritten(
    conn: Connection,
    whose: Member,
    now: datetime,
    history: History | None = None,
    known: Mapping[date, str | None] | None = None,
) -> Unwritten:
    """A leader's days since the last row that still holds, as known at `now` (UTC).

    `history` is what `recent_history` answers, where it was asked already; `known` are holidays that stay facts
    whatever the calendars say. Raises ValueError for a member without a routine.
    """
    recent = now.date() - MAY_BE_OPEN
    history = history or recent_history(conn, whose, now)
    open_from = first_open(history, now)
    newest = written = days.last(conn, whose.id)
    if written is not None and written.date >= open_from:
        written = days.last(conn, whose.id, before=open_from)
    since = min(recent, written.date if written else joined_at(whose).date() - ONE_DAY)
    holidays = _holidays(whose, since, now, known or {})
    sent = history.prompts if since == recent else prompts.since(conn, whose.id, since)
    history = replace(history, prompts=sent, holidays=frozenset(holidays))
    counts = engagements.counts_since(conn, whose.id, since)
    judged = _judge(history, counts, written, now)
    return Unwritten(history, written, newest != written, open_from, judged, holidays)


def joined_at(whose: Member) -> datetime:
    """When a member's routine began (UTC); raises ValueError where there is none."""
    if whose.joined_at is None:
        raise ValueError("a member without a routine has no days")
    return whose.joined_at


def _holidays(
    whose: Member, since: date, now: datetime, known: Mapping[date, str | None]
) -> dict[date, str]:
    by_now = public_holidays(whose.country, days_between(since, now.date() + 2 * ONE_DAY))
    return {day: name for day, name in {**by_now, **known}.items() if name is not None}


def _judge(
    history: History, counts: Mapping[date, int], written: DayRow | None, now: datetime
) -> list[Judged]:
    first = written.date + ONE_DAY if written else joined_on(history)
    last = max(today(history, now), *history.prompts, *counts, first)
    standing, judged = _after(written), []
    for date_ in days_between(first, last):
        day = day_of(history, date_, counts.get(date_, 0), now)
        kind = kind_of(day, standing)
        standing = advance(standing, day)
        judged.append(Judged(day, kind, standing))
    return judged


def settle(
    conn: Connection,
    whose: Member,
    now: datetime,
    *,
    changed: date | None = None,
    history: History | None = None,
) -> Unwritten:
    """Write the rows of the days that have closed, in order, and take back those of days that are open again.

    `changed` is the first day on which conversations were credited or taken back since; `history` is what
    `recent_history` answers, where it was asked already. Answers the days that remain without a row. Needs the
    member's lock.
    """
    found = unwritten(conn, whose, now, history)
    first = found.open_from if found.stale else None
    if changed is not None and found.written is not None and changed <= found.written.date:
        first = changed
    return _write(conn, whose, found) if first is None else rebuild(conn, whose, first, now)


def rebuild(conn: Connection, whose: Member, first: date, now: datetime) -> Unwritten:
    """Compute anew every row from a date on: for whatever changed a day that had been written.

    The public holidays that those rows knew stay facts. Answers the days that remain without a row. Needs the lock.
    """
    known = days.drop_from(conn, whose.id, first)
    return _write(conn, whose, unwritten(conn, whose, now, known=known))


def _write(conn: Connection, whose: Member, found: Unwritten) -> Unwritten:
    closed = [one for one in found.days if one.day.date < found.open_from]
    if not closed:
        return replace(found, stale=False)
    rows = [_row(one, found.holidays.get(one.day.date)) for one in closed]
    days.add(conn, whose, rows)
    return replace(found, written=rows[-1], stale=False, days=found.days[len(closed) :])


def _row(judged: Judged, holiday: str | None) -> DayRow:
    day = judged.day
    return DayRow(day.date, judged.kind, day.target, day.count, holiday, judged.standing)
