"""Where a member is: taken, when it is beyond doubt, and else asked."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from habits.actions.joining import TimesAsked, agree_place, is_joining
from habits.actions.routine import set_zone
from habits.actions.steps import ask_between, go_on
from habits.domain.calendar import local_time
from habits.domain.errors import UnknownZone
from habits.domain.members import Member
from habits.domain.places import Found, Place
from habits.storage import members, questions

ASKS_PLACE = "place"


@dataclass(frozen=True, slots=True)
class Choice:
    """A place, and the time that it is there (local, aware)."""

    place: Place
    clock: datetime


@dataclass(frozen=True, slots=True)
class PlacesAsked:
    """Which of some places is meant."""

    choices: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class WhereAsked:
    """Where is the member?"""


@dataclass(frozen=True, slots=True)
class Moved:
    """A leader lives by the clock of a place now; `next_prompt_at` is on it, None where no prompt comes.

    Where today's time has passed there already, it lies before `clock`: the prompt comes with this answer.
    """

    place: Place
    clock: datetime
    next_prompt_at: datetime | None


def ask_where(conn: Connection, whose: Member, now: datetime) -> WhereAsked:
    """Ask a member for a place; in the middle of joining that is asked already, or asked in between."""
    asked = questions.open_in(conn, whose.chat)
    if not is_joining(asked):
        ask_between(conn, whose, ASKS_PLACE, {}, now)
    return WhereAsked()


def take_found(
    conn: Connection, whose: Member, said: str, found: Found, now: datetime
) -> Moved | TimesAsked | PlacesAsked:
    """Take the place that somebody named, or ask which was meant. Raises UnknownZone where there is none."""
    if not found.places:
        raise UnknownZone(zone=said)
    if found.sure:
        return take(conn, whose, found.places[0], now)
    return PlacesAsked(tuple(Choice(one, local_time(now, one.zone)) for one in found.places))


def take(conn: Connection, whose: Member, place: Place, now: datetime) -> Moved | TimesAsked:
    """Be in a place from now on: a leader lives by its clock, a newcomer goes on joining with it. Raises NoRoutine."""
    members.lock(conn, whose.id)
    asked = questions.open_in(conn, whose.chat)
    if whose.joined_at is None and is_joining(asked):
        return agree_place(conn, whose, place, now)
    changed = set_zone(conn, whose, place.zone, now)
    if asked is not None and asked.kind == ASKS_PLACE:
        go_on(conn, whose, asked, now)
    return Moved(place, local_time(now, place.zone), changed.next_prompt_at)
