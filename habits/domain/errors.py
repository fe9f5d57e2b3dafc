"""Refusals: what a person asked for and cannot have, each a class with its facts.

The words for them are templates of the same name, outside this package.
"""

from dataclasses import dataclass
from datetime import date, time

from habits.domain.expectations import BETTER, Expectation


class Refusal(Exception):
    """Something that is not done, with what a person needs to know to do the right thing next."""


@dataclass(eq=False)
class TargetOutOfRange(Refusal):
    """A target is 3, 4 or 5 conversations a day."""

    target: int


@dataclass(eq=False)
class TooFewDays(Refusal):
    """A habit needs at least so many days a week."""

    fewest: int


@dataclass(eq=False)
class DayTooFarBack(Refusal):
    """A conversation is credited to a day up to three calendar days back; `earliest` is the first that can be."""

    day: date
    earliest: date


@dataclass(eq=False)
class DayInTheFuture(Refusal):
    """What has not happened yet is not logged."""

    day: date


@dataclass(eq=False)
class UnknownZone(Refusal):
    """No city and no time zone goes by that name."""

    zone: str


@dataclass(eq=False)
class NoCityNear(Refusal):
    """A point of the map has no city around it whose clock could be the one there."""


@dataclass(eq=False)
class VanityMeasure(Refusal):
    """Followers, likes, reach or impressions are no expectation: they are bought, and say nothing of conversations.

    `said` is the word, `better` are two expectations that say what is mostly meant.
    """

    said: str
    better: tuple[Expectation, ...] = BETTER


@dataclass(eq=False)
class InvitationUnknown(Refusal):
    """No invitation has this token: a typing error, or a link to another bot."""


@dataclass(eq=False)
class InvitationUsed(Refusal):
    """Somebody has already joined by this link."""


@dataclass(eq=False)
class InvitationExpired(Refusal):
    """The link's seven days are over."""


@dataclass(eq=False)
class AlreadyMember(Refusal):
    """This person is in the organisation already; the link stays good for somebody else."""

    organisation: str


@dataclass(eq=False)
class NotAllowed(Refusal):
    """This is for managers and owners."""


@dataclass(eq=False)
class BeforeTheBeginning(Refusal):
    """The organisation began on a later date (local); its first week was `weeks_ago`."""

    organisation: str
    began_on: date
    weeks_ago: int


@dataclass(eq=False)
class NotYourTeam(Refusal):
    """A manager hands out links into the teams that the manager leads, and no others."""

    team: str


@dataclass(eq=False)
class NoRoutine(Refusal):
    """The member has not finished joining: there is no routine to work with yet."""


@dataclass(eq=False)
class EmptyName(Refusal):
    """A name needs at least one character that can be seen."""


@dataclass(eq=False)
class NotATime(Refusal):
    """What was typed is no time of day; `said` is what it was."""

    said: str


@dataclass(eq=False)
class DayEndsTooEarly(Refusal):
    """A day ends after its prompt, which comes at `prompt_at`."""

    prompt_at: time


@dataclass(eq=False)
class NothingAwaitsConsent(Refusal):
    """Nobody is waiting for consent to these days off: it was given, or they were withdrawn."""


@dataclass(eq=False)
class NoSuchLog(Refusal):
    """What a button was to mend is not there."""


@dataclass(eq=False)
class HasStopped(Refusal):
    """Who has stopped has no days to choose until they begin again."""


@dataclass(eq=False)
class NoSuchContact(Refusal):
    """Nobody of that number is among the people whom the organisation knows."""


@dataclass(eq=False)
class HandleTaken(Refusal):
    """A handle that was to be somebody's is known as that of somebody else, `owner`: perhaps they are one person."""

    name: str
    said: str
    owner: str


@dataclass(eq=False)
class NothingToShare(Refusal):
    """What was to be shared or taken back is not there, or is not the member's."""


@dataclass(eq=False)
class OwnersOnly(Refusal):
    """This is for the owners of an organisation."""


@dataclass(eq=False)
class PromptIsOver(Refusal):
    """A button stands under the prompt of a day that is not today."""

    day: date


@dataclass(eq=False)
class AsksNothing(Refusal):
    """Today asks for nothing: there is no prompt to put off or to bring back."""


@dataclass(eq=False)
class TooLateToday(Refusal):
    """A prompt cannot be put off beyond the end of the leader's day."""


@dataclass(eq=False)
class AlreadyKept(Refusal):
    """Today's target is reached: there is nothing to ask later."""
