"""What leaders are shown of the people whom they know: one of every model."""

from dataclasses import replace

from habits.actions import brief, merging, people, profile, seeking
from habits.domain import errors
from habits.domain.contacts import Cadence, Known, Urgency
from habits.domain.engagements import Audience, Platform
from habits.storage.people import Person, Talk
from tests.rendering.routines import HOSTILE, TODAY

LONGEST_ID = 10**18 - 1


def in_turn(urgency: Urgency, days_ago: int | None, company: str | None = None) -> people.InTurn:
    """Somebody in a list of people."""
    return people.InTurn(LONGEST_ID, HOSTILE, company, urgency, TODAY, days_ago)


ROWS = (
    in_turn(Urgency.OVERDUE, 200, HOSTILE),
    in_turn(Urgency.DUE, 30),
    in_turn(Urgency.DUE, None),
    in_turn(Urgency.LATER, 1),
    in_turn(Urgency.LATER, 0),
)
SOMEBODY = Person(
    LONGEST_ID,
    HOSTILE,
    HOSTILE,
    Audience.CUSTOMER,
    Cadence.CLOSE,
    TODAY,
    TODAY,
    [HOSTILE],
    [(Platform.X, HOSTILE)],
)
SOMEBODY_NEW = replace(
    SOMEBODY,
    company=None,
    audience=Audience.UNKNOWN,
    cadence=Cadence.WIDER,
    talked_on=None,
    called=(),
    handles=(),
)
KNOWN = Known(LONGEST_ID, HOSTILE, HOSTILE, LONGEST_ID, is_own=True, company=HOSTILE)
NEW = replace(KNOWN, company=None)
BRIEF = brief.Brief(
    SOMEBODY,
    Urgency.OVERDUE,
    [
        brief.Handle(Platform.X, HOSTILE, "https://x.com/sally"),
        brief.Handle(Platform.UNKNOWN, HOSTILE, None),
    ],
    brief.LastTalk(HOSTILE, is_own=False, platform=Platform.PHONE, days_ago=3),
    [
        Talk(LONGEST_ID, 1, HOSTILE, TODAY, Platform.PHONE, HOSTILE),
        Talk(1, 1, HOSTILE, TODAY, Platform.UNKNOWN, ""),
        Talk(1, 1, HOSTILE, TODAY, Platform.EMAIL, ""),
    ],
    page=10**9 - 1,
)
ACQUAINTANCES: tuple[object, ...] = (
    people.People(ROWS, waiting=300, page=99, has_more=True),
    people.People(ROWS[:2], waiting=2, page=0, has_more=False),
    people.People(ROWS[3:], waiting=0, page=1, has_more=False),
    people.People(ROWS[1:2], waiting=1, page=0, has_more=False),
    people.People((), waiting=0, page=0, has_more=False),
    BRIEF,
    replace(BRIEF, person=SOMEBODY_NEW, urgency=Urgency.DUE, last=None, talks=(), page=None),
    replace(
        BRIEF,
        person=replace(SOMEBODY, audience=Audience.EMPLOYEE),
        urgency=Urgency.LATER,
        last=brief.LastTalk(HOSTILE, is_own=True, platform=Platform.UNKNOWN, days_ago=0),
    ),
    seeking.WhichOne(HOSTILE, [KNOWN, NEW]),
    seeking.NobodyCalled(HOSTILE, [KNOWN]),
    seeking.NobodyCalled(HOSTILE, []),
    profile.ProfileOffered(SOMEBODY, 10**9 - 1),
    *(profile.ProfileOffered(SOMEBODY_NEW, None, part) for part in profile.Part),
    merging.SameAsked(KNOWN, [KNOWN, NEW], 10**9 - 1),
    merging.SameAsked(NEW, []),
    merging.Merged(KNOWN, KNOWN),
    merging.Parted(KNOWN, KNOWN),
    merging.Parted(KNOWN, KNOWN, is_gone=True),
    errors.HandleTaken(HOSTILE, HOSTILE, HOSTILE),
)
