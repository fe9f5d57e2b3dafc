"""The prompts of leaders: one a local date, planned, then accepted for delivery, or withheld."""

from datetime import date, datetime

from sqlalchemy import ColumnElement, Connection, bindparam, delete, insert, select, update

from habits.domain.history import Prompt
from habits.domain.members import Member
from habits.storage.tables.habit import prompt

SILENCED = "silenced"
"""Why a prompt is withheld from a leader who wants to be left in peace that day."""

_SINCE = select(prompt.c.date, prompt.c.zone, prompt.c.sent_at, prompt.c.withheld).where(
    prompt.c.member_id == bindparam("whose"), prompt.c.date >= bindparam("first")
)


def since(conn: Connection, member_id: int, day: date) -> dict[date, Prompt]:
    """The prompts of a member by local date, from a day on."""
    rows = conn.execute(_SINCE, {"whose": member_id, "first": day})
    return {row.date: Prompt(row.zone, row.sent_at, row.withheld is not None) for row in rows}


def add(
    conn: Connection,
    whose: Member,
    day: date,
    zone: str,
    now: datetime,
    withheld: str | None = None,
) -> None:
    """Store that a day's prompt is on its way, or withheld for a reason that is the leader's."""
    values = {
        "member_id": whose.id,
        "date": day,
        "organisation_id": whose.organisation_id,
        "zone": zone,
        "planned_at": now,
        "withheld": withheld,
    }
    conn.execute(insert(prompt).values(values))


def set_sent(conn: Connection, member_id: int, day: date, at: datetime) -> None:
    """Note when a prompt was accepted for delivery (UTC); the first time stays.

    One conditional UPDATE that reads nothing before it, so that it needs no lock of the member: whoever settles
    messages of many chats would take many, in the order in which they landed.
    """
    of_day = (prompt.c.member_id == member_id, prompt.c.date == day, prompt.c.sent_at.is_(None))
    conn.execute(update(prompt).where(*of_day).values(sent_at=at))


def set_withheld(conn: Connection, member_id: int, day: date, reason: str) -> None:
    """Note that a planned prompt could not go out for the leader's own reason."""
    of_day = (prompt.c.member_id == member_id, prompt.c.date == day, prompt.c.sent_at.is_(None))
    conn.execute(update(prompt).where(*of_day).values(withheld=reason))


def take_back(conn: Connection, member_id: int, day: date) -> None:
    """Have a day's prompt still to come, whose leader had silenced it."""
    conn.execute(delete(prompt).where(*_silenced(member_id, day)))


def reopen(conn: Connection, member_id: int, day: date) -> None:
    """Have a day's prompt count as sent when its leader silenced it: they were reached then."""
    silenced = update(prompt).where(*_silenced(member_id, day))
    conn.execute(silenced.values(withheld=None, sent_at=prompt.c.planned_at))


def _silenced(member_id: int, day: date) -> tuple[ColumnElement[bool], ...]:
    return prompt.c.member_id == member_id, prompt.c.date == day, prompt.c.withheld == SILENCED
