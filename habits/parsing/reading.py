"""What a message says, once it has been read."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from habits.domain.engagements import Audience, Outcome, Platform


class MessageKind(StrEnum):
    """The main kind of a message; `LOG` wins over whatever else it holds."""

    LOG = "log"
    BROADCAST = "broadcast"
    INTENTION = "intention"
    QUESTION = "question"
    SMALLTALK = "smalltalk"
    ABSENCE = "absence"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who was named; one of the two is always there.

    The name is as written, without title; the handle is without `@` or `u/`.
    """

    name: str | None
    handle: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """One conversation with one person, or with `anonymous` people who were not named.

    `day` is a local date, `day_said` whether the text named it, `minutes` only what
    the text says was spent, `note` the words about it, as written.
    """

    person: Person | None
    anonymous: int
    platform: Platform
    audience: Audience
    day: date
    minutes: int | None
    outcomes: frozenset[Outcome]
    company: str | None
    note: str
    day_said: bool


@dataclass(frozen=True, slots=True)
class Promise:
    """Somebody the writer means to talk to, on a local date if one was named."""

    person: Person
    day: date | None
    note: str


@dataclass(frozen=True, slots=True)
class Absence:
    """The local dates of an absence, both inclusive; None where the text is silent."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class Correction:
    """A name of an earlier log and the name that is right."""

    old: str
    new: str


class Wish(StrEnum):
    """What a message asks for in words, by itself."""

    UNDO = "undo"  # take the last log back
    LATER = "later"  # ask again later today


@dataclass(frozen=True, slots=True)
class Reading:
    """What a message says.

    `conversations` is empty for every kind but `LOG`; `total` tells that a bare count
    claims all of a day ("3 today"); `private` that the text asks for it (`#private`).
    `doubts` are conversations that may have been, or may still be to come ("email Bob"): to be
    asked. `is_zero` says that the writer talked to nobody, `about` whom a question names, and
    `is_cut` that the text says more than is read of one message.
    """

    kind: MessageKind
    conversations: tuple[Conversation, ...] = ()
    promises: tuple[Promise, ...] = ()
    absence: Absence | None = None
    correction: Correction | None = None
    private: bool = False
    total: bool = False
    doubts: tuple[Conversation, ...] = ()
    wish: Wish | None = None
    is_zero: bool = False
    about: tuple[str, ...] = ()
    is_cut: bool = False
