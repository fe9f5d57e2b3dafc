"""A leader's own people: who waits for a conversation, the longest due first."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.domain.calendar import local_date
from habits.domain.contacts import Urgency, urgency
from habits.domain.members import Member
from habits.storage import acquaintances, decisions
from habits.storage.acquaintances import Acquaintance

A_PAGE = 8
"""People shown at a time."""
COUNTED = 300
"""How many who wait are counted: beyond that, nobody asks for the number, and counting takes its time."""


@dataclass(frozen=True, slots=True)
class InTurn:
    """Somebody whose turn it is, or will be; `days_ago` is when anybody talked to them last, None where nobody has."""

    person: int
    name: str
    company: str | None
    urgency: Urgency
    due_on: date
    days_ago: int | None


@dataclass(frozen=True, slots=True)
class People:
    """A page of the people whom a leader knows; `waiting` of all of them are due, or more where that `is_many`."""

    rows: Sequence[InTurn]
    waiting: int
    page: int
    has_more: bool

    @property
    def is_many(self) -> bool:
        """Whether more wait than are counted."""
        return self.waiting >= COUNTED


def show_people(conn: Connection, whose: Member, page: int, now: datetime) -> People:
    """A page of a leader's people, the first one where there are not so many."""
    day = local_date(now, decisions.zone_of(conn, whose))
    rows = acquaintances.due_first(conn, whose.id, page * A_PAGE, A_PAGE + 1)
    if page and not rows:
        return show_people(conn, whose, 0, now)
    waiting = acquaintances.waiting(conn, whose.id, day, COUNTED)
    shown = [_in_turn(one, day) for one in rows[:A_PAGE]]
    return People(shown, waiting, page, has_more=len(rows) > A_PAGE)


def _in_turn(one: Acquaintance, day: date) -> InTurn:
    return InTurn(
        person=one.person,
        name=one.name,
        company=one.company,
        urgency=urgency(one.due_on, one.cadence, day),
        due_on=one.due_on,
        days_ago=None if one.talked_on is None else (day - one.talked_on).days,
    )
