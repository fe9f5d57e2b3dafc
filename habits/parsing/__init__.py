"""The reader of messages: a text → what it says. Pure; the words are handed in."""

from habits.parsing.lexicon import Lexicon
from habits.parsing.reader import read
from habits.parsing.reading import (
    Absence,
    Conversation,
    Correction,
    MessageKind,
    Person,
    Promise,
    Reading,
    Wish,
)

__all__ = [
    "Absence",
    "Conversation",
    "Correction",
    "Lexicon",
    "MessageKind",
    "Person",
    "Promise",
    "Reading",
    "Wish",
    "read",
]
