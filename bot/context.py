"""What a handler works with: one update, and one transaction to answer it."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import Connection
from telegram import Update
from telegram.error import TelegramError
from telegram.ext import Application, CallbackContext, ExtBot

from bot.core import Core
from bot.links import without_tokens
from bot.outside import OutsideReader
from bot.telegram import Telegram
from bot.transactions import Chore
from habits.parsing.outside import OutsideReading
from habits.storage import inbox, outbox
from habits.storage.inbox import Claim, State
from habits.storage.outbox import Draft

T = TypeVar("T")

#: Seconds that telling Telegram of a press may take: later it is of no use.
_ACKNOWLEDGE = 5.0


@dataclass(frozen=True, slots=True)
class Edge:
    """What answering needs, the same for every update."""

    core: Core
    #: Called after a commit that planned messages.
    planned: Callable[[], None]
    #: Who may be asked what a message says, where an operator wants that.
    outside: OutsideReader | None = None
    tasks: set[asyncio.Task[None]] = field(default_factory=set)

    def in_background(self, work: Coroutine[Any, Any, None]) -> None:
        """Run `work` beside everything else; nobody waits for it."""
        task = asyncio.create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


@dataclass(slots=True)
class Handling:
    """One attempt to handle one update: whether a handler said that it is done, or what failed."""

    claim: Claim
    edge: Edge
    is_done: bool = False
    error: BaseException | None = None


#: The attempt that the current task is.
handling: ContextVar[Handling] = ContextVar("handling")


class FifteenContext(CallbackContext[ExtBot[None], dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """python-telegram-bot's context, and how an update is answered.

    A handler ends with `answer` or `ignore`, exactly one of them, once. An update of which neither
    was said counts as failed: it is tried again, and set aside in the end.
    """

    _handling: Handling
    _happened_at: datetime
    _press: str | None

    @classmethod
    def from_update(cls, update: object, application: Any) -> "FifteenContext":  # noqa: ANN401
        """Build the context of one update; called by python-telegram-bot."""
        context: FifteenContext = super().from_update(update, application)
        context._handling = handling.get()
        context._happened_at = _moment(update) or context._handling.claim.received_at
        context._press = _press(update)
        return context

    @property
    def happened_at(self) -> datetime:
        """When the person did it, in UTC: a message when sent or edited, a press when it came."""
        return self._happened_at

    @property
    def update_id(self) -> int:
        """Telegram's number of the update."""
        return self._handling.claim.update_id

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which only reads; answer what it answered."""
        return await self._handling.edge.core.transactions.read(work)

    @property
    def may_ask_outside(self) -> bool:
        """Whether an operator wants a reader outside to be asked."""
        return self._handling.edge.outside is not None

    async def outside_reading(self, text: str, now: datetime) -> OutsideReading | None:
        """What the reader outside says of a message written at `now` (local); None without one."""
        outside = self._handling.edge.outside
        return await outside.reading(text, now) if outside else None

    async def do_first(self, find: Callable[[Connection], Sequence[Chore]]) -> None:
        """Do what `find` answers, each in a transaction of its own; what fails is logged and left."""
        transactions = self._handling.edge.core.transactions
        await transactions.write_each(await transactions.read(find))

    async def answer(self, work: Callable[[Connection], Sequence[Draft]]) -> None:
        """Run `work` and plan the drafts it answers, the update handled: all of it or nothing.

        Raises:
            Fenced: when another process took the update over; nothing is left of `work`.
            Whatever `work` raises; nothing is left of it, and the update may be answered again.
        """
        await self._end(State.HANDLED, work)

    async def ignore(self) -> None:
        """Say that the update needs no answer."""
        await self._end(State.IGNORED, _nothing)

    def acknowledge(self, text: str | None = None) -> None:
        """Let the pressed button rest, showing `text` for a moment. Best effort, at once."""
        if self._press is not None:
            call: dict[str, object] = {"callback_query_id": self._press, "text": text}
            self._handling.edge.in_background(_acknowledge(self._handling.edge.core.telegram, call))

    async def _end(self, state: State, work: Callable[[Connection], Sequence[Draft]]) -> None:
        edge, claim = self._handling.edge, self._handling.claim
        now = edge.core.clock.now()
        done_with = replace(claim, payload=without_tokens(claim.payload))

        def all_of_it(conn: Connection) -> None:
            inbox.finish(conn, done_with, state, now)
            for draft in work(conn):
                outbox.plan(conn, draft, now)

        await edge.core.transactions.write(all_of_it, order=claim.chat)
        self._handling.is_done = True
        edge.planned()


#: The application whose handlers get this context.
FifteenApplication = Application[
    ExtBot[None], FifteenContext, dict[Any, Any], dict[Any, Any], dict[Any, Any], Any
]


def _nothing(_conn: Connection) -> Sequence[Draft]:
    return ()


async def _acknowledge(telegram: Telegram, call: dict[str, object]) -> None:
    try:
        await telegram.call("answerCallbackQuery", call, seconds=_ACKNOWLEDGE)
    except TelegramError:
        return  # the button stops turning by itself


def _press(update: object) -> str | None:
    query = update.callback_query if isinstance(update, Update) else None
    return query.id if query else None


def _moment(update: object) -> datetime | None:
    if not isinstance(update, Update):
        return None
    if update.edited_message:
        return update.edited_message.edit_date
    dated = update.message or update.my_chat_member
    return dated.date if dated else None
