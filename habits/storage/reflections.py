"""The question that comes with each own week, and the answer, which nobody but its writer is ever shown."""

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, func, insert, select, update

from habits.domain.members import Member
from habits.storage.tables.agenda import reflection
from habits.storage.tables.messages import outbox

_LAST = select(func.max(reflection.c.week)).where(reflection.c.member_id == bindparam("whose"))
_ASKED_BY = (
    select(reflection.c.week)
    .join(outbox, outbox.c.id == reflection.c.message_id)
    .where(reflection.c.member_id == bindparam("whose"), outbox.c.message == bindparam("number"))
)


def add(conn: Connection, whose: Member, week: date, question: int, asked_at: datetime) -> None:
    """Store that a week is shown to its leader, with one of the questions."""
    values = {
        "member_id": whose.id,
        "week": week,
        "organisation_id": whose.organisation_id,
        "question": question,
        "asked_at": asked_at,
    }
    conn.execute(insert(reflection).values(values))


def last(conn: Connection, member_id: int) -> date | None:
    """The Monday of the newest week that a member was shown, or None."""
    newest: date | None = conn.execute(_LAST, {"whose": member_id}).scalar_one()
    return newest


def set_message(conn: Connection, member_id: int, week: date, message_id: int) -> None:
    """Note which outbox row asked, so that a reply to it is known for the answer."""
    of_week = (reflection.c.member_id == member_id, reflection.c.week == week)
    conn.execute(update(reflection).where(*of_week).values(message_id=message_id))


def asked_by(conn: Connection, member_id: int, number: int) -> date | None:
    """The week that a member was asked about by the message with a number in the chat, or None."""
    return conn.execute(_ASKED_BY, {"whose": member_id, "number": number}).scalar_one_or_none()


def answer(conn: Connection, member_id: int, week: date, text: str, answered_at: datetime) -> None:
    """Keep what a member answered for a week, in place of an earlier answer."""
    of_week = (reflection.c.member_id == member_id, reflection.c.week == week)
    conn.execute(update(reflection).where(*of_week).values(answer=text, answered_at=answered_at))
