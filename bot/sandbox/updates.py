"""The queue of updates of one bot: put in by people, taken out by long polling or a webhook."""

from collections import deque
from dataclasses import dataclass, field

from bot.sandbox.errors import Refused, conflict
from bot.sandbox.signals import Signal, real_seconds
from bot.sandbox.wire import Json, encoded

FIRST_UPDATE = 700_000_001
UNASKED = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
OTHER_POLL = (
    "terminated by other getUpdates request; make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class Update:
    """One update as it was when it happened: its number and its JSON."""

    number: int
    body: bytes


@dataclass(slots=True)
class Updates:
    """Updates that no poll has confirmed yet, the oldest first; `polls` wait for more."""

    pending: deque[Update] = field(default_factory=deque)
    following: int = FIRST_UPDATE
    allowed: frozenset[str] = frozenset()
    arrived: Signal = field(default_factory=Signal)
    drained: Signal = field(default_factory=Signal)
    poller: object = None
    polls: int = 0

    def put(self, kind: str, content: Json) -> int | None:
        """Queue an update and answer its number; None where the bot does not want this kind."""
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return None
        return self.put_as(self.following, {kind: content})

    def put_as(self, number: int, content: Json) -> int:
        """Queue an update under a number of one's own, wanted or not."""
        self.following = max(self.following, number + 1)
        self.pending.append(Update(number, encoded({"update_id": number, **content})))
        self.arrived.notify()
        return number

    def confirm(self, offset: int) -> None:
        """Forget what came before `offset`; a negative one keeps that many from the end."""
        if offset < 0:
            offset = self.pending[offset].number if len(self.pending) >= -offset else 0
        while self.pending and self.pending[0].number < offset:
            self.pending.popleft()
        if not self.pending:
            self.drained.notify()

    def clear(self) -> None:
        """Drop everything that is pending."""
        self.pending.clear()
        self.drained.notify()

    async def poll(self, offset: int, limit: int, seconds: float) -> bytes:
        """The next updates as a JSON array, empty after so many real seconds.

        Raises Refused (409) when another poll takes over, or what `end_poll` was given.
        """
        ticket = self.poller = object()
        self.arrived.notify()
        self.confirm(offset)
        self.polls += 1
        try:
            await self._arrival(real_seconds() + seconds, ticket)
        finally:
            self.polls -= 1
        return self._batch(limit)

    def end_poll(self, refusal: Refused) -> None:
        """Answer the present poll with this."""
        self.poller = refusal
        self.arrived.notify()

    async def _arrival(self, until: float, ticket: object) -> None:
        while not self.pending and (left := until - real_seconds()) > 0:
            await self.arrived.wait(left)
            if self.poller is not ticket:
                raise self.poller if isinstance(self.poller, Refused) else conflict(OTHER_POLL)

    def _batch(self, limit: int) -> bytes:
        count = min(limit, len(self.pending))
        return b"[" + b",".join(self.pending[index].body for index in range(count)) + b"]"
