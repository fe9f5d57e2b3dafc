"""The outbox's one transaction: what has landed is settled, and what may go now is claimed."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection

from bot.links import without_tokens
from habits.storage import budget, outbox
from habits.storage.outbox import Message, Outcome, Settlement

#: Told of each message that is settled, inside the transaction that settles it.
Settled = Callable[[Connection, Message, Outcome, datetime], None]


class Stale(Exception):
    """A message among those to be settled is no longer ours."""


@dataclass(frozen=True, slots=True)
class Flight:
    """A message that may go now, in the place of message `replaced` where that is given."""

    message: Message
    replaced: int | None
    #: When it was claimed, in seconds that only go forward.
    since: float


@dataclass(frozen=True, slots=True)
class Need:
    """What is wanted of the next claim.

    Attributes:
        bot: whose budget is taken from.
        worker: in whose name.
        room: how many messages at most.
        rate: how many messages a second, over all chats and processes.
        resting: chats that nothing may go to.
        now: the wall time.
        monotonic: seconds that only go forward.
    """

    bot: int
    worker: str
    room: int
    rate: float
    resting: Sequence[int]
    now: datetime
    monotonic: float


@dataclass(frozen=True, slots=True)
class Gain:
    """What a claim brought; `spent` when more might go but for the budget."""

    flights: Sequence[Flight] = ()
    spent: bool = False


def settle(
    conn: Connection, settlements: Sequence[Settlement], settled: Settled, now: datetime
) -> None:
    """Write how messages ended, and tell `settled`.

    Raises:
        Stale: when a claim among them no longer held; the transaction must be rolled back.
    """
    if not outbox.settle(conn, [_without_tokens(one) for one in settlements], now):
        raise Stale
    for one in settlements:
        if one.outcome is not None:
            settled(conn, one.message, one.outcome, now)


def _without_tokens(one: Settlement) -> Settlement:
    """The same; where it is the message's end, what is kept of its body lets nobody in."""
    written = json.dumps(one.message.body)
    kept = without_tokens(written)
    if one.outcome is None or kept == written:
        return one
    return replace(one, message=replace(one.message, body=json.loads(kept)))


def claim(conn: Connection, need: Need, settled: Settled) -> Gain:
    """Take messages that may go now; those whose time has passed are settled instead."""
    allowed, start = budget.available(conn, need.bot, need.rate, need.monotonic)
    at_most = min(allowed, need.room)
    if at_most <= 0:
        return Gain(spent=allowed <= 0)
    claimed = outbox.claim(conn, need.worker, at_most, need.now, need.resting)
    late = [message for message in claimed if _is_late(message, need.now)]
    timely = [message for message in claimed if not _is_late(message, need.now)]
    settle(conn, [_expired(message) for message in late], settled, need.now)
    if timely:
        budget.take(conn, need.bot, need.rate, start, len(timely))
    return Gain(_flights(conn, timely, need.monotonic), spent=len(claimed) == allowed)


def _flights(conn: Connection, messages: Sequence[Message], since: float) -> list[Flight]:
    replaced = [one.replaces for one in messages if one.replaces is not None]
    numbers = outbox.numbers(conn, replaced)
    return [Flight(one, numbers.get(one.replaces or 0), since) for one in messages]


def _is_late(message: Message, now: datetime) -> bool:
    return message.not_after is not None and message.not_after <= now


def _expired(message: Message) -> Settlement:
    tried = message.state == outbox.State.UNCERTAIN
    return Settlement(message, Outcome.UNKNOWN if tried else Outcome.EXPIRED, "its time passed")
