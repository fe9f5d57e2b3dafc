"""A person whom the organisation knows, through all the records that stand for them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, or_, select, update

from habits.domain.contacts import Cadence
from habits.domain.engagements import Audience, Platform
from habits.domain.members import Member
from habits.storage.contacts import PERSON
from habits.storage.reach import Reach
from habits.storage.reach import person as reach_person
from habits.storage.tables.contacts import contact, fact, handle
from habits.storage.tables.habit import engagement
from habits.storage.tables.people import member


@dataclass(frozen=True, slots=True)
class Person:
    """Who somebody is: when they are due, and every other name that means them too."""

    id: int
    name: str
    company: str | None
    audience: Audience
    cadence: Cadence
    talked_on: date | None
    due_on: date
    called: Sequence[str]
    handles: Sequence[tuple[Platform, str]]


@dataclass(frozen=True, slots=True)
class Talk:
    """A conversation with somebody: who had it, when, where, and the words about it.

    `contact_id` is the record that was named, `log_id` the log that it is in; `is_shared` says that everybody may read
    the words.
    """

    id: int
    contact_id: int
    log_id: int
    member_id: int
    member: str
    date: date
    platform: Platform
    note: str
    is_private: bool = False
    is_shared: bool = False


_STANDS_FOR = or_(contact.c.id == bindparam("whom"), contact.c.same_as == bindparam("whom"))
_RECORDS = (
    select(contact)
    .where(contact.c.organisation_id == bindparam("organisation"), _STANDS_FOR)
    .order_by(contact.c.id)
)
_HANDLES = (
    select(handle.c.platform, handle.c.handle)
    .join_from(handle, contact, contact.c.id == handle.c.contact_id)
    .where(_STANDS_FOR)
    .order_by(handle.c.id)
)
_SHARED = exists().where(
    fact.c.log_id == engagement.c.log_id,
    fact.c.contact_id == engagement.c.contact_id,
    fact.c.text == engagement.c.note,
)
_ALL_TALKS: Select[Any] = (
    select(engagement, member.c.name, _SHARED.label("is_shared"))
    .join_from(engagement, contact, contact.c.id == engagement.c.contact_id)
    .join(reach_person, reach_person.c.id == PERSON)
    .join(member, member.c.id == engagement.c.member_id)
    .order_by(engagement.c.date.desc(), engagement.c.id.desc())
)
_TALKS = _ALL_TALKS.where(_STANDS_FOR).limit(bindparam("most"))


def get(conn: Connection, whose: Member, person: int) -> Person | None:
    """A person of the member's organisation, or None where nobody of that id stands for themselves."""
    facts = {"organisation": whose.organisation_id, "whom": person}
    rows = {row.id: row for row in conn.execute(_RECORDS, facts)}
    own = rows.pop(person, None)
    if own is None or own.same_as is not None:
        return None
    handles = conn.execute(_HANDLES, {"whom": person})
    return Person(
        id=own.id,
        name=own.name,
        company=own.company or next((row.company for row in rows.values() if row.company), None),
        audience=Audience(own.audience),
        cadence=Cadence(own.cadence),
        talked_on=own.talked_on,
        due_on=own.due_on,
        called=[one for one in dict.fromkeys(row.name for row in rows.values()) if one != own.name],
        handles=list(dict.fromkeys((Platform(row.platform), row.handle) for row in handles)),
    )


def last_talk(conn: Connection, person: int) -> Talk | None:
    """The newest conversation that anybody had with a person, or None."""
    row = conn.execute(_TALKS, {"whom": person, "most": 1}).one_or_none()
    return None if row is None else _talk(row)


def talks_by(conn: Connection, member_id: int, person: int, most: int) -> Sequence[Talk]:
    """The newest conversations that a member had with a person."""
    own = _TALKS.where(engagement.c.member_id == member_id)
    return [_talk(row) for row in conn.execute(own, {"whom": person, "most": most})]


def told_to(conn: Connection, reach: Reach, person: int, most: int) -> Sequence[Talk]:
    """The newest conversations of others with a person whose notes a reader may read."""
    told = _TALKS.where(engagement.c.member_id != reach.reader, engagement.c.note != "")
    rows = conn.execute(told.where(reach.notes()), {"whom": person, "most": most})
    return [_talk(row) for row in rows]


def own_talk(conn: Connection, whose: Member, engagement_id: int) -> Talk | None:
    """A conversation of a member with somebody by its id, or None."""
    own = _ALL_TALKS.where(engagement.c.id == engagement_id, engagement.c.member_id == whose.id)
    row = conn.execute(own).one_or_none()
    return None if row is None else _talk(row)


def _talk(row: Row[Any]) -> Talk:
    return Talk(
        id=row.id,
        contact_id=row.contact_id,
        log_id=row.log_id,
        member_id=row.member_id,
        member=row.name,
        date=row.date,
        platform=Platform(row.platform),
        note=row.note,
        is_private=row.private,
        is_shared=row.is_shared,
    )


def set_company(conn: Connection, person: int, company: str) -> None:
    """Have a person work for a company."""
    conn.execute(update(contact).where(contact.c.id == person).values(company=company))


def set_audience(conn: Connection, person: int, audience: Audience) -> None:
    """Say what a person is to the organisation."""
    conn.execute(update(contact).where(contact.c.id == person).values(audience=audience))


def owner_of_handle(
    conn: Connection, organisation_id: int, platform: Platform, key: str
) -> int | None:
    """The record that has a handle on a network, or None."""
    found = select(handle.c.contact_id).where(
        handle.c.organisation_id == organisation_id,
        handle.c.platform == platform,
        handle.c.handle_key == key,
    )
    return conn.execute(found).scalar_one_or_none()
