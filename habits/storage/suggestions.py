"""Whom prompts suggested, and the people whom a leader talked to before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, func, insert, or_, select

from habits.domain.engagements import Audience, Platform
from habits.domain.members import Member
from habits.domain.suggestions import Candidate
from habits.storage.contacts import PERSON
from habits.storage.tables.contacts import contact, handle
from habits.storage.tables.habit import engagement, suggestion

_MOST = 200
"""Candidates that are looked at: there is hardly a customer or an employee only beyond them."""


@dataclass(frozen=True, slots=True)
class Known:
    """A contact as suggested, with every handle as (network, handle)."""

    contact_id: int
    name: str
    company: str | None
    audience: Audience
    handles: Sequence[tuple[Platform, str]]


@dataclass(frozen=True, slots=True)
class Talk:
    """When and where a leader talked to a contact last before a day, and whether again on it."""

    date: date
    platform: Platform
    again: bool


_person = contact.alias("person")
_SUGGESTED_SINCE = (
    select(PERSON)
    .join_from(suggestion, contact, contact.c.id == suggestion.c.contact_id)
    .where(
        suggestion.c.member_id == bindparam("whose"),
        suggestion.c.date.between(bindparam("first"), bindparam("last")),
    )
)
_CANDIDATES = (
    select(_person.c.id, _person.c.audience)
    .join_from(engagement, contact, contact.c.id == engagement.c.contact_id)
    .join(_person, _person.c.id == PERSON)
    .where(
        engagement.c.member_id == bindparam("whose"),
        _person.c.id.not_in(_SUGGESTED_SINCE),
    )
    .group_by(_person.c.id, _person.c.audience)
    .having(func.max(engagement.c.date) <= bindparam("talked_until"))
    .order_by(func.max(engagement.c.date), _person.c.id)
    .limit(_MOST)
)
_OF_DAY = (
    select(PERSON)
    .join_from(suggestion, contact, contact.c.id == suggestion.c.contact_id)
    .where(suggestion.c.member_id == bindparam("whose"), suggestion.c.date == bindparam("on"))
    .order_by(suggestion.c.position)
)
_STANDS_FOR_THEM = or_(
    contact.c.id.in_(bindparam("whom", expanding=True)),
    contact.c.same_as.in_(bindparam("whom", expanding=True)),
)
_TALKS = (
    select(PERSON.label("contact_id"), engagement.c.date, engagement.c.platform)
    .join_from(engagement, contact, contact.c.id == engagement.c.contact_id)
    .where(
        engagement.c.member_id == bindparam("whose"),
        _STANDS_FOR_THEM,
        engagement.c.date <= bindparam("on"),
    )
    .order_by(engagement.c.date, engagement.c.id)
)
_KNOWN = select(contact.c.id, contact.c.name, contact.c.company, contact.c.audience).where(
    contact.c.id.in_(bindparam("whom", expanding=True))
)
_HANDLES = (
    select(PERSON.label("contact_id"), handle.c.platform, handle.c.handle)
    .join_from(handle, contact, contact.c.id == handle.c.contact_id)
    .where(_STANDS_FOR_THEM)
    .order_by(handle.c.id)
)


def candidates(
    conn: Connection, member_id: int, talked_until: date, suggested: tuple[date, date]
) -> Sequence[Candidate]:
    """Whom a member talked to, but not after a date, the longest ago first.

    Whoever was suggested from one date to another, both included, is left out.
    """
    facts = {
        "whose": member_id,
        "talked_until": talked_until,
        "first": suggested[0],
        "last": suggested[1],
    }
    return [Candidate(row.id, Audience(row.audience)) for row in conn.execute(_CANDIDATES, facts)]


def of_day(conn: Connection, member_id: int, day: date) -> Sequence[int]:
    """The contacts that a day's prompt suggests, in its order."""
    return list(dict.fromkeys(conn.execute(_OF_DAY, {"whose": member_id, "on": day}).scalars()))


def add(conn: Connection, whose: Member, day: date, contact_ids: Sequence[int]) -> None:
    """Store whom a day's prompt suggests."""
    rows = [
        {
            "member_id": whose.id,
            "date": day,
            "position": position,
            "organisation_id": whose.organisation_id,
            "contact_id": contact_id,
        }
        for position, contact_id in enumerate(contact_ids)
    ]
    if rows:
        conn.execute(insert(suggestion), rows)


def talks(
    conn: Connection, member_id: int, contact_ids: Collection[int], day: date
) -> Mapping[int, Talk]:
    """By contact, the last talk of a member before a day; who was first talked to on it is left out."""
    found: dict[int, Talk] = {}
    rows = conn.execute(_TALKS, {"whose": member_id, "whom": list(contact_ids), "on": day})
    for row in rows:
        before = found.get(row.contact_id)
        if row.date < day:
            found[row.contact_id] = Talk(row.date, Platform(row.platform), again=False)
        elif before is not None:
            found[row.contact_id] = Talk(before.date, before.platform, again=True)
    return found


def known(conn: Connection, contact_ids: Collection[int]) -> Sequence[Known]:
    """Some contacts with their handles, the oldest first, in the order of their ids given."""
    wanted = list(contact_ids)
    handles: dict[int, list[tuple[Platform, str]]] = {one: [] for one in wanted}
    for row in conn.execute(_HANDLES, {"whom": wanted}):
        handles[row.contact_id].append((Platform(row.platform), row.handle))
    rows = {row.id: row for row in conn.execute(_KNOWN, {"whom": wanted})}
    return [
        Known(one, rows[one].name, rows[one].company, Audience(rows[one].audience), handles[one])
        for one in wanted
        if one in rows
    ]
