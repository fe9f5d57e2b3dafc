"""Long polling that never dies of a fault, and never confirms what is not kept."""

import asyncio
import logging

from telegram.error import Conflict, TelegramError

from bot.core import Core
from bot.inbox.reception import Json, Reception
from bot.line import fault_of
from bot.telegram import Telegram
from habits.storage.engine import UNAVAILABLE

log = logging.getLogger(__name__)

#: What is asked for. Whatever else Telegram can tell stays with it.
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
#: Seconds that Telegram holds a poll open while there is nothing to tell.
HOLD = 50
#: Seconds between polls after a fault, doubled each time up to the second number.
PAUSES = (0.5, 30.0)
_BATCH = 100


class Poller:
    """Asks Telegram for updates until it is cancelled."""

    def __init__(self, core: Core, telegram: Telegram, reception: Reception) -> None:
        self._line = core.line
        self._clock = core.clock
        self._telegram = telegram
        self._reception = reception
        self._offset = 0
        self._faults = 0
        self._said: str | None = None
        self._last_good: float | None = None
        self._is_well = False

    def age(self) -> float | None:
        """Answer how many seconds ago a poll was last answered well; None: never yet."""
        return None if self._last_good is None else self._clock.monotonic() - self._last_good

    async def run(self) -> None:
        """Poll until cancelled: what is not kept will be told again."""
        while True:
            try:
                await self._poll()
            except TelegramError as error:
                await self._after(error)
            except UNAVAILABLE:
                await self._rest("the database cannot be used: updates stay with Telegram")
            except Exception:
                log.exception("a poll failed")
                await self._rest("a poll failed")

    async def _poll(self) -> None:
        updates = await self._telegram.call("getUpdates", self._question(), seconds=HOLD + 10)
        self._line.succeeded()
        self._last_good = self._clock.monotonic()
        if updates:
            await self._reception.receive(updates)
        self._offset = _offset_after(updates)
        self._faults, self._said, self._is_well = 0, None, True

    def _question(self) -> dict[str, object]:
        return {
            "offset": self._offset,
            "limit": _BATCH,
            # The first answer, and the first after a fault, is wanted at once: it shows health.
            "timeout": HOLD if self._is_well else 0,
            "allowed_updates": list(KINDS),
        }

    async def _after(self, error: TelegramError) -> None:
        self._line.failed(error)
        if isinstance(error, Conflict) and "webhook" in error.message.lower():
            await self._leave_webhook()
        if fault_of(error) is None:
            await self._rest(f"polling is refused: {error.message}")
        else:
            await self._rest(None)  # the line says it

    async def _leave_webhook(self) -> None:
        try:
            await self._telegram.call("deleteWebhook", {})
        except TelegramError as error:
            log.warning("the webhook stays: %s", error.message)

    async def _rest(self, reason: str | None) -> None:
        if reason and reason != self._said:
            log.error("%s; trying on", reason)
            self._said = reason
        self._is_well = False
        first, longest = PAUSES
        pause = min(longest, first * 2.0 ** min(self._faults, 10))
        self._faults += 1
        await self._clock.wait(asyncio.Event(), pause)


def _offset_after(updates: list[Json]) -> int:
    # After a week of silence Telegram may begin anew with smaller numbers: an offset that was
    # confirmed by an empty answer is of no more use, and would hide them.
    return max((int(update["update_id"]) for update in updates), default=-1) + 1
