"""Contacts: whom conversations were with, found among those whom the organisation knows, or made."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection

from habits.domain.contacts import handle_key, name_key
from habits.domain.engagements import Said
from habits.domain.members import Member
from habits.storage import contacts, organisations
from habits.storage.contacts import Contact

LONGEST = 200
"""Characters of a name, a company or a handle that are kept."""


def contacts_of(
    conn: Connection, whose: Member, said: Sequence[Said], now: datetime
) -> list[Contact | None]:
    """The contact of each conversation, made where nobody goes by the name or handle; None where nobody is named."""
    known = contacts.named(conn, whose.organisation_id, {_key(one) for one in said if one.name})
    found: list[Contact | None] = []
    for one in said:
        contact = None
        if not one.anonymous:
            contact = _known(conn, whose, one, known) or _made(conn, whose, one, now)
            known.setdefault(_key(one), contact)
            _keep_handle(conn, whose, one, contact)
        found.append(contact)
    return found


def _name(one: Said) -> str:
    return (one.name or one.handle or "").strip()[:LONGEST]


def _key(one: Said) -> str:
    return name_key(_name(one))[:LONGEST]


def _handle(one: Said) -> str:
    return handle_key(one.handle or "")[:LONGEST]


def _known(conn: Connection, whose: Member, one: Said, known: dict[str, Contact]) -> Contact | None:
    handle = _handle(one)
    by_handle = handle and contacts.by_handle(conn, whose.organisation_id, one.platform, handle)
    return by_handle or (known.get(_key(one)) if one.name else None)


def _made(conn: Connection, whose: Member, one: Said, now: datetime) -> Contact:
    """A new contact, unless somebody else in the organisation has just made the same: one at a time makes any."""
    organisations.lock(conn, whose.organisation_id)
    since = _known(conn, whose, one, contacts.named(conn, whose.organisation_id, {_key(one)}))
    return since or contacts.add(
        conn,
        organisation_id=whose.organisation_id,
        name=_name(one),
        name_key=_key(one),
        company=one.company and one.company[:LONGEST],
        audience=one.audience,
        now=now,
    )


def _keep_handle(conn: Connection, whose: Member, one: Said, contact: Contact) -> None:
    if handle := _handle(one):
        contacts.ensure_handle(
            conn,
            whose.organisation_id,
            contact.id,
            one.platform,
            (one.handle or "")[:LONGEST],
            handle,
        )
