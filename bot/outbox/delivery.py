"""One attempt to send a message, and what its end decides: gone, later, uncertain or refused."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.line import Line
from bot.outbox.calls import Call, call_for
from bot.telegram import NotSent, Telegram, Unanswered
from habits.storage.outbox import Body, Message, Outcome, Settlement

log = logging.getLogger(__name__)

#: By name, what draws the picture that a body describes: PNG. Runs in a thread.
Drawings = Mapping[str, Callable[[Body], bytes]]

_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 300.0
_UNCHANGED = "message is not modified"
_NO_LONGER_THERE = ("message to edit not found", "message can't be edited", "there is no text")


@dataclass(frozen=True, slots=True)
class Landing:
    """How an attempt ended: the row's settlement, and how many seconds its chat must rest."""

    settlement: Settlement
    rest: float = 0.0
    #: Whether Telegram itself asked for the rest.
    asked: bool = False


class Delivery:
    """Makes the calls that send messages."""

    def __init__(self, telegram: Telegram, line: Line, drawings: Drawings) -> None:
        self._telegram = telegram
        self._line = line
        self._drawings = drawings

    async def deliver(self, message: Message, replaced: int | None) -> Landing:
        """Try once to send `message`, in the place of message `replaced` if that is given."""
        try:
            picture = await self._drawn(message)
            number = await self._send(message, replaced, picture)
        except TelegramError as error:
            self._line.failed(error)
            return landing_after(message, error)
        except Exception as error:  # a body that cannot be sent must not hold up its chat
            log.exception("message %d cannot be sent", message.id)
            return Landing(Settlement(message, Outcome.REFUSED, repr(error)))
        self._line.succeeded()
        return Landing(Settlement(message, Outcome.SENT, number=number))

    async def _drawn(self, message: Message) -> bytes | None:
        if message.kind != "picture":
            return None
        draw = self._drawings[message.body["drawing"]]
        return await asyncio.to_thread(draw, message.body)

    async def _send(
        self, message: Message, replaced: int | None, picture: bytes | None
    ) -> int | None:
        call = call_for(message, replaced, picture)
        try:
            return _number(await self._made(call))
        except BadRequest as error:
            reason = error.message.lower()
            if call.edits is not None and _UNCHANGED in reason:
                return call.edits
            if replaced is not None and any(text in reason for text in _NO_LONGER_THERE):
                return _number(await self._made(call_for(message, None, picture)))
            raise

    async def _made(self, call: Call) -> Any:  # noqa: ANN401
        return await self._telegram.call(call.method, call.parameters)


def landing_after(message: Message, error: TelegramError) -> Landing:
    """Answer what an error decides about a message. By class, and never by NetworkError."""
    reason = f"{type(error).__name__}: {error.message}"
    match error:
        case Unanswered():
            rest = min(_LONGEST_PAUSE, _FIRST_PAUSE * 2 ** min(message.attempts, 10))
            return Landing(Settlement(message, None, reason, uncertain=True), rest)
        case NotSent() | InvalidToken():
            return Landing(Settlement(message, None, reason))
        case RetryAfter():
            return Landing(Settlement(message, None, reason), _seconds(error), asked=True)
        case Forbidden():
            return Landing(Settlement(message, Outcome.BLOCKED, reason))
        case _:
            log.error("message %d to chat %d was refused: %s", message.id, message.chat, reason)
            return Landing(Settlement(message, Outcome.REFUSED, reason))


def _seconds(error: RetryAfter) -> float:
    after = error.retry_after
    return float(after) if isinstance(after, int) else after.total_seconds()


def _number(result: Any) -> int | None:  # noqa: ANN401
    return result.get("message_id") if isinstance(result, dict) else None
