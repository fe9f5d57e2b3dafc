"""The tick: whatever has fallen due, decided a member at a time."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from habits.actions.absences import still_away_due
from habits.actions.expectations import expectation_due
from habits.actions.own_week import own_week_due
from habits.actions.postponing import later_due
from habits.actions.prompts import prompt_due, reminder_due
from habits.actions.sessions import session_due
from habits.actions.summaries import summary_due
from habits.actions.unasked import Due, Notice
from habits.domain.members import Member
from habits.storage import agenda, members
from habits.storage.agenda import Item
from habits.storage.engine import was_taken_back

Decide = Callable[[Connection, Member, Item, datetime], Notice | None]
Deliver = Callable[[Connection, Notice], None]
Failed = Callable[[int, Exception], None]
DECISIONS: dict[str, Decide] = {
    Due.PROMPT: prompt_due,
    Due.REMINDER: reminder_due,
    Due.SUMMARY: summary_due,
    Due.OWN_WEEK: own_week_due,
    Due.EXPECTATION: expectation_due,
    Due.STILL_AWAY: still_away_due,
    Due.LATER: later_due,
    Due.SESSION: session_due,
}
PUT_OFF = timedelta(minutes=10)
"""When a member whose agenda could not be worked is looked at again."""


def due(conn: Connection, now: datetime, limit: int, deliver: Deliver, failed: Failed) -> int:
    """Work what is due at `now` (UTC) for up to `limit` members, each in a savepoint; answers how many were worked.

    Members whom another process holds are left to it. A member whose agenda cannot be worked is told to `failed` and
    put off, and stops nobody else.
    """
    claimed = agenda.claim(conn, agenda.due_members(conn, now, limit))
    for member_id in claimed:
        try:
            with conn.begin_nested():
                _work(conn, member_id, now, deliver)
        except DBAPIError as error:
            if was_taken_back(error):
                raise
            _put_off(conn, member_id, now, error, failed)
        except Exception as error:  # noqa: BLE001  (one member's trouble, whatever it is, is theirs alone)
            _put_off(conn, member_id, now, error, failed)
    return len(claimed)


def _put_off(
    conn: Connection, member_id: int, now: datetime, error: Exception, failed: Failed
) -> None:
    failed(member_id, error)
    agenda.put_off(conn, member_id, now, now + PUT_OFF)


def _work(conn: Connection, member_id: int, now: datetime, deliver: Deliver) -> None:
    """Decide on everything due, the days that were missed meanwhile one after the other."""
    whose = members.get(conn, member_id)
    while items := agenda.due_items(conn, member_id, now):
        for item in items:
            notice = DECISIONS[item.kind](conn, whose, item, now)
            if notice is not None:
                deliver(conn, notice)
