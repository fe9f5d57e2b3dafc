"""Chats and the messages in them, as everybody in the chat can see them."""

from dataclasses import dataclass, field

from bot.sandbox.wire import Json


@dataclass(slots=True)
class Message:
    """A message: its Message object as it is now, and what Telegram doesn't show in it."""

    content: Json
    by_bot: bool
    changed: bool = False
    deleted: bool = False

    def shallow(self) -> Json:
        """It as it stands inside a reply: without the one that it replies to itself."""
        return {name: part for name, part in self.content.items() if name != "reply_to_message"}


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot answered to a press: a line at the top, or an alert to be closed."""

    text: str
    alert: bool


@dataclass(slots=True)
class Chat:
    """A private chat or a group, with the messages by number.

    `open`: the bot may write (the person has begun, or the bot is a member); `met`: the bot has
    come across the person elsewhere. `action` is what the bot was last seen doing, `acted` how
    often it said so, `keys` the keyboard that it put in place of the person's own, `waiting` the
    presses that it has not answered: their number → the message and the data.
    """

    shape: Json
    members: list[int] = field(default_factory=list)
    open: bool = False
    met: bool = False
    blocked: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    toasts: list[Toast] = field(default_factory=list)
    action: str | None = None
    acted: int = 0
    keys: list[list[Json]] = field(default_factory=list)
    waiting: dict[str, tuple[int, str]] = field(default_factory=dict)

    @property
    def id(self) -> int:
        """The chat's number; a private chat has the person's."""
        number: int = self.shape["id"]
        return number

    @property
    def private(self) -> bool:
        """Whether this is the chat of one person with the bot."""
        return self.id > 0

    def living(self, number: int) -> Message | None:
        """The message, unless it was deleted or never was."""
        message = self.messages.get(number)
        return None if message is None or message.deleted else message
