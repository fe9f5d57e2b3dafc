"""What is remembered of people: facts that leaders gave to the organisation."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, delete, exists, insert, or_, select

from habits.domain.members import Member
from habits.storage.contacts import PERSON
from habits.storage.reach import Reach, person
from habits.storage.tables.contacts import contact, fact
from habits.storage.tables.habit import engagement
from habits.storage.tables.people import member


@dataclass(frozen=True, slots=True)
class Fact:
    """Something remembered of a person: who said it, and on which local date.

    `log_id` is the log whose note it is, None where it was given by itself.
    """

    id: int
    person: int
    member_id: int
    member: str
    date: date
    text: str
    log_id: int | None


_STILL_SAID = or_(
    fact.c.log_id.is_(None),
    exists().where(
        engagement.c.log_id == fact.c.log_id,
        engagement.c.contact_id == fact.c.contact_id,
        engagement.c.note == fact.c.text,
        ~engagement.c.private,
    ),
)
"""A note that was shared is so as long as the log says it: what is taken back or edited since is not shared any more."""

_FACTS: Select[Any] = (
    select(fact, member.c.name, person.c.id.label("person"))
    .join_from(fact, contact, contact.c.id == fact.c.contact_id)
    .join(person, person.c.id == PERSON)
    .join(member, member.c.id == fact.c.member_id)
    .where(_STILL_SAID)
    .order_by(fact.c.date.desc(), fact.c.id.desc())
)


def of_people(conn: Connection, reach: Reach, people: Collection[int]) -> Sequence[Fact]:
    """What a reader may know of some people, the newest first."""
    theirs = or_(contact.c.id.in_(people), contact.c.same_as.in_(people))
    return [_fact(row) for row in conn.execute(_FACTS.where(theirs, reach.facts()))]


def is_known(conn: Connection, people: Collection[int]) -> bool:
    """Whether anything is remembered of some people, whoever may read it."""
    theirs = or_(contact.c.id.in_(people), contact.c.same_as.in_(people))
    found = select(fact.c.id).join(contact, contact.c.id == fact.c.contact_id).where(theirs)
    return conn.execute(found.limit(1)).first() is not None


def newest(conn: Connection, reach: Reach, people: Collection[int]) -> Mapping[int, str]:
    """By person, the newest of what a reader may know of some people."""
    found: dict[int, str] = {}
    for one in of_people(conn, reach, people):
        found.setdefault(one.person, one.text)
    return found


def _fact(row: Row[Any]) -> Fact:
    return Fact(row.id, row.person, row.member_id, row.name, row.date, row.text, row.log_id)


def add(
    conn: Connection,
    by: Member,
    contact_id: int,
    day: date,
    text: str,
    now: datetime,
    log_id: int | None = None,
) -> None:
    """Remember something of whom a record stands for; the same note of a log is remembered once."""
    values = {
        "organisation_id": by.organisation_id,
        "contact_id": contact_id,
        "member_id": by.id,
        "date": day,
        "text": text,
        "log_id": log_id,
        "said_at": now,
    }
    if log_id is not None:
        again = (fact.c.contact_id == contact_id, fact.c.log_id == log_id)
        conn.execute(delete(fact).where(*again))
    conn.execute(insert(fact).values(values))


def drop(conn: Connection, by: Member, fact_id: int) -> bool:
    """Forget something that a member had remembered; whether there was any such thing."""
    own = delete(fact).where(fact.c.id == fact_id, fact.c.member_id == by.id)
    return conn.execute(own).rowcount == 1
