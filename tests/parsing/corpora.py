"""Messages as leaders send them, each with what a sensible reader would take from it."""

import json
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from config.lexicon import load_lexicon
from habits.parsing import Conversation, Reading, read

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation of a label or of a reading, with at most one person."""

    name: str | None
    handle: str | None
    anonymous: int
    platform: str
    audience: str
    day: str
    minutes: int | None
    outcomes: frozenset[str]

    @property
    def is_named(self) -> bool:
        return self.name is not None or self.handle is not None


@dataclass(frozen=True, slots=True)
class Message:
    """A message, when it was sent in local time, and its label."""

    text: str
    now: datetime
    kind: str
    talks: tuple[Talk, ...]


@cache
def corpus(name: str) -> tuple[Message, ...]:
    return messages_in(FOLDER / f"{name}.jsonl")


def messages_in(path: Path) -> tuple[Message, ...]:
    """The labelled messages of a file, one a line."""
    lines = path.read_text("utf-8").splitlines()
    return tuple(_message(json.loads(line)) for line in lines)


def _message(row: dict[str, Any]) -> Message:
    talks = tuple(_talk(conversation) for conversation in row["conversations"])
    return Message(row["text"], datetime.fromisoformat(row["now"]), row["kind"], talks)


def _talk(row: dict[str, Any]) -> Talk:
    person = row["people"][0] if row["people"] else {"name": None, "handle": None}
    return Talk(
        person["name"],
        person["handle"],
        row["anonymous"],
        row["platform"],
        row["audience"],
        row["day"],
        row["minutes"],
        frozenset(row["outcomes"]),
    )


def reading_of(message: Message) -> Reading:
    return read(message.text, message.now, load_lexicon())


def talk_of(conversation: Conversation) -> Talk:
    """A conversation that was read, in the words of the labels."""
    person = conversation.person
    return Talk(
        person.name if person else None,
        person.handle if person else None,
        conversation.anonymous,
        conversation.platform.value,
        conversation.audience.value,
        conversation.day.isoformat(),
        conversation.minutes,
        frozenset(outcome.value for outcome in conversation.outcomes),
    )
