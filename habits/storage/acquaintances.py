"""Who knows whom, and whose turn it is: a leader's own people, the longest due first."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, select, update

from habits.domain.contacts import Cadence
from habits.storage.tables.contacts import acquaintance, contact


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """Somebody whom a leader knows: when anybody talked to them last, and when the next conversation is due."""

    person: int
    name: str
    company: str | None
    cadence: Cadence
    talked_on: date | None
    due_on: date


_turn = acquaintance.c
# By this index alone: each person once, though several of their records may be known.
_EACH = (
    select(_turn.person_id, _turn.due_on)
    .where(_turn.member_id == bindparam("whose"))
    .group_by(_turn.due_on, _turn.person_id)
)
_PAGE = (
    _EACH.order_by(_turn.due_on, _turn.person_id)
    .limit(bindparam("most"))
    .offset(bindparam("first"))
    .subquery()
)
_ON_PAGE = (
    select(
        contact.c.id,
        contact.c.name,
        contact.c.company,
        contact.c.cadence,
        contact.c.talked_on,
        _PAGE.c.due_on,
    )
    .join_from(_PAGE, contact, contact.c.id == _PAGE.c.person_id)
    .order_by(_PAGE.c.due_on, _PAGE.c.person_id)
)
_WAITING = select(func.count()).select_from(
    _EACH.where(_turn.due_on <= bindparam("on")).limit(bindparam("most")).subquery()
)
_record = contact.alias("record")
_DUE = (
    select(contact.c.due_on).where(contact.c.id == _turn.person_id).correlate(acquaintance)
).scalar_subquery()
_STANDS_FOR = (
    select(func.coalesce(_record.c.same_as, _record.c.id))
    .where(_record.c.id == _turn.contact_id)
    .correlate(acquaintance)
).scalar_subquery()
_FOLLOW = (
    update(acquaintance)
    .where(_turn.person_id.in_(bindparam("people", expanding=True)))
    .values(due_on=_DUE)
)
_STAND = (
    update(acquaintance)
    .where(_turn.contact_id.in_(bindparam("records", expanding=True)))
    .values(person_id=_STANDS_FOR)
)


def waiting(conn: Connection, member_id: int, day: date, most: int) -> int:
    """How many of the people whom a member knows wait on a date; no more than `most` are counted."""
    facts = {"whose": member_id, "on": day, "most": most}
    return int(conn.execute(_WAITING, facts).scalar_one())


def due_first(conn: Connection, member_id: int, first: int, most: int) -> Sequence[Acquaintance]:
    """Some of the people whom a member knows, the longest due first, from a place on."""
    rows = conn.execute(_ON_PAGE, {"whose": member_id, "first": first, "most": most})
    return [
        Acquaintance(row.id, row.name, row.company, Cadence(row.cadence), row.talked_on, row.due_on)
        for row in rows
    ]


def follow(conn: Connection, people: Collection[int]) -> None:
    """Have everybody who knows some people know when these are due by now."""
    conn.execute(_FOLLOW, {"people": list(people)})


def stand(conn: Connection, records: Collection[int], people: Collection[int]) -> None:
    """Have everybody who knows some records know whom these stand for by now: some people, and when they are due."""
    conn.execute(_STAND, {"records": list(records)})
    follow(conn, people)
