"""Records that were merged: whom each stands for, and taking a merge apart again."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, or_, select, update

from habits.storage.acquaintances import stand
from habits.storage.contacts import set_talked_on
from habits.storage.tables.contacts import contact


def merge(conn: Connection, absorbed: int, kept: int, now: datetime) -> None:
    """Have a person who stands for themselves, and all records that stand for them, stand for another one."""
    stands = or_(contact.c.id == absorbed, contact.c.same_as == absorbed)
    conn.execute(update(contact).where(stands).values(same_as=kept))
    conn.execute(
        update(contact).where(contact.c.id == absorbed).values(merged_into=kept, merged_at=now)
    )
    set_talked_on(conn, [kept])
    stand(conn, standing_for(conn, kept), [kept])


def part(conn: Connection, absorbed: int, person: int) -> Sequence[int]:
    """Undo the merge of a record into a person; answers it and the records that stand for it from now on."""
    conn.execute(
        update(contact)
        .where(contact.c.id == absorbed)
        .values(merged_into=None, merged_at=None, same_as=None)
    )
    below = [absorbed]
    for one in below:
        merged = select(contact.c.id).where(contact.c.merged_into == one)
        below += conn.execute(merged).scalars()
    conn.execute(
        update(contact)
        .where(contact.c.id.in_(below), contact.c.id != absorbed)
        .values(same_as=absorbed)
    )
    set_talked_on(conn, [absorbed, person])
    stand(conn, below, [absorbed])
    return below


def standing_for(conn: Connection, person: int) -> Sequence[int]:
    """The records that stand for a person, their own among them."""
    stands = or_(contact.c.id == person, contact.c.same_as == person)
    return conn.execute(select(contact.c.id).where(stands)).scalars().all()


def is_nickname(conn: Connection, absorbed: int) -> bool:
    """Whether a record was made only to be merged: another name of somebody."""
    made = select(contact.c.merged_at == contact.c.created_at).where(contact.c.id == absorbed)
    return bool(conn.execute(made).scalar_one_or_none())
