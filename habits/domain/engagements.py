"""What a conversation is made of: where, with whom, and what came of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Platform(StrEnum):
    """Where a conversation took place; the values are what is stored."""

    X = "x"
    LINKEDIN = "linkedin"
    FACEBOOK = "facebook"
    INSTAGRAM = "instagram"
    THREADS = "threads"
    BLUESKY = "bluesky"
    MASTODON = "mastodon"
    YOUTUBE = "youtube"
    TIKTOK = "tiktok"
    REDDIT = "reddit"
    PINTEREST = "pinterest"
    WHATSAPP = "whatsapp"
    SLACK = "slack"
    TEAMS = "teams"
    EMAIL = "email"
    PHONE = "phone"
    IN_PERSON = "in_person"
    BLOG = "blog"
    OTHER = "other"
    UNKNOWN = "unknown"


class Audience(StrEnum):
    """What the other person is to the organisation."""

    EMPLOYEE = "employee"
    CUSTOMER = "customer"
    PROSPECT = "prospect"
    PARTNER = "partner"
    PRESS = "press"
    COMMUNITY = "community"
    UNKNOWN = "unknown"


class Outcome(StrEnum):
    """What came of a conversation; a complaint, criticism or praise alone is none."""

    LEAD = "lead"
    SALE = "sale"
    COMPLAINT_RESOLVED = "complaint_resolved"
    IDEA = "idea"
    REFERRAL = "referral"
    HIRE = "hire"
    STORY = "story"


class Mendable(StrEnum):
    """What of a conversation can be put right by hand; the values are what is stored."""

    ADDED = "added"  # that it was one at all
    WHOM = "whom"
    PLATFORM = "platform"
    AUDIENCE = "audience"
    DAY = "day"
    OUTCOMES = "outcomes"
    NOTE = "note"  # that more was said


@dataclass(frozen=True, slots=True)
class Said:
    """One conversation as a leader told it; nobody named is `anonymous` people.

    `day` is the local date on which it took place, `dated` whether the words named it; `in_all` says that the number may
    be all of that day's ("3 today"); `private` that nobody but the leader is to read the note.
    """

    day: date
    name: str | None = None
    handle: str | None = None
    anonymous: int = 0
    in_all: bool = False
    dated: bool = True
    platform: Platform = Platform.UNKNOWN
    audience: Audience = Audience.UNKNOWN
    company: str | None = None
    minutes: int | None = None
    outcomes: frozenset[Outcome] = frozenset()
    note: str = ""
    private: bool = False
