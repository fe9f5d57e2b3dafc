"""Updates that came in: kept before they are confirmed, handled once, one chat in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import Connection, and_, bindparam, delete, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from habits.storage.tables.messages import inbox


class State(StrEnum):
    """Where an update stands."""

    WAITING = "waiting"
    HANDLED = "handled"
    IGNORED = "ignored"
    DEAD = "dead"


class Fenced(Exception):
    """Somebody else has the update by now: whoever sees this must leave no trace."""


@dataclass(frozen=True, slots=True)
class Received:
    """An update as it came, its payload JSON. With an error it is kept, and never handled."""

    update_id: int
    chat: int
    payload: str
    error: str | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """An update that this process may handle, as long as the row's fence is the claim's."""

    id: int
    update_id: int
    chat: int
    payload: str
    received_at: datetime
    fence: int
    attempts: int


_earlier = inbox.alias("earlier")
_open = inbox.c.handled_at.is_(None)

_RECEIVE = {
    "sqlite": sqlite.insert(inbox).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(inbox).on_conflict_do_nothing(),
}
# A subquery for each row, which PostgreSQL cannot turn into a join of all with all.
_first_of_chat = (
    select(func.min(_earlier.c.id))
    .where(
        _earlier.c.bot == inbox.c.bot,
        _earlier.c.chat == inbox.c.chat,
        _earlier.c.handled_at.is_(None),
    )
    .scalar_subquery()
)
_HEADS = (
    select(inbox.c.id)
    .where(
        inbox.c.bot == bindparam("which"),
        _open,
        inbox.c.worker.is_(None),
        inbox.c.id == _first_of_chat,
    )
    .order_by(inbox.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True)
    .cte("heads")
)
_CLAIM = (
    update(inbox)
    .where(inbox.c.id.in_(select(_HEADS.c.id)))
    .values(worker=bindparam("me"), fence=inbox.c.fence + 1)
    .returning(
        inbox.c.id,
        inbox.c.update_id,
        inbox.c.chat,
        inbox.c.payload,
        inbox.c.received_at,
        inbox.c.fence,
        inbox.c.attempts,
    )
)
_MINE = and_(inbox.c.id == bindparam("which"), inbox.c.fence == bindparam("held"))
_FINISH = (
    update(inbox)
    .where(_MINE, _open)
    .values(
        state=bindparam("outcome"),
        payload=bindparam("kept"),
        error=bindparam("reason"),
        handled_at=bindparam("at"),
        worker=None,
    )
)
_FAIL = (
    update(inbox)
    .where(_MINE, _open)
    .values(attempts=inbox.c.attempts + 1, error=bindparam("reason"))
)
_ANY_OPEN = select(exists().where(inbox.c.bot == bindparam("which"), _open))
_FORGET = delete(inbox).where(inbox.c.received_at < bindparam("before"), ~_open)


def receive(conn: Connection, bot: int, updates: Sequence[Received], now: datetime) -> None:
    """Keep `updates` of `bot`; those that are kept already stay as they are."""
    rows = [
        {
            "bot": bot,
            "update_id": one.update_id,
            "chat": one.chat,
            "payload": one.payload,
            "received_at": now,
            "state": State.WAITING if one.error is None else State.DEAD,
            "fence": 0,
            "attempts": 0,
            "error": one.error,
            "handled_at": None if one.error is None else now,
        }
        for one in updates
    ]
    if rows:
        conn.execute(_RECEIVE[conn.dialect.name], rows)


def claim(conn: Connection, bot: int, me: str, at_most: int) -> list[Claim]:
    """Take up to `at_most` updates for the worker `me`: each the oldest open one of its chat."""
    rows = conn.execute(_CLAIM, {"which": bot, "me": me, "at_most": at_most})
    return sorted((Claim(*row) for row in rows), key=lambda claim: claim.id)


def finish(
    conn: Connection, claimed: Claim, state: State, now: datetime, reason: str | None = None
) -> None:
    """Say that an update is done with, in the transaction of all that it led to.

    The claim's payload is what is kept of it from now on.

    Raises:
        Fenced: when the claim no longer holds; the transaction must be rolled back.
    """
    outcome = {"outcome": state, "reason": reason, "at": now, "kept": claimed.payload}
    if conn.execute(_FINISH, {"which": claimed.id, "held": claimed.fence} | outcome).rowcount != 1:
        raise Fenced(f"update {claimed.update_id} is no longer ours")


def fail(conn: Connection, claimed: Claim, reason: str) -> None:
    """Count a failed attempt, the claim kept.

    Raises:
        Fenced: when the claim no longer holds.
    """
    held = {"which": claimed.id, "held": claimed.fence, "reason": reason}
    if conn.execute(_FAIL, held).rowcount != 1:
        raise Fenced(f"update {claimed.update_id} is no longer ours")


def is_empty(conn: Connection, bot: int) -> bool:
    """Answer whether every update of `bot` is done with."""
    return not conn.execute(_ANY_OPEN, {"which": bot}).scalar_one()


def forget(conn: Connection, before: datetime) -> int:
    """Delete what came before `before` and is done with; answer how many rows that were."""
    return conn.execute(_FORGET, {"before": before}).rowcount
