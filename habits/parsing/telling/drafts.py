"""Conversations that are still being put together, and what is remembered between clauses."""

from dataclasses import dataclass, field
from enum import StrEnum

from habits.domain.engagements import Audience, Platform
from habits.parsing.grammar.clauses import Clause, Opener
from habits.parsing.grammar.details import Details
from habits.parsing.grammar.people import Who
from habits.parsing.grammar.statement import Act, Did
from habits.parsing.words.days import Named

MOST = 50
"""Conversations that are read of one message, and people in one; more of them are an audience."""


class Side(StrEnum):
    """Who has said something so far."""

    BOTH = "both"
    WRITER = "writer"
    OTHER = "other"


@dataclass(slots=True, eq=False)
class Draft:
    """A conversation as far as it is known; `words` are those of the name."""

    who: Who
    platform: Platform | None = None
    day: Named | None = None
    is_now: bool = False
    minutes: int | None = None
    audience: Audience | None = None
    company: str | None = None
    clauses: list[Clause] = field(default_factory=list)
    side: Side = Side.BOTH
    is_seen: bool = False
    """Nothing tells of a word, only that they met."""
    is_doubtful: bool = False
    """Nothing tells whether it has been: "email Bob"."""

    @property
    def size(self) -> int:
        """How many people it credits."""
        return 1 if self.who.is_named else self.who.count

    def add(self, clause: Clause) -> None:
        """Take the words of a clause, once."""
        if not self.clauses or self.clauses[-1] is not clause:
            self.clauses.append(clause)

    def fill(self, details: Details) -> None:
        """Take platform, day and minutes where they are not known yet."""
        self.platform = self.platform or details.platform
        self.day = self.day or (None if self.is_now else details.day)
        self.minutes = self.minutes if self.minutes is not None else details.minutes


class Frame(StrEnum):
    """What a bare name would go on with."""

    CREDITED = "credited"
    FUTURE = "future"
    REFUSED = "refused"
    NONE = "none"


@dataclass(slots=True)
class Group:
    """A number of people who were counted before they are named."""

    draft: Draft
    sentence: int
    counts_talks: bool
    is_named: bool = False
    """It names others itself: "li: 2 folks, 1 recruiter"."""


@dataclass(slots=True)
class Gathering:
    """All that the clauses so far have told.

    `pending` are names nothing was said about yet, `candidates` people who may turn out
    to have been talked to, `run` the conversations that the last words were about.
    """

    drafts: list[Draft] = field(default_factory=list)
    pending: list[Draft] = field(default_factory=list)
    candidates: list[Draft] = field(default_factory=list)
    promised: list[Draft] = field(default_factory=list)
    run: list[Draft] = field(default_factory=list)
    frame: Frame = Frame.NONE
    is_open: bool = False
    """A bare name would go on with the list."""
    leads: bool = False
    """The platform stood before the names, and holds for those after it."""
    sentence: int = -1
    header: Details = field(default_factory=Details)
    headed: int = -1
    lead: Details = field(default_factory=Details)
    said: Platform | None = None
    mentioned: Platform | None = None
    group: Group | None = None
    is_naming: bool = False
    crowd: Audience | None = None
    is_correcting: bool = False
    replaced: Draft | None = None
    """Who was taken back, and is to be named rightly."""
    is_total: bool = False
    last_did: Did | None = None
    last_name: bool = False
    """The last clause ended with a name, which a name behind it would go on with."""
    each: int | None = None
    """Minutes that hold for each of the people named in a row."""
    named: Draft | None = None
    """The only one whom words about something else named, in case the two talked."""
    last_third: bool = False
    """The last clause told what he, she or they said or did."""
    last_note: bool = False
    """The last clause ended with words about something."""
    follows: Act | None = None
    seen: set[Did] = field(default_factory=set)
    has_future: bool = False
    is_full: bool = False
    """More people were told of than are read of one message."""
    is_planned: bool = False
    """A heading said that what follows is still to come."""

    @property
    def waiting(self) -> list[Draft]:
        """The people whom an answer, or a platform alone, would be about."""
        return self.pending or self.candidates

    @property
    def is_swallowing(self) -> bool:
        """Whether a bare name belongs to something that was not done."""
        return self.is_open and self.frame in (Frame.FUTURE, Frame.REFUSED)

    @property
    def is_headed(self) -> bool:
        """Whether a bare name stands under a heading or a number."""
        return self.header.tells or self.group is not None

    def is_followed_by(self, opener: Opener) -> bool:
        """Whether the next clause begins with this."""
        return self.follows is not None and self.follows.clause.opener is opener

    def is_heading(self, act: Act) -> bool:
        """Whether a colon behind this clause lets what follows belong to it."""
        return act.clause.heads or self.is_followed_by(Opener.COLON)

    def head(self, details: Details) -> None:
        """Let what a heading tells hold for the names under it."""
        header = self.header
        self.headed = self.sentence
        if details.day or details.is_now:
            header.day, header.is_now = details.day, details.is_now
        header.platform = details.platform or header.platform
        header.minutes = details.minutes if details.minutes is not None else header.minutes
        header.is_open = header.is_open or details.is_open
        self.leads = details.platform is not None
        self.frame = Frame.NONE
        self.run = []

    def turn(self, frame: Frame, *, is_open: bool) -> None:
        """Let the names to come go on with something else."""
        self.frame, self.is_open = frame, is_open

    def remove(self, drafts: list[Draft]) -> None:
        """Take conversations back."""
        self.drafts = [draft for draft in self.drafts if draft not in drafts]
        self.run = [draft for draft in self.run if draft not in drafts]
