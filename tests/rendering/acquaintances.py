"""What leaders are shown of the people whom they know: one of every model."""

from dataclasses import replace

from habits.actions import brief, merging, people, policy, profile, seeking
from habits.domain import errors
from habits.domain.contacts import Cadence, Known, Urgency
from habits.domain.engagements import Audience, Platform
from habits.domain.privacy import Policy
from habits.storage.memory import Fact
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
A_TALK = Talk(LONGEST_ID, 1, 1, 1, HOSTILE, TODAY, Platform.PHONE, HOSTILE)
BRIEF = brief.Brief(
    SOMEBODY,
    Urgency.OVERDUE,
    [
        brief.Handle(Platform.X, HOSTILE, "https://x.com/sally"),
        brief.Handle(Platform.UNKNOWN, HOSTILE, None),
    ],
    brief.LastTalk(HOSTILE, is_own=False, platform=Platform.PHONE, days_ago=3),
    [
        A_TALK,
        replace(A_TALK, is_private=True),
        replace(A_TALK, is_shared=True),
        replace(A_TALK, note=""),
        replace(A_TALK, note="", platform=Platform.UNKNOWN),
    ],
    [replace(A_TALK, member_id=2)],
    [
        Fact(LONGEST_ID, LONGEST_ID, 1, HOSTILE, TODAY, HOSTILE, None),
        Fact(1, 1, 2, HOSTILE, TODAY, HOSTILE, None),
    ],
    reader=1,
    page=10**9 - 1,
)
ACQUAINTANCES: tuple[object, ...] = (
    people.People(ROWS, waiting=300, page=99, has_more=True),
    people.People(ROWS[:2], waiting=2, page=0, has_more=False),
    people.People(ROWS[3:], waiting=0, page=1, has_more=False),
    people.People(ROWS[1:2], waiting=1, page=0, has_more=False),
    people.People((), waiting=0, page=0, has_more=False),
    BRIEF,
    replace(
        BRIEF,
        person=SOMEBODY_NEW,
        urgency=Urgency.DUE,
        last=None,
        talks=(),
        told=(),
        facts=(),
        page=None,
    ),
    replace(
        BRIEF,
        person=replace(SOMEBODY, audience=Audience.EMPLOYEE),
        urgency=Urgency.LATER,
        last=brief.LastTalk(HOSTILE, is_own=True, platform=Platform.UNKNOWN, days_ago=0),
    ),
    seeking.WhichOne(HOSTILE, [KNOWN, NEW]),
    seeking.WhichOne(HOSTILE, [KNOWN], remembers=True),
    seeking.NobodyCalled(HOSTILE, [KNOWN]),
    seeking.NobodyCalled(HOSTILE, []),
    profile.ProfileOffered(SOMEBODY, 10**9 - 1),
    *(profile.ProfileOffered(SOMEBODY_NEW, None, part) for part in profile.Part),
    merging.SameAsked(KNOWN, [KNOWN, NEW], 10**9 - 1),
    merging.SameAsked(NEW, []),
    merging.Merged(KNOWN, KNOWN),
    merging.Parted(KNOWN, KNOWN),
    merging.Parted(KNOWN, KNOWN, is_gone=True),
    *(
        policy.PolicyShown(HOSTILE, one, is_new=True, may_change=may_change)
        for one in Policy
        for may_change in (True, False)
    ),
    errors.NothingToShare(),
    errors.OwnersOnly(),
    errors.HandleTaken(HOSTILE, HOSTILE, HOSTILE),
)
