"""What a reader outside says of a message, taken only as far as the message bears it out."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import date

from habits.domain.contacts import name_key
from habits.domain.engagements import Audience, Outcome, Platform
from habits.parsing.reading import Conversation, MessageKind, Person, Reading

_WORD, _NUMBER = re.compile(r"\w+"), re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class OutsideConversation:
    """One conversation as told: with somebody by name or handle, or with `anonymous` people; `day` is a local date."""

    name: str | None
    handle: str | None
    anonymous: int
    platform: Platform
    audience: Audience
    day: date
    minutes: int | None
    outcomes: frozenset[Outcome]


@dataclass(frozen=True, slots=True)
class OutsideReading:
    """A whole message as told."""

    kind: MessageKind
    conversations: tuple[OutsideConversation, ...]


def borne_out(text: str, outside: OutsideReading, own: Reading, today: date) -> Reading | None:
    """What outside make of a message, or None where it does not bear them out; `own` is the grammar's reading of it.

    Each person's words stand in the text, each of them once a person; people without a name are not more than a number
    in the text or the grammar says, or one; days and minutes stand in the text; days off and promises are the grammar's.
    """
    if (outside.kind is MessageKind.LOG) != bool(outside.conversations):
        return None
    if outside.kind is MessageKind.ABSENCE and own.kind is not MessageKind.ABSENCE:
        return None
    if not outside.conversations and any(one.person for one in own.conversations):
        return None
    if not (
        _people_stand_in(text, outside)
        and _numbers_stand_in(text, outside, own)
        and all(_is_told(text, one, own, today) for one in outside.conversations)
    ):
        return None
    conversations = tuple(_conversation(one, own, text, today) for one in outside.conversations)
    total = own.total and all(one.person is None for one in conversations)
    return replace(own, kind=outside.kind, conversations=conversations, total=total, doubts=())


def _words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(name_key(text)))


def _people_stand_in(text: str, outside: OutsideReading) -> bool:
    left = _words(text)
    for one in outside.conversations:
        needed = _words(f"{one.name or ''} {one.handle or ''}")
        is_named = one.name is not None or one.handle is not None
        if is_named == (one.anonymous > 0) or (is_named and not needed) or not needed <= left:
            return False
        left -= needed
    return True


def _numbers_stand_in(text: str, outside: OutsideReading, own: Reading) -> bool:
    told = sum(one.anonymous for one in outside.conversations)
    read = sum(one.anonymous for one in own.conversations)
    return told <= max([1, read, *(int(number) for number in _NUMBER.findall(text))])


def _is_told(text: str, one: OutsideConversation, own: Reading, today: date) -> bool:
    days = {today, *(known.day for known in own.conversations)}
    minutes = {known.minutes for known in own.conversations} | {None}
    minutes |= {int(number) for number in _NUMBER.findall(text)}
    return one.day in days and one.minutes in minutes


def _conversation(one: OutsideConversation, own: Reading, text: str, today: date) -> Conversation:
    person = None if one.anonymous else Person(one.name, one.handle)
    same = next((known for known in own.conversations if person and known.person == person), None)
    return Conversation(
        person=person,
        anonymous=one.anonymous,
        platform=one.platform,
        audience=one.audience,
        day=one.day,
        minutes=one.minutes,
        outcomes=one.outcomes,
        company=same.company if same else None,
        note=same.note if same else text,
        day_said=one.day != today or any(known.day_said for known in own.conversations),
    )
