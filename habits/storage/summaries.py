"""The weekly summaries as they were sent."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, case, exists, func, insert, select, update

from habits.domain.details import Talk
from habits.domain.engagements import Audience, Platform
from habits.domain.members import Member
from habits.storage.tables.agenda import summary
from habits.storage.tables.contacts import contact
from habits.storage.tables.habit import engagement

_AUDIENCE = case(
    (
        engagement.c.audience == Audience.UNKNOWN,
        func.coalesce(contact.c.audience, Audience.UNKNOWN),
    ),
    else_=engagement.c.audience,
)
"""What the person is to the organisation: as this log says, or as one before it did."""
_TALKS = (
    select(engagement, _AUDIENCE.label("known_as"))
    .outerjoin(contact, contact.c.id == engagement.c.contact_id)
    .where(
        engagement.c.member_id == bindparam("whose"),
        engagement.c.date.between(bindparam("first"), bindparam("last")),
    )
    .order_by(engagement.c.id)
)


def add(
    conn: Connection,
    manager: Member,
    team_id: int,
    week: date,
    model: dict[str, Any],
    now: datetime,
    *,
    waits: bool,
) -> None:
    """Store what a manager is told about a team's week, or would be, where it waits for the next prompt."""
    values = {
        "organisation_id": manager.organisation_id,
        "member_id": manager.id,
        "team_id": team_id,
        "week": week,
        "model": model,
        "planned_at": now,
        "waits": waits,
    }
    conn.execute(insert(summary).values(values))


def tell_waiting(conn: Connection, member_id: int, day: date) -> None:
    """Have the prompt of a day say that the summaries wait which no prompt has told of."""
    waiting = (summary.c.member_id == member_id) & summary.c.waits & summary.c.told_on.is_(None)
    conn.execute(update(summary).where(waiting).values(told_on=day))


def is_told(conn: Connection, member_id: int, day: date) -> bool:
    """Whether the prompt of a day says that a summary waits."""
    told = (summary.c.member_id == member_id) & (summary.c.told_on == day)
    return conn.execute(select(exists().where(told))).scalar_one()


def talks(conn: Connection, member_id: int, first: date, last: date) -> Sequence[Talk]:
    """The conversations credited to a member from one date to another, both included, in the order logged."""
    rows = conn.execute(_TALKS, {"whose": member_id, "first": first, "last": last})
    return [
        Talk(
            row.date,
            row.counts_as,
            row.anonymous,
            Platform(row.platform),
            Audience(row.known_as),
            row.late,
        )
        for row in rows
    ]
