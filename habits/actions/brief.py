"""The brief before a conversation: who somebody is, who talked to them last, and what a leader said of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import Connection

from habits.domain.calendar import local_date
from habits.domain.contacts import Urgency, name_key, urgency
from habits.domain.engagements import Platform
from habits.domain.errors import NoSuchContact
from habits.domain.members import Member
from habits.domain.profiles import profile_of
from habits.storage import contacts, decisions, memory, people
from habits.storage.memory import Fact
from habits.storage.people import Person, Talk
from habits.storage.reach import reach_of

TALKS = 3
"""How many of the leader's own conversations a brief recalls, and as many of others'."""
FACTS = 5
"""How much of what is remembered it shows, the newest."""


@dataclass(frozen=True, slots=True)
class Handle:
    """How somebody is reached on a network: `profile` is the address, None where the handle leads to none."""

    platform: Platform
    handle: str
    profile: str | None


@dataclass(frozen=True, slots=True)
class LastTalk:
    """The newest conversation that anybody had with somebody."""

    by: str
    is_own: bool
    platform: Platform
    days_ago: int


@dataclass(frozen=True, slots=True)
class Brief:
    """What to know before talking to somebody on a day; `page` is the page of people from which it was opened.

    `last` is None where nobody talked to them yet; `talks` are the reader's own, the newest first, and `told` what the
    reader may read of others. `facts` are remembered by the organisation, `reader` is who reads it.
    """

    person: Person
    urgency: Urgency
    handles: Sequence[Handle]
    last: LastTalk | None
    talks: Sequence[Talk]
    told: Sequence[Talk] = ()
    facts: Sequence[Fact] = ()
    reader: int = 0
    page: int | None = None


def brief(
    conn: Connection, whose: Member, contact_id: int, now: datetime, page: int | None = None
) -> Brief:
    """The brief of whom a record stands for. Raises NoSuchContact."""
    person, reach = found(conn, whose, contact_id), reach_of(conn, whose)
    day = local_date(now, decisions.zone_of(conn, whose))
    return Brief(
        person=person,
        urgency=urgency(person.due_on, person.cadence, day),
        handles=[Handle(where, name, profile_of(where, name)) for where, name in person.handles],
        last=_last(conn, whose, person, day),
        talks=[_told(one, person) for one in people.talks_by(conn, whose.id, person.id, TALKS)],
        told=[_told(one, person) for one in people.told_to(conn, reach, person.id, TALKS)],
        facts=memory.of_people(conn, reach, [person.id])[:FACTS],
        reader=whose.id,
        page=page,
    )


def _told(talk: Talk, person: Person) -> Talk:
    """A conversation without its note, where that says no more than who it was with."""
    named = {word for name in (person.name, *person.called) for word in name_key(name).split()}
    says_more = set(name_key(talk.note).split()) - named
    return talk if says_more else replace(talk, note="")


def found(conn: Connection, whose: Member, contact_id: int) -> Person:
    """Whom a record of the member's organisation stands for. Raises NoSuchContact."""
    record = contacts.get(conn, whose, contact_id)
    person = people.get(conn, whose, record.person) if record else None
    if person is None:
        raise NoSuchContact
    return person


def _last(conn: Connection, whose: Member, person: Person, day: date) -> LastTalk | None:
    last = people.last_talk(conn, person.id)
    if last is None:
        return None
    is_own = last.member_id == whose.id
    return LastTalk(last.member, is_own, last.platform, (day - last.date).days)
