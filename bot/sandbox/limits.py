"""Telegram's flood limits: so many messages a second to a chat, and from a bot."""

import math
from dataclasses import dataclass, field

from bot.sandbox.errors import too_many_requests
from bot.sandbox.signals import real_seconds


@dataclass(slots=True)
class Bucket:
    """A rate in messages a real second that lets `burst` messages through at once (GCRA)."""

    rate: float
    burst: int
    free_at: float = 0.0

    def wait(self, now: float) -> float:
        """Seconds until one more may pass; 0 when it may now."""
        return max(0.0, self.free_at - now - (self.burst - 1) / self.rate)

    def take(self, now: float) -> None:
        """Count one message."""
        self.free_at = max(self.free_at, now) + 1 / self.rate


@dataclass(slots=True)
class Limits:
    """The limits of one bot; none until they are set."""

    chat_rate: float | None = None
    chat_burst: int = 1
    bot: Bucket | None = None
    chats: dict[int, Bucket] = field(default_factory=dict)

    def set(self, chat: float | None, burst: int, bot: float | None) -> None:
        """Allow `chat` messages a second to a chat after `burst` at once, `bot` a second in all."""
        self.chat_rate, self.chat_burst, self.chats = chat, burst, {}
        self.bot = Bucket(bot, max(1, int(bot))) if bot else None

    def spend(self, chat: int) -> None:
        """Count a message to a chat. Raises Refused (429) where it is one too many."""
        if self.chat_rate is None and self.bot is None:
            return
        buckets = [self.bot] if self.bot else []
        if self.chat_rate:
            fresh = Bucket(self.chat_rate, self.chat_burst)
            buckets.append(self.chats.setdefault(chat, fresh))
        now = real_seconds()
        wait = max(bucket.wait(now) for bucket in buckets)
        if wait > 0:
            raise too_many_requests(math.ceil(wait))
        for bucket in buckets:
            bucket.take(now)
