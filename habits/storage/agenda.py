"""What is due for whom, and the two messages a day that may be sent unasked."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection, delete, distinct, func, insert, select, update

from habits.domain.members import Member
from habits.storage.tables.agenda import agenda, unasked
from habits.storage.tables.people import member


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that falls due for a member, at an instant (UTC); kind and slot name it once and for all."""

    id: int
    member_id: int
    kind: str
    slot: str
    due_at: datetime


_ITEM = (agenda.c.id, agenda.c.member_id, agenda.c.kind, agenda.c.slot, agenda.c.due_at)


def add(conn: Connection, whose: Member, kind: str, slot: str, due_at: datetime) -> None:
    """Put something on the agenda of a member."""
    values = {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "kind": kind,
        "slot": slot,
    }
    conn.execute(insert(agenda).values(due_at=due_at, **values))


def move(conn: Connection, item_id: int, due_at: datetime) -> None:
    """Have something fall due at another time."""
    conn.execute(update(agenda).where(agenda.c.id == item_id).values(due_at=due_at))


def done(conn: Connection, item_id: int) -> None:
    """Take something off the agenda."""
    conn.execute(delete(agenda).where(agenda.c.id == item_id))


def put_off(conn: Connection, member_id: int, now: datetime, until: datetime) -> None:
    """Have everything that is due for a member fall due later."""
    overdue = (agenda.c.member_id == member_id, agenda.c.due_at <= now)
    conn.execute(update(agenda).where(*overdue).values(due_at=until))


def withdraw(conn: Connection, member_id: int, kind: str, slot: str | None = None) -> None:
    """Take everything of a kind, or one slot of it, off a member's agenda."""
    gone = delete(agenda).where(agenda.c.member_id == member_id, agenda.c.kind == kind)
    conn.execute(gone if slot is None else gone.where(agenda.c.slot == slot))


def of_member(conn: Connection, member_id: int, kind: str) -> Sequence[Item]:
    """What a member has coming of a kind, the next first."""
    coming = select(*_ITEM).where(agenda.c.member_id == member_id, agenda.c.kind == kind)
    return [Item(*row) for row in conn.execute(coming.order_by(agenda.c.due_at))]


def due_members(conn: Connection, now: datetime, limit: int) -> Sequence[int]:
    """Up to `limit` members with something due, the longest overdue first; unlocked, so look again when claimed."""
    due = (
        select(agenda.c.member_id)
        .where(agenda.c.due_at <= now)
        .order_by(agenda.c.due_at)
        .limit(limit)
    )
    return list(dict.fromkeys(conn.execute(due).scalars()))


def claim(conn: Connection, member_ids: Sequence[int]) -> Sequence[int]:
    """Lock those of some members whom nobody else holds; answers them in id order."""
    free = select(member.c.id).where(member.c.id.in_(member_ids)).order_by(member.c.id)
    return conn.execute(free.with_for_update(key_share=True, skip_locked=True)).scalars().all()


def due_items(conn: Connection, member_id: int, now: datetime) -> Sequence[Item]:
    """What is due for a member, in the order in which it fell due."""
    due = select(*_ITEM).where(agenda.c.member_id == member_id, agenda.c.due_at <= now)
    return [Item(*row) for row in conn.execute(due.order_by(agenda.c.due_at, agenda.c.id))]


def due_of_kind(conn: Connection, kind: str, now: datetime, limit: int) -> Sequence[Item]:
    """What is due of a kind, for whomever, the longest overdue first; `limit` of it at most."""
    due = select(*_ITEM).where(agenda.c.kind == kind, agenda.c.due_at <= now)
    return [Item(*row) for row in conn.execute(due.order_by(agenda.c.due_at).limit(limit))]


def next_due(conn: Connection) -> datetime | None:
    """When the next thing of all falls due (UTC), or None where nothing will."""
    return conn.execute(select(func.min(agenda.c.due_at))).scalar_one_or_none()


def coming(conn: Connection, account_id: int, kinds: Sequence[str], until: datetime) -> int:
    """How many things of some kinds an account still has before it until an instant (UTC), over all organisations."""
    ahead = (
        select(func.count(distinct(agenda.c.id)))
        .join(member, member.c.id == agenda.c.member_id)
        .where(member.c.account_id == account_id, agenda.c.kind.in_(kinds), agenda.c.due_at < until)
    )
    return conn.execute(ahead).scalar_one()


def said_unasked(conn: Connection, account_id: int, day: date) -> int:
    """How many messages an account was sent unasked on a local date, two at most."""
    of_day = (unasked.c.account_id == account_id, unasked.c.date == day)
    return conn.execute(select(func.count()).select_from(unasked).where(*of_day)).scalar_one()


def note_unasked(conn: Connection, account_id: int, day: date, ordinal: int, kind: str) -> None:
    """Use up the first or second message that an account may be sent unasked on a date; the pair is unique."""
    conn.execute(
        insert(unasked).values(account_id=account_id, date=day, ordinal=ordinal, kind=kind)
    )
