"""Everything that the sandbox knows: bots, and for each its chats, queue, files and clock."""

import secrets
from dataclasses import dataclass, field

from bot.sandbox.chats import Chat
from bot.sandbox.clock import Clock
from bot.sandbox.errors import bad_request, forbidden
from bot.sandbox.faults import Faults
from bot.sandbox.files import Files
from bot.sandbox.journal import Journal
from bot.sandbox.limits import Limits
from bot.sandbox.people import Person
from bot.sandbox.plans import Plans
from bot.sandbox.signals import Signal
from bot.sandbox.updates import Updates
from bot.sandbox.wire import Json

PRESSES_LIVE = 150.0  # seconds of the bot's wall time in which a press can be answered


@dataclass(slots=True)
class Webhook:
    """Where updates are delivered to, as setWebhook gave it; no address means long polling."""

    url: str = ""
    secret: str = ""
    connections: int = 40
    failed_at: float | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Press:
    """A press that waits for an answer: where it was made, and when by the bot's wall time."""

    chat: Chat
    at: float


@dataclass(slots=True)
class Profile:
    """What a bot has said about itself; commands by scope and language."""

    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    menu_buttons: dict[int, Json] = field(default_factory=dict)


@dataclass(slots=True)
class Bot:
    """One bot and its whole world; nothing is shared between bots.

    `changed` wakes whoever shows that world, `key` is what the address of its page cannot be
    guessed without.
    """

    token: str
    name: str
    username: str
    revoked: bool = False
    people: dict[int, Person] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    messages: int = 0
    updates: Updates = field(default_factory=Updates)
    clock: Clock = field(default_factory=Clock)
    plans: Plans = field(default_factory=Plans)
    journal: Journal = field(default_factory=Journal)
    faults: Faults = field(default_factory=Faults)
    limits: Limits = field(default_factory=Limits)
    files: Files = field(default_factory=Files)
    profile: Profile = field(default_factory=Profile)
    webhook: Webhook = field(default_factory=Webhook)
    changed: Signal = field(default_factory=Signal)
    key: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    user: Json = field(init=False)

    def __post_init__(self) -> None:
        for signal in (self.clock.changed, self.clock.polled):
            signal.feed(self.changed)
        number = int(self.token.partition(":")[0])
        self.user = {
            "id": number,
            "is_bot": True,
            "first_name": self.name,
            "username": self.username,
        }

    def now(self) -> int:
        """The bot's wall time as messages carry it: whole seconds since the epoch."""
        return int(self.clock.now())

    def next_message(self) -> int:
        """The number of the next message; they count over all chats of the bot."""
        self.messages += 1
        return self.messages

    def chat(self, identifier: int | str) -> Chat:
        """The chat that a bot names. Raises Refused where it does not know it."""
        chat = self.chats.get(identifier) if isinstance(identifier, int) else None
        if chat is None or not (chat.open or chat.met):
            raise bad_request("chat not found")
        return chat

    def writable(self, identifier: int | str) -> Chat:
        """The chat that a bot wants to write to. Raises Refused where it may not."""
        chat = self.chat(identifier)
        if chat.blocked:
            raise forbidden(
                "bot was blocked by the user"
                if chat.private
                else "bot was kicked from the group chat"
            )
        if not chat.open:
            raise forbidden("bot can't initiate conversation with a user")
        return chat


@dataclass(slots=True)
class World:
    """All bots by token."""

    bots: dict[str, Bot] = field(default_factory=dict)
    people: int = 100_000_000
    groups: int = -400_000_000

    def next_person(self) -> int:
        """A number that no other account has."""
        self.people += 1
        return self.people

    def next_group(self) -> int:
        """A number that no other group has; groups count down from below zero."""
        self.groups -= 1
        return self.groups
