"""A person, and a group of them."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.client.screen import Screen, Seen, screen

Do = Callable[..., Any]
"""A verb of the control side for one bot, with its arguments by name."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in Telegram. What they send answers with the number of the message."""

    id: int
    name: str
    _do: Do

    def send(self, text: str, *, chat: int | None = None, reply_to: int | None = None) -> int:
        """Write a text, to the bot or into a group."""
        return self._sent(text=text, chat=chat, reply_to=reply_to)

    def start(self, payload: str = "") -> int:
        """Open the bot by a link with this payload, which also ends a block.

        Raises ControlError for a payload that no link can carry.
        """
        number: int = self._do("start", person=self.id, payload=payload)["message_id"]
        return number

    def forward(self, text: str, origin: "str | Person") -> int:
        """Pass on what a person, or somebody by that name, wrote."""
        return self._sent(
            text=text, forwarded_from=origin.id if isinstance(origin, Person) else origin
        )

    def send_photo(self, content: bytes, caption: str = "") -> int:
        """Send a picture (PNG, JPEG or WebP)."""
        return self._sent(photo=base64.b64encode(content).decode(), caption=caption)

    def send_document(self, name: str, content: bytes, caption: str = "") -> int:
        """Send a file."""
        encoded = base64.b64encode(content).decode()
        return self._sent(document=encoded, name=name, caption=caption)

    def send_voice(self, seconds: int) -> int:
        """Send a voice message of so many seconds."""
        return self._sent(voice=seconds)

    def send_location(self, latitude: float, longitude: float) -> int:
        """Share a place."""
        return self._sent(location=[latitude, longitude])

    def send_contact(self, first_name: str, phone_number: str, **details: str) -> int:
        """Share a contact; details are fields of Telegram's Contact."""
        return self._sent(
            contact={"first_name": first_name, "phone_number": phone_number, **details}
        )

    def edit(self, message_id: int, text: str) -> None:
        """Change a text of one's own."""
        self._do("edit", person=self.id, message_id=message_id, text=text)

    def press(
        self, button: str, *, message_id: int | None = None, forged: bool = False
    ) -> str | None:
        """Press a button by its text or its data, the newest such one unless a message is named.

        A key of the bot's keyboard sends its text. `forged` sends the data as it is, under the
        message named. Answers the number of the callback query, None for a key.
        """
        pressed = self._do(
            "press", person=self.id, button=button, message_id=message_id, forged=forged
        )
        number: str | None = pressed.get("callback_query_id")
        return number

    def block(self) -> None:
        """Block the bot."""
        self._do("block", person=self.id)

    def unblock(self) -> None:
        """Let the bot write again."""
        self._do("unblock", person=self.id)

    def see(self) -> list[Seen]:
        """The messages of the chat with the bot as they are now, the oldest first."""
        return self.screen().messages

    def screen(self) -> Screen:
        """Messages, toasts, what the bot is doing, and its keyboard."""
        return screen(self._do("look", person=self.id))

    def _sent(self, **content: object) -> int:
        number: int = self._do("send", person=self.id, **content)["message_id"]
        return number


@dataclass(frozen=True, slots=True)
class Group:
    """A group chat that the bot was added to."""

    id: int
    _do: Do

    def see(self) -> list[Seen]:
        """The messages of the group as they are now, the oldest first."""
        return screen(self._do("look", person=self.id)).messages
