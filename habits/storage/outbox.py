"""Messages on their way out: planned with what led to them, sent at least once, in order.

A row is open until it is settled. Of the open ones in a chat only the first may be claimed, so
that one message at most is under way in a chat, and a death in mid-send doubles at most that one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    false,
    func,
    insert,
    or_,
    select,
    update,
)

from habits.storage.tables.messages import outbox, worker

Body = dict[str, Any]


class State(StrEnum):
    """Where a message stands. Uncertain: a call was made, and how it ended is unknown."""

    PLANNED = "planned"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    FAILED = "failed"


class Outcome(StrEnum):
    """How a message ended."""

    SENT = "sent"
    BLOCKED = "blocked"  # the person let nothing through
    REFUSED = "refused"  # it could never have been sent
    EXPIRED = "expired"  # its time passed before it was tried
    UNKNOWN = "unknown"  # its time passed, and an attempt may have arrived


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to be sent.

    Attributes:
        chat: where to.
        kind: what the body is ("text", "edit", "picture"); nothing here but `picture_above` reads it.
        body: what the edge needs to send it.
        priority: 0 for answers, 1 for what was planned; smaller goes first, over all chats.
        not_before: it stays back until then, and lets later ones of its chat pass.
        not_after: it is not sent from then on.
        purpose: what it is for ("prompt", "reminder"), for whom it is settled.
        reference: what it is about, for whom it is settled.
        replaces: the id of an earlier message in the same chat that it takes the place of.
    """

    chat: int
    kind: str
    body: Body
    priority: int = 0
    not_before: datetime | None = None
    not_after: datetime | None = None
    purpose: str | None = None
    reference: dict[str, Any] | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A planned message that was claimed; `attempts` counts the calls that ended unknown.

    Its `not_before` lies ahead where the other side has asked for patience.
    """

    id: int
    chat: int
    kind: str
    body: Body
    priority: int
    not_before: datetime | None
    not_after: datetime | None
    purpose: str | None
    reference: dict[str, Any] | None
    replaces: int | None
    state: State
    fence: int
    attempts: int


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it stands in a chat: what the other side calls it, and what it was made from last."""

    number: int
    body: Body


@dataclass(frozen=True, slots=True)
class Settlement:
    """How a claimed message ended, or that it goes again (`outcome` None)."""

    message: Message
    outcome: Outcome | None
    error: str | None = None
    #: What the other side calls the message that was sent.
    number: int | None = None
    #: Whether a call was made whose end is unknown.
    uncertain: bool = False
    #: When it may go again, where the other side said so.
    not_before: datetime | None = None


_COLUMNS = (
    outbox.c.id,
    outbox.c.chat,
    outbox.c.kind,
    outbox.c.body,
    outbox.c.priority,
    outbox.c.not_before,
    outbox.c.not_after,
    outbox.c.purpose,
    outbox.c.reference,
    outbox.c.replaces,
    outbox.c.state,
    outbox.c.fence,
    outbox.c.attempts,
)
_earlier = outbox.alias("earlier")
_open = outbox.c.settled_at.is_(None)
_free = and_(_open, outbox.c.worker.is_(None))


def _is_due(table: Any) -> Any:  # noqa: ANN401
    """Whether its time has come; once it has, it keeps its place in the chat and lets none pass."""
    was_claimed = table.c.fence > 0
    return or_(table.c.not_before.is_(None), table.c.not_before <= bindparam("now"), was_claimed)


_PLAN = insert(outbox).returning(outbox.c.id)
# A subquery for each row, which PostgreSQL cannot turn into a join of all with all.
_first_of_chat = (
    select(func.min(_earlier.c.id))
    .where(_earlier.c.chat == outbox.c.chat, _earlier.c.settled_at.is_(None), _is_due(_earlier))
    .scalar_subquery()
)
# One that was held back may fall due while a later one of its chat is under way.
_under_way = exists().where(
    _earlier.c.chat == outbox.c.chat,
    _earlier.c.settled_at.is_(None),
    _earlier.c.worker.is_not(None),
)
_may_go = case((outbox.c.id == _first_of_chat, ~_under_way), else_=false())
_HEADS = (
    select(outbox.c.id)
    .where(
        _free,
        _is_due(outbox),
        outbox.c.chat.not_in(bindparam("resting", expanding=True)),
        _may_go,
        exists().where(worker.c.id == bindparam("me")),
    )
    .order_by(outbox.c.priority, outbox.c.id)
    .limit(bindparam("at_most"))
    .with_for_update(skip_locked=True, of=outbox)
    .cte("heads")
)
_CLAIM = (
    update(outbox)
    .where(outbox.c.id.in_(select(_HEADS.c.id)))
    .values(
        worker=bindparam("me"),
        fence=outbox.c.fence + 1,
        state=case((outbox.c.state == State.PLANNED, State.SENDING), else_=outbox.c.state),
    )
    .returning(*_COLUMNS)
)
_SETTLE = (
    update(outbox)
    .where(outbox.c.id == bindparam("which"), outbox.c.fence == bindparam("held"), _open)
    .values(
        state=bindparam("becomes"),
        body=bindparam("kept"),
        not_before=bindparam("again"),
        worker=None,
        attempts=outbox.c.attempts + bindparam("tried"),
        error=bindparam("reason"),
        message=bindparam("number"),
        settled_at=bindparam("at"),
    )
)
_NUMBERS = select(outbox.c.id, outbox.c.message).where(
    outbox.c.id.in_(bindparam("which", expanding=True))
)
_PICTURE_ABOVE = (
    select(outbox.c.message, outbox.c.body)
    .where(
        outbox.c.chat == bindparam("where"),
        outbox.c.kind == "picture",
        outbox.c.message.is_not(None),
        outbox.c.message < bindparam("number"),
    )
    .order_by(outbox.c.message.desc(), outbox.c.id.desc())
    .limit(1)
)
_WAITING = select(func.count()).select_from(
    select(outbox.c.id).where(_free, _is_due(outbox)).limit(bindparam("at_most")).subquery()
)
_ANY_DUE = select(exists().where(_open, _is_due(outbox)))
_NEXT = select(func.min(outbox.c.not_before)).where(_open, outbox.c.not_before > bindparam("now"))
_FORGET = delete(outbox).where(outbox.c.planned_at < bindparam("before"), ~_open)


def plan(conn: Connection, draft: Draft, now: datetime) -> int:
    """Put a message on its way, once the transaction commits; answer its id."""
    row = {
        "chat": draft.chat,
        "kind": draft.kind,
        "body": draft.body,
        "priority": draft.priority,
        "not_before": draft.not_before,
        "not_after": draft.not_after,
        "purpose": draft.purpose,
        "reference": draft.reference,
        "replaces": draft.replaces,
        "planned_at": now,
        "state": State.PLANNED,
        "fence": 0,
        "attempts": 0,
    }
    return int(conn.execute(_PLAN, row).scalar_one())


def claim(
    conn: Connection, me: str, at_most: int, now: datetime, resting: Sequence[int]
) -> list[Message]:
    """Take up to `at_most` messages for the worker `me`, from chats that are not `resting`.

    Answers sooner first, none for a worker that is not registered.
    """
    facts = {"me": me, "at_most": at_most, "now": now, "resting": list(resting)}
    claimed = [Message(*row) for row in conn.execute(_CLAIM, facts)]
    return sorted(claimed, key=lambda message: (message.priority, message.id))


def settle(conn: Connection, settlements: Sequence[Settlement], now: datetime) -> bool:
    """Write how claimed messages ended; False when a claim among them no longer held.

    The body that a settlement's message has is what is kept of it from now on.
    After False the transaction is half written, and must be rolled back.
    """
    if not settlements:
        return True
    rows = [_settled(one, now) for one in settlements]
    return conn.execute(_SETTLE, rows).rowcount == len(rows)


def numbers(conn: Connection, ids: Sequence[int]) -> dict[int, int]:
    """Answer what the other side calls each of these messages, those left out it never got."""
    if not ids:
        return {}
    rows = conn.execute(_NUMBERS, {"which": list(ids)})
    return {row.id: row.message for row in rows if row.message is not None}


def picture_above(conn: Connection, chat: int, number: int) -> Picture | None:
    """Answer the last picture that stands in a chat above a message, or None where none is known."""
    found = conn.execute(_PICTURE_ABOVE, {"where": chat, "number": number}).first()
    return None if found is None else Picture(found.message, found.body)


def waiting(conn: Connection, now: datetime, at_most: int) -> int:
    """Answer how many messages wait to be claimed, counting no further than `at_most`."""
    return conn.execute(_WAITING, {"now": now, "at_most": at_most}).scalar_one()


def is_empty(conn: Connection, now: datetime) -> bool:
    """Answer whether every message that is due has been settled."""
    return not conn.execute(_ANY_DUE, {"now": now}).scalar_one()


def next_due(conn: Connection, now: datetime) -> datetime | None:
    """Answer when the first message that is held back until later than `now` is due."""
    due: datetime | None = conn.execute(_NEXT, {"now": now}).scalar_one()
    return due


def forget(conn: Connection, before: datetime) -> int:
    """Delete what was planned before `before` and is settled; answer how many rows that were."""
    return conn.execute(_FORGET, {"before": before}).rowcount


def _settled(one: Settlement, now: datetime) -> dict[str, Any]:
    return {
        "which": one.message.id,
        "held": one.message.fence,
        "becomes": _state_after(one),
        "kept": one.message.body,
        "again": one.not_before or one.message.not_before,
        "tried": int(one.uncertain),
        "reason": one.error,
        "number": one.number,
        "at": None if one.outcome is None else now,
    }


def _state_after(one: Settlement) -> State:
    if one.outcome is Outcome.SENT:
        return State.SENT
    if one.outcome is Outcome.UNKNOWN or one.uncertain:
        return State.UNCERTAIN
    if one.outcome is not None:
        return State.FAILED
    return State.UNCERTAIN if one.message.state == State.UNCERTAIN else State.PLANNED
