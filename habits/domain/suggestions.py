"""Whom a prompt suggests: people a leader has not talked to for a while, and what fills the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from habits.domain.engagements import Audience, Platform

SUGGESTED = 3
"""How many people or places a prompt names to start from."""
_WANTED = (Audience.CUSTOMER, Audience.EMPLOYEE)
"""Who is to be among them, where there is any."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A contact who may be suggested, and what they are to the organisation."""

    contact_id: int
    audience: Audience


@dataclass(frozen=True, slots=True)
class Suggested:
    """A person to talk to: when the leader last did and where, and whether they have today.

    `remembered` is the newest of what the organisation remembers of them that the leader may read.
    `profile` is an address at which one tap reaches them, None where none is known; `turn` says which of the opening
    questions comes with them.
    """

    name: str
    company: str | None
    audience: Audience
    platform: Platform
    days_ago: int
    profile: str | None
    turn: int
    done: bool = False
    remembered: str | None = None


def choose(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Those of some candidates who are suggested, in their order: the first ones, a customer and an employee among them."""
    first = [
        next((one for one in candidates if one.audience is wanted), None) for wanted in _WANTED
    ]
    wanted = [one for one in first if one is not None]
    others = [one for one in candidates if one not in wanted]
    chosen = wanted + others[: SUGGESTED - len(wanted)]
    return [one for one in candidates if one in chosen]


def turns(day: date) -> Sequence[int]:
    """Which questions and places a day's suggestions come with, by their place: all others have a turn before any again."""
    first = day.toordinal() * SUGGESTED
    return range(first, first + SUGGESTED)
