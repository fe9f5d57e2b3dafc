"""The days of leaders over some weeks: those that are written, and what has come since."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from habits.actions.habit import Judged, unwritten
from habits.domain.members import Member
from habits.domain.summaries import PastDay
from habits.storage import days
from habits.storage.days import DayRow


def pasts(
    conn: Connection, everybody: Sequence[Member], first: date, last: date, now: datetime
) -> Mapping[int, Sequence[PastDay]]:
    """The days of members from one date to another, both included, in order, as known at `now` (UTC), by member.

    One whose days cannot be worked out is left out: that is for whoever settles them to say.
    """
    rows = days.between(conn, [one.id for one in everybody], first, last)
    found: dict[int, Sequence[PastDay]] = {}
    for one in everybody:
        try:
            found[one.id] = _past(conn, one, rows[one.id], first, last, now)
        except DBAPIError:
            raise
        except Exception:  # noqa: BLE001, S112  (one member's trouble, whatever it is, is theirs alone)
            continue
    return found


def _past(
    conn: Connection, whose: Member, rows: Sequence[DayRow], first: date, last: date, now: datetime
) -> Sequence[PastDay]:
    if whose.joined_at is None:
        return ()
    written = [PastDay(row.date, row.kind, row.count, row.target, row.standing) for row in rows]
    if rows and rows[-1].date >= last:
        return written
    rest = unwritten(conn, whose, now)
    held = [one for one in written if one.date < rest.open_from]
    return held + [_judged(one) for one in rest.days if first <= one.day.date <= last]


def _judged(one: Judged) -> PastDay:
    return PastDay(one.day.date, one.kind, one.day.count, one.day.target, one.standing)
