"""Sessions: fifteen minutes that a leader starts, in which nothing comes, and the question at their end."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection

from habits.actions.habit import settle
from habits.actions.reflecting import ASKS_REFLECTION, ASKS_WHOM
from habits.actions.routine import begin
from habits.actions.standing import DayState, day_state
from habits.actions.unasked import Due, Notice
from habits.domain.calendar import local_time
from habits.domain.history import zone_at
from habits.domain.members import Member
from habits.storage import agenda, engagements, questions
from habits.storage.agenda import Item

LENGTH = timedelta(minutes=15)
_AFTERWARDS = timedelta(minutes=1)
"""How long after a session comes what fell due in it."""
_WORTH_ASKING = timedelta(hours=1)
"""How long after a session the question at its end still makes sense, where it could not be sent in time."""


@dataclass(frozen=True, slots=True)
class Session:
    """A session runs until an instant, on the leader's clock."""

    until: datetime


@dataclass(frozen=True, slots=True)
class SessionOver:
    """The minutes are over: how many conversations were logged in them, and where today stands."""

    logged: int
    today: DayState


def start(conn: Connection, whose: Member, now: datetime) -> Session:
    """Start a session at `now` (UTC), or show the one that runs. Raises NoRoutine.

    Until it is over nothing else comes: the reminder and a prompt that was put off are not needed any more, the rest
    follows afterwards.
    """
    zone = zone_at(begin(conn, whose, now).history, now)
    running = [one for one in agenda.of_member(conn, whose.id, Due.SESSION) if one.due_at > now]
    ends_at = running[0].due_at if running else _started(conn, whose, now)
    return Session(local_time(ends_at, zone))


def _started(conn: Connection, whose: Member, now: datetime) -> datetime:
    ends_at = now + LENGTH
    agenda.withdraw(conn, whose.id, Due.LATER)
    for reminder in agenda.of_member(conn, whose.id, Due.REMINDER):
        if reminder.due_at <= ends_at:
            agenda.done(conn, reminder.id)
    agenda.put_off(conn, whose.id, ends_at, ends_at + _AFTERWARDS)
    # Telegram dates messages to the second: what is logged in this one is logged in the session.
    agenda.add(conn, whose, Due.SESSION, now.replace(microsecond=0).isoformat(), ends_at)
    return ends_at


def session_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Ask whom a leader talked to in a session that is over; None to a chat that is blocked, or long afterwards.

    The leader started it, and so the question comes in quiet hours too, and counts as asked for.
    """
    agenda.done(conn, item.id)
    until = item.due_at + _WORTH_ASKING
    if whose.blocked_at is not None or now >= until:
        return None
    before = questions.open_in(conn, whose.chat)
    if before is None or before.kind == ASKS_REFLECTION:
        questions.ask(conn, whose, ASKS_WHOM, {}, now)
    habit = settle(conn, whose, now)
    logged = engagements.logged_since(conn, whose.id, datetime.fromisoformat(item.slot))
    model = SessionOver(logged, day_state(conn, whose, habit, now))
    return Notice(whose.chat, whose.language, model, Due.SESSION, {}, until)
