"""Whether Telegram can be reached and takes the token: known from every call, asked when in doubt.

Whoever calls says how it went. After a fault nothing is sent until some call has succeeded; the
line makes one itself, now and then.
"""

import asyncio
import logging
from collections.abc import Callable
from enum import Enum

from telegram.error import InvalidToken, TelegramError

from bot.clock import Clock
from bot.telegram import NotSent, Telegram, Unanswered

log = logging.getLogger(__name__)

#: Seconds between two questions, doubled each time up to the second number.
_NETWORK_PAUSES = (0.25, 30.0)
_REFUSED_PAUSES = (5.0, 60.0)


class Fault(Enum):
    """What keeps calls from succeeding."""

    NETWORK = "Telegram cannot be reached"
    REFUSED = "Telegram refuses the token: nothing is sent or received until it takes it again"


class Line:
    """The state of the connection to Telegram, shared by all who call it."""

    def __init__(self, telegram: Telegram, clock: Clock) -> None:
        self._telegram = telegram
        self._clock = clock
        self._fault: Fault | None = None
        self._said: Fault | None = None
        self._doubted = asyncio.Event()
        self._opened = asyncio.Event()
        self._listeners: list[Callable[[], None]] = []

    @property
    def is_open(self) -> bool:
        """Whether the last that is known of it is a success."""
        return self._fault is None

    @property
    def is_refused(self) -> bool:
        """Whether Telegram does not take the token."""
        return self._fault is Fault.REFUSED

    def on_open(self, listener: Callable[[], None]) -> None:
        """Call `listener` whenever the line opens again."""
        self._listeners.append(listener)

    def succeeded(self) -> None:
        """Take note that a call was answered as it should."""
        if self._fault is None:
            return
        if self._said:
            log.info("Telegram answers again")
        self._fault = self._said = None
        self._opened.set()
        for listener in self._listeners:
            listener()

    def failed(self, error: TelegramError) -> None:
        """Take note that a call failed, where that says something about the line."""
        fault = fault_of(error)
        if fault is None:
            self.succeeded()
            return
        self._fault = fault
        self._opened.clear()
        self._doubted.set()
        if fault is Fault.REFUSED:
            self._say(fault, error)

    async def run(self) -> None:
        """Ask, while in doubt, until there is an answer; ends when cancelled."""
        while True:
            await self._doubted.wait()
            self._doubted.clear()
            await self._ask_until_open()

    async def _ask_until_open(self) -> None:
        tries = 0
        while self._fault is not None:
            if tries or self._fault is Fault.REFUSED:
                await self._clock.wait(self._opened, _pause(self._fault, tries))
            if self._fault is not None:
                await self._ask()
            tries += 1

    async def _ask(self) -> None:
        try:
            await self._telegram.call("getMe", {})
        except TelegramError as error:
            self.failed(error)
            if self._fault is not None:
                self._say(self._fault, error)
        else:
            self.succeeded()

    def _say(self, fault: Fault, error: TelegramError) -> None:
        if self._said is not fault:
            self._said = fault
            log.error("%s (%s)", fault.value, error.message)


def fault_of(error: TelegramError) -> Fault | None:
    """Answer what an error says about the line, None where the call itself was at fault."""
    if isinstance(error, NotSent | Unanswered):
        return Fault.NETWORK
    return Fault.REFUSED if isinstance(error, InvalidToken) else None


def _pause(fault: Fault, tries: int) -> float:
    first, longest = _REFUSED_PAUSES if fault is Fault.REFUSED else _NETWORK_PAUSES
    return min(longest, first * 2.0 ** min(tries, 10))
