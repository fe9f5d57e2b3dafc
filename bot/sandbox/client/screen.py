"""What a person sees."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Button:
    """A button under a message, with what it sends or opens."""

    text: str
    data: str | None
    url: str | None
    web_app: str | None


@dataclass(frozen=True, slots=True)
class Seen:
    """A message as it is now. `text` is plain and a caption too, `date` UTC.

    `picture` is (width, height), `path` where the picture or file can be downloaded
    (`SandboxBot.download`).
    """

    message_id: int
    by_bot: bool
    sender: str
    kind: str
    text: str
    html: str
    entities: list[dict[str, Any]]
    buttons: list[list[Button]]
    edited: bool
    picture: tuple[int, int] | None
    file: str | None
    path: str | None
    reply_to: int | None
    date: datetime

    @property
    def labels(self) -> list[list[str]]:
        """The texts of the buttons, row by row."""
        return [[button.text for button in row] for row in self.buttons]


@dataclass(frozen=True, slots=True)
class Toast:
    """What the bot answered to a press; an alert has to be closed."""

    text: str
    alert: bool


@dataclass(frozen=True, slots=True)
class Screen:
    """All that stands in a chat: `action` is what the bot is doing, `keys` its keyboard."""

    messages: list[Seen]
    toasts: list[Toast]
    action: str | None
    keys: list[list[str]]


def screen(raw: dict[str, Any]) -> Screen:
    """The answer of the sandbox as a Screen."""
    return Screen(
        [_seen(one) for one in raw["messages"]],
        [Toast(**toast) for toast in raw["toasts"]],
        raw["action"],
        raw["keys"],
    )


def _seen(raw: dict[str, Any]) -> Seen:
    picture, file = raw["picture"], raw["file"]
    return Seen(
        **{
            **raw,
            "buttons": [[_button(one) for one in row] for row in raw["buttons"]],
            "picture": (picture["width"], picture["height"]) if picture else None,
            "file": file["file_name"] if file else None,
            "date": datetime.fromisoformat(raw["date"]),
        }
    )


def _button(raw: dict[str, Any]) -> Button:
    return Button(
        raw["text"],
        raw.get("callback_data"),
        raw.get("url"),
        raw.get("web_app", {}).get("url"),
    )
