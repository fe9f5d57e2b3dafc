"""What the edge itself has to say: answers that no action stands behind."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from habits.domain.members import Role
from habits.parsing import MessageKind


@dataclass(frozen=True, slots=True)
class Stranger:
    """To somebody without an invitation: one sentence, and nothing else."""


@dataclass(frozen=True, slots=True)
class GroupGreeting:
    """Said once to a group that the bot was added to."""


@dataclass(frozen=True, slots=True)
class Help:
    """What can be said and asked, by role."""

    role: Role


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """To a command that there is not."""

    command: str


@dataclass(frozen=True, slots=True)
class Usage:
    """To a command that came without what it needs."""

    command: str


@dataclass(frozen=True, slots=True)
class NotCredited:
    """To a message with nothing to log, by what it is instead."""

    kind: MessageKind


@dataclass(frozen=True, slots=True)
class HonestZero:
    """To somebody who says that there was nobody today."""


@dataclass(frozen=True, slots=True)
class Doubted:
    """Asks whether people were talked to already, or are still to be; `message` is the number of what named them."""

    people: tuple[str, ...]
    message: int


@dataclass(frozen=True, slots=True)
class CutShort:
    """To a message that says more than is read of one: what was logged is shown, the rest has to come again."""


class Topic(StrEnum):
    """What people ask to have explained."""

    FREEZE = "freeze"
    SCORE = "score"
    SEES = "sees"
    COUNTS = "counts"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Explained:
    """To a question about how this works."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class AnsweredBelow:
    """In the place of the answer to a log that has changed since, by what was written below it."""


@dataclass(frozen=True, slots=True)
class NotInYet:
    """To somebody in the middle of joining who asks for what comes after it; the open question follows."""


@dataclass(frozen=True, slots=True)
class NoHurry:
    """To somebody who would rather go on with joining later."""


@dataclass(frozen=True, slots=True)
class NobodyYet:
    """To somebody who knows of nobody to log on joining."""


@dataclass(frozen=True, slots=True)
class Kept:
    """To a log that comes before joining is done: the people named in it, and how many beside them were not."""

    names: tuple[str, ...]
    anonymous: int


@dataclass(frozen=True, slots=True)
class CannotHear:
    """To a voice, or a video that speaks."""


@dataclass(frozen=True, slots=True)
class CannotRead:
    """To a message without words."""


@dataclass(frozen=True, slots=True)
class SetAside:
    """To a message that could not be worked, however often it was tried: it is kept, and nothing came of it."""


@dataclass(frozen=True, slots=True)
class PressedLate:
    """To the press of a button whose question is answered already."""


@dataclass(frozen=True, slots=True)
class LinkMade:
    """A link to hand on: whom it lets in, and the last day on which it does, in the organisation's zone.

    `makes_team` says that there was no team of that name before.
    """

    link: str
    team: str
    role: str
    for_many: bool
    until: date
    makes_team: bool


@dataclass(frozen=True, slots=True)
class WithoutRoutine:
    """To a manager who wants no prompts: when the first summary comes, on the manager's clock."""

    team: str
    first_summary_at: datetime
