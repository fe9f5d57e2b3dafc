"""Contacts: whom conversations were with, found among those whom the organisation knows, or made."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import zip_longest

from sqlalchemy import Connection

from habits.domain.contacts import Known, Match, handle_key, meant, misspelt, name_key
from habits.domain.engagements import Said
from habits.domain.members import Member
from habits.storage import contacts, organisations
from habits.storage.engagements import Engagement

LONGEST = 200
"""Characters of a name, a company or a handle that are kept."""


@dataclass(frozen=True, slots=True)
class Whom:
    """The record that a conversation is kept under; `unsure` where the name may mean others, who are then asked about."""

    record: Known
    unsure: bool = False


def contacts_of(
    conn: Connection,
    whose: Member,
    said: Sequence[Said],
    now: datetime,
    chosen: Sequence[int | None] = (),
) -> list[Whom | None]:
    """Whom each conversation was with; a record is made where nobody has the name or handle.

    None where nobody is named; `chosen` are the records that were chosen by hand. The member knows them all from then
    on.
    """
    known = list(contacts.named(conn, whose, {name_of(one) for one in said if one.name}))
    found: list[Whom | None] = []
    for one, by_hand in zip_longest(said, chosen):
        record = contacts.get(conn, whose, by_hand) if by_hand else None
        whom = Whom(record) if record else None
        if whom is None and not one.anonymous:
            whom = _found(conn, whose, one, known) or _made(conn, whose, one, now)
        if whom is not None:
            known.append(replace(whom.record, is_own=True))
            _keep_handle(conn, whose, one, whom.record)
        found.append(whom)
    new = {one.record.id for one in found if one and not one.record.is_own}
    contacts.meet(conn, whose, new)
    return found


def take_over(conn: Connection, whose: Member, before: int | None, record: Known) -> None:
    """Have a member know whom a conversation turned out to be with; `before` is the record that it was kept under."""
    contacts.meet(conn, whose, {record.id})
    contacts.look_again(conn, [before, record.id], heir=record.id)


def rivals_of(conn: Connection, whose: Member, one: Engagement) -> Sequence[Known]:
    """Whom the name in a conversation may mean beside the record that it is kept under; the oldest first."""
    key = name_key(one.said_as or "")
    known = contacts.named(conn, whose, {key})
    themselves = {record.person for record in known if record.id == one.contact_id}
    match = meant(key, None, [record for record in known if record.person not in themselves])
    return match.rivals or ([match.record] if match.record else [])


def written(one: Said) -> str:
    """The name or handle of somebody as the message has it, as far as it is kept."""
    return (one.name or one.handle or "").strip()[:LONGEST]


def name_of(one: Said) -> str:
    """The same as it is compared."""
    return name_key(written(one))[:LONGEST]


def _found(conn: Connection, whose: Member, one: Said, known: Sequence[Known]) -> Whom | None:
    handle = _handle(one)
    record = contacts.by_handle(conn, whose, one.platform, handle) if handle else None
    if record is not None:
        return Whom(record)
    if not one.name:
        return None
    match = meant(name_of(one), one.company, known)
    if match.rivals:
        return Whom(match.record, unsure=True) if match.record else None
    return Whom(match.record) if match.record else _misspelt(conn, whose, one)


def _misspelt(conn: Connection, whose: Member, one: Said) -> Whom | None:
    key = name_of(one)
    match = misspelt(key, contacts.alike(conn, whose, key)) if key else Match(None)
    return Whom(match.record) if match.record else None


def _handle(one: Said) -> str:
    return handle_key(one.handle or "")[:LONGEST]


def _made(conn: Connection, whose: Member, one: Said, now: datetime) -> Whom:
    """A new record, unless somebody else in the organisation has just made the same: one at a time makes any."""
    organisations.lock(conn, whose.organisation_id)
    known = contacts.named(conn, whose, {name_of(one)})
    since = _found(conn, whose, one, known)
    if since is not None:
        return since
    record = contacts.add(
        conn,
        whose,
        name=written(one),
        key=name_of(one),
        company=one.company and one.company[:LONGEST],
        audience=one.audience,
        now=now,
    )
    return Whom(record, unsure=bool(one.name and meant(name_of(one), one.company, known).rivals))


def _keep_handle(conn: Connection, whose: Member, one: Said, record: Known) -> None:
    if handle := _handle(one):
        contacts.ensure_handle(
            conn,
            whose.organisation_id,
            record.id,
            one.platform,
            (one.handle or "")[:LONGEST],
            handle,
        )
