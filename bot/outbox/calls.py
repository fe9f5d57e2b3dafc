"""What a message becomes: a method of the Bot API and its parameters.

Bodies: "text" {"text": HTML, "buttons": rows of {"text", "data" | "url"}};
"edit" the same with "message_id", of a message in the chat; "picture" {"drawing": its name,
"caption": HTML, "buttons"} and whatever the drawing needs, with "message_id" in the place of another;
"commands" {"commands": rows of {"command", "description"}}, which Telegram offers in the chat.
"""

from dataclasses import dataclass
from typing import Any

from telegram import InputFile

from habits.storage.outbox import Body, Message


@dataclass(frozen=True, slots=True)
class Call:
    """A method of the Bot API and its parameters."""

    method: str
    parameters: dict[str, object]

    @property
    def edits(self) -> int | None:
        """The number of the message that the call edits."""
        number = self.parameters.get("message_id")
        return number if isinstance(number, int) else None


def call_for(message: Message, replaced: int | None, picture: bytes | None) -> Call:
    """Answer the call that sends `message`, in the place of message `replaced` if that is given."""
    body = message.body
    if picture is not None:
        in_place = "message_id" in body
        return (_another if in_place else _photo)(message, picture)
    if message.kind == "commands":
        return Call("setMyCommands", {"commands": body["commands"], "scope": _chat(message)})
    target = body["message_id"] if message.kind == "edit" else replaced
    if target is not None:
        return Call("editMessageText", _text(message) | {"message_id": target})
    return Call("sendMessage", _text(message))


def _chat(message: Message) -> dict[str, object]:
    return {"type": "chat", "chat_id": message.chat}


def _text(message: Message) -> dict[str, object]:
    return {
        "chat_id": message.chat,
        "text": message.body["text"],
        "parse_mode": "HTML",
        "link_preview_options": {"is_disabled": True},
    } | _keyboard(message.body)


def _photo(message: Message, picture: bytes) -> Call:
    file = {"photo": InputFile(picture, filename="picture.png")}
    parameters = {"chat_id": message.chat} | file | _caption(message.body)
    return Call("sendPhoto", parameters | _keyboard(message.body))


def _another(message: Message, picture: bytes) -> Call:
    """Another picture in the place of one: its file is attached beside what describes it."""
    media = {"type": "photo", "media": "attach://picture"} | _caption(message.body)
    parameters: dict[str, object] = {
        "chat_id": message.chat,
        "message_id": message.body["message_id"],
        "media": media,
        "picture": InputFile(picture, filename="picture.png"),
    }
    return Call("editMessageMedia", parameters | _keyboard(message.body))


def _caption(body: Body) -> dict[str, object]:
    return {"caption": body.get("caption", ""), "parse_mode": "HTML"}


def _keyboard(body: Body) -> dict[str, object]:
    if not body.get("buttons"):
        return {}
    rows = [[_button(button) for button in row] for row in body["buttons"]]
    return {"reply_markup": {"inline_keyboard": rows}}


def _button(button: dict[str, Any]) -> dict[str, Any]:
    if "url" in button:
        return {"text": button["text"], "url": button["url"]}
    return {"text": button["text"], "callback_data": button["data"]}
