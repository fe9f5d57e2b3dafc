"""How fast messages may go to one chat, and which chats must rest.

Telegram wants no more than one message a second in a private chat and twenty a minute in a group;
the pace over all chats is `habits.storage.budget`.
"""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """One message every `interval` seconds, and `burst` at once after a silence."""

    interval: float
    burst: int


#: For a virtual clock, whose days pass in a moment, and for measuring.
UNPACED = Pace(interval=0.0, burst=1)


@dataclass(frozen=True, slots=True)
class Limits:
    """How fast messages go out.

    Attributes:
        rate: messages a second, over all chats.
        private: the pace in a private chat.
        group: the pace in a group; 20 in any minute.
        flights: how many calls are under way at once.
    """

    rate: float = 25.0
    private: Pace = Pace(interval=1.0, burst=3)
    group: Pace = Pace(interval=3.4, burst=3)
    flights: int = 256


class Rests:
    """Which chats must rest, by a clock that only goes forward."""

    def __init__(self, limits: Limits, monotonic: Callable[[], float]) -> None:
        self._limits = limits
        self._monotonic = monotonic
        self._next: dict[int, float] = {}
        self._paused: dict[int, float] = {}
        self._all_until = 0.0

    def sent(self, chat: int) -> None:
        """Count a message to `chat`."""
        now = self._monotonic()
        self._next[chat] = max(now, self._next.get(chat, now)) + self._pace(chat).interval

    def pause(self, chat: int, seconds: float) -> None:
        """Let `chat` rest for `seconds` at least."""
        until = self._monotonic() + seconds
        self._paused[chat] = max(until, self._paused.get(chat, until))

    def refused(self, chat: int, seconds: float) -> None:
        """Let `chat` rest as Telegram asked, and all chats when it asks that of a second one.

        Telegram does not say whether it means the chat or the bot.
        """
        now = self._monotonic()
        if any(until > now and other != chat for other, until in self._paused.items()):
            self._all_until = max(self._all_until, now + seconds)
        self.pause(chat, seconds)

    def until_all(self) -> float:
        """Answer for how many seconds nothing may go at all."""
        return max(0.0, self._all_until - self._monotonic())

    def resting(self) -> dict[int, float]:
        """Answer the chats that rest, and for how many seconds more."""
        now = self._monotonic()
        self._next = {chat: free for chat, free in self._next.items() if free > now}
        self._paused = {chat: until for chat, until in self._paused.items() if until > now}
        rests = {chat: free - self._ahead(chat) - now for chat, free in self._next.items()}
        for chat, until in self._paused.items():
            rests[chat] = max(until - now, rests.get(chat, 0.0))
        return {chat: seconds for chat, seconds in rests.items() if seconds > 0}

    def _pace(self, chat: int) -> Pace:
        return self._limits.private if chat > 0 else self._limits.group

    def _ahead(self, chat: int) -> float:
        pace = self._pace(chat)
        return pace.interval * (pace.burst - 1)
