"""What a reading credits, as the actions take it."""

from collections.abc import Iterable

from habits.domain.engagements import Said
from habits.parsing import Conversation, Reading


def said_of(conversations: Iterable[Conversation], *, in_all: bool = False) -> list[Said]:
    """Conversations as they are logged; `in_all` says that a bare number may be all of its day's."""
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
            note=one.note,
        )
        for one in conversations
    ]


def all_said(reading: Reading) -> list[Said]:
    """All conversations that a reading credits, as they are logged."""
    return said_of(reading.conversations, in_all=reading.total)
