"""What a bot called and what became of it, in order."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum

from bot.sandbox.wire import Json


class Outcome(StrEnum):
    """What became of a call: `cut` was carried out and not answered, `lost` never arrived."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    CUT = "cut"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Entry:
    """One call. `at` is the bot's wall time in seconds since the epoch."""

    sequence: int
    method: str
    outcome: Outcome
    status: int
    at: float
    arguments: Json
    message_id: int | None = None

    @property
    def carried_out(self) -> bool:
        """Whether it had its effect, answered or not."""
        return self.outcome in (Outcome.ACCEPTED, Outcome.CUT)

    @property
    def chat(self) -> object:
        """The number of the chat, if the call names one."""
        chat = self.arguments.get("chat_id")
        if isinstance(chat, str) and chat.lstrip("-").isdigit():
            return int(chat)  # as it came, in a call that was never looked at
        return chat

    def short(self) -> list[object]:
        """Sequence, method, outcome, chat, message and text: what counting and ordering need."""
        text = self.arguments.get("text", self.arguments.get("caption"))
        return [self.sequence, self.method, self.outcome, self.chat, self.message_id, text]


@dataclass(slots=True)
class Journal:
    """The calls of a bot but for getUpdates, which is only counted."""

    entries: list[Entry] = field(default_factory=list)
    counts: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    following: int = 1

    def write(
        self,
        method: str,
        outcome: Outcome,
        status: int,
        at: float,
        arguments: Json,
        message_id: int | None = None,
    ) -> None:
        """Add a call."""
        self.counts[method, outcome] += 1
        if method == "getUpdates":
            return
        entry = Entry(self.following, method, outcome, status, at, arguments, message_id)
        self.entries.append(entry)
        self.following += 1

    def after(self, sequence: int) -> list[Entry]:
        """The calls after a sequence number."""
        return self.entries[max(0, sequence) :]
