"""Where updates come in, however they come: kept, committed, and only then confirmed."""

import json
import logging
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from bot.core import Core
from bot.links import without_tokens
from habits.storage import inbox
from habits.storage.inbox import Received

log = logging.getLogger(__name__)

#: The largest update that is kept whole, in characters: Telegram's own are far smaller.
LARGEST = 256 * 1024
#: What one chat may say: so much at once, and then an update a second.
AT_ONCE = 1000
#: The largest number that a chat can have in the database: 64 bits, one of them the sign.
_FARTHEST = (1 << 63) - 1

Json = dict[str, Any]


class Reception:
    """Keeps updates in the inbox of one bot."""

    def __init__(self, core: Core, came: Callable[[], None]) -> None:
        self._core = core
        self._came = came
        self._full_until: dict[int, float] = {}

    async def receive(self, updates: Sequence[Json]) -> None:
        """Keep `updates`, as Telegram gave them; once this returns they may be confirmed.

        An update that is too large is kept as a dead letter, without its content, and so is one
        whose chat cannot be read. What a chat says beyond all measure is dropped.
        """
        now = self._core.clock.now()
        kept = [one for one in map(received, updates) if self._may_speak(one.chat)]
        if len(kept) < len(updates):
            log.warning("a chat says too much: %d updates dropped", len(updates) - len(kept))
        if kept:
            await self._core.transactions.write(
                lambda conn: inbox.receive(conn, self._core.bot, kept, now)
            )
            self._came()

    def _may_speak(self, chat: int) -> bool:
        now = self._core.clock.monotonic()
        until = max(now, self._full_until.get(chat, now))
        if until - now > AT_ONCE:
            return False
        self._full_until[chat] = until + 1
        if len(self._full_until) > AT_ONCE:
            self._full_until = {one: at for one, at in self._full_until.items() if at > now}
        return True


def received(update: Json) -> Received:
    """Answer what of an update is kept."""
    payload = json.dumps(update, separators=(",", ":"))
    number = int(update["update_id"])
    try:
        chat = chat_of(update)
    except (LookupError, TypeError, ValueError) as error:  # it must not keep its whole batch out
        return Received(number, 0, without_tokens(payload), f"its chat cannot be read: {error!r}")
    if len(payload) > LARGEST:
        return Received(number, chat, "{}", f"too large: {len(payload)} characters")
    return Received(number, chat, payload)


def chat_of(update: Json) -> int:
    """Answer the chat in which an update happened; who did it where it has none; 0 at the worst.

    Raises:
        LookupError, TypeError, ValueError: when it is not as it should be.
    """
    for event in _events(update):
        for place in (event, event.get("message")):
            if isinstance(place, dict) and "chat" in place:
                return _number_of(place["chat"])
        who = event.get("from") or event.get("user")
        if who:
            return _number_of(who)
    return 0


def _number_of(whom: Json) -> int:
    number = whom["id"]
    if not isinstance(number, int) or abs(number) > _FARTHEST:
        raise ValueError(f"{number!r} is no number of a chat")
    return number


def _events(update: Json) -> Iterator[Json]:
    return (value for value in update.values() if isinstance(value, dict))
