"""The people whom an organisation knows, and the handles by which networks know them."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from habits.domain.engagements import Audience, Platform
from habits.storage.tables.habit import contact, handle


@dataclass(frozen=True, slots=True)
class Contact:
    """A person whom an organisation knows, by the name that the record bears."""

    id: int
    name: str


# The oldest comes last, and stays where several go by one name.
_NAMED = (
    select(contact.c.name_key, contact.c.id, contact.c.name)
    .where(
        contact.c.organisation_id == bindparam("organisation"),
        contact.c.name_key.in_(bindparam("keys", expanding=True)),
    )
    .order_by(contact.c.id.desc())
)


def by_handle(
    conn: Connection, organisation_id: int, platform: Platform, handle_key: str
) -> Contact | None:
    """The contact with a handle, on one network, or on any that has nobody else by it where it is not known."""
    found = (
        select(contact.c.id, contact.c.name)
        .distinct()
        .join(handle, handle.c.contact_id == contact.c.id)
        .where(handle.c.organisation_id == organisation_id, handle.c.handle_key == handle_key)
    )
    if platform is not Platform.UNKNOWN:
        found = found.where(handle.c.platform.in_([platform, Platform.UNKNOWN]))
    rows = conn.execute(found).all()
    return Contact(*rows[0]) if len(rows) == 1 else None


def named(conn: Connection, organisation_id: int, keys: Collection[str]) -> dict[str, Contact]:
    """By key, the oldest contact whose name compares as equal; keys that nobody has are left out."""
    if not keys:
        return {}
    rows = conn.execute(_NAMED, {"organisation": organisation_id, "keys": list(keys)})
    return {key: Contact(contact_id, name) for key, contact_id, name in rows}


def add(
    conn: Connection,
    *,
    organisation_id: int,
    name: str,
    name_key: str,
    company: str | None,
    audience: Audience,
    now: datetime,
) -> Contact:
    """Store a contact."""
    values = {
        "organisation_id": organisation_id,
        "name": name,
        "name_key": name_key,
        "company": company,
        "audience": audience,
        "created_at": now,
    }
    added = insert(contact).values(values).returning(contact.c.id)
    return Contact(int(conn.execute(added).scalar_one()), name)


def ensure_handle(
    conn: Connection,
    organisation_id: int,
    contact_id: int,
    platform: Platform,
    name: str,
    key: str,
) -> None:
    """Store the handle of a contact on a network, as written and as compared, unless somebody has it there."""
    values = {
        "organisation_id": organisation_id,
        "contact_id": contact_id,
        "platform": platform,
        "handle": name,
        "handle_key": key,
    }
    taken = (
        handle.c.organisation_id == organisation_id,
        handle.c.platform == platform,
        handle.c.handle_key == key,
    )
    if conn.execute(select(handle.c.id).where(*taken)).first() is None:
        conn.execute(insert(handle).values(values))
