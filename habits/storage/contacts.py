"""The people whom an organisation knows, and the handles by which networks know them."""

from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select

from habits.domain.engagements import Audience, Platform
from habits.storage.tables.habit import contact, handle

_NAMED = (
    select(contact.c.id)
    .where(
        contact.c.organisation_id == bindparam("organisation"),
        contact.c.name_key == bindparam("key"),
    )
    .order_by(contact.c.id)
    .limit(1)
)


def by_handle(
    conn: Connection, organisation_id: int, platform: Platform, handle_key: str
) -> int | None:
    """The contact with a handle, on one network, or on any that has nobody else by it where it is not known."""
    found = select(handle.c.contact_id).where(
        handle.c.organisation_id == organisation_id, handle.c.handle_key == handle_key
    )
    if platform is not Platform.UNKNOWN:
        found = found.where(handle.c.platform.in_([platform, Platform.UNKNOWN]))
    ids = set(conn.execute(found).scalars())
    return ids.pop() if len(ids) == 1 else None


def by_name(conn: Connection, organisation_id: int, name_key: str) -> int | None:
    """The oldest contact whose name compares as equal, or None."""
    named = {"organisation": organisation_id, "key": name_key}
    return conn.execute(_NAMED, named).scalar_one_or_none()


def add(
    conn: Connection,
    *,
    organisation_id: int,
    name: str,
    name_key: str,
    company: str | None,
    audience: Audience,
    now: datetime,
) -> int:
    """Store a contact; answers the id."""
    values = {
        "organisation_id": organisation_id,
        "name": name,
        "name_key": name_key,
        "company": company,
        "audience": audience,
        "created_at": now,
    }
    return int(conn.execute(insert(contact).values(values).returning(contact.c.id)).scalar_one())


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
