"""What a reading credits, as the actions take it."""

import re
from collections.abc import Iterable

from habits.domain.engagements import Said
from habits.parsing import Conversation, Reading

_PRIVATE = re.compile(r"\s*#private\b", re.IGNORECASE)


def said_aloud(text: str) -> str:
    """A text without the sign that keeps it private."""
    return _PRIVATE.sub("", text).strip()


def said_of(
    conversations: Iterable[Conversation], *, in_all: bool = False, private: bool = False
) -> list[Said]:
    """Conversations as they are logged; `in_all` says that a bare number may be all of its day's.

    `private` that nobody else is to read the notes.
    """
    return [
        Said(
            day=one.day,
            name=one.person.name if one.person else None,
            handle=one.person.handle if one.person else None,
            anonymous=one.anonymous,
            in_all=in_all and one.anonymous > 0,
            dated=one.day_said,
            platform=one.platform,
            audience=one.audience,
            company=one.company,
            minutes=one.minutes,
            outcomes=one.outcomes,
            note=said_aloud(one.note),
            private=private,
        )
        for one in conversations
    ]


def all_said(reading: Reading) -> list[Said]:
    """All conversations that a reading credits, as they are logged."""
    return said_of(reading.conversations, in_all=reading.total, private=reading.private)
