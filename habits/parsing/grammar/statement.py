"""What a clause says was done."""

from dataclasses import dataclass, field
from enum import StrEnum

from habits.domain.engagements import Platform
from habits.parsing.grammar.clauses import Clause
from habits.parsing.grammar.details import Details
from habits.parsing.grammar.people import Who
from habits.parsing.words.style import Style


class Did(StrEnum):
    """What happened in a clause, as far as it matters for a conversation."""

    TALK = "talk"  # the writer and somebody, or the writer to somebody
    CAME = "came"  # somebody to the writer
    TOLD = "told"  # somebody said or asked something
    REACTED = "reacted"  # somebody replied to a post; not yet a conversation
    PRESENT = "present"  # somebody stands there, and the verb is unknown
    ROSTER = "roster"  # somebody stands there, and there is no verb
    COUNT = "count"  # a number of conversations
    WITH = "with"  # goes on: "with Dexter about parking"
    DETAIL = "detail"  # a platform, a day or minutes, and nobody
    ANSWERED = "answered"  # the writer to somebody who was named before
    BROADCAST = "broadcast"  # one way
    ELSEWHERE = "elsewhere"  # somebody else to somebody else
    WATCHED = "watched"  # read, seen or overheard
    TRIED = "tried"  # nobody was reached
    NOTE = "note"  # anything else


@dataclass(slots=True)
class Act:
    """What one clause says; `before` and `after` stand on either side of the people."""

    clause: Clause
    style: Style
    did: Did = Did.NOTE
    whos: list[Who] = field(default_factory=list)
    count: int | None = None
    before: Details = field(default_factory=Details)
    after: Details = field(default_factory=Details)
    mention: Platform | None = None
    is_self: bool = False
    """The writer is the subject."""
    is_third: bool = False
    """He, she, they or it is the subject."""
    is_it: bool = False
    is_theirs: bool = False
    """It begins with his, her or their."""
    is_negated: bool = False
    is_future: bool = False
    is_base: bool = False
    """The verb is in a form that says nothing was done yet."""
    is_bare: bool = False
    """Nothing but the form of the verb says that it is still to come: "email Bob"."""
    has_done: bool = False
    """A word says that it was done all the same: "managed to", "did"."""
    has_be: bool = False
    asks: bool = False
    is_correction: bool = False
    is_total: bool = False
    is_rest: bool = False
    """It counts those left over of others: "and two more"."""
    is_guess: bool = False
    """Its people are names only if a list of names goes on with them."""
    is_silent: bool = False
    """Somebody did not answer."""
    is_reached: bool = False
    """The writer's verb takes the person itself, and tells nothing of an answer."""
    is_seen: bool = False
    """The writer saw the people, which was a talk unless they are told to have done something."""
    is_answer: bool = False
    has_him: bool = False
    has_chat: bool = False
    ends_with_name: bool = False
    is_about: bool = False
    """Right behind the people stands what it was about: "Liam re the outage"."""
    has_note: bool = False
    """Words about something follow, so that a bare name behind it belongs to them."""

    def answer(self) -> None:
        """Settle that the writer answered whoever was named before."""
        self.did, self.is_self = Did.ANSWERED, True

    def end_as(self, did: Did) -> None:
        """Settle what was done; the rest of the clause is about something."""
        self.did, self.has_note = did, True
