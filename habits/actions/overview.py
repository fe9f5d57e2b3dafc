"""A leader's routine at a glance: what holds, what was changed and does not hold yet, and taking that back."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time

from sqlalchemy import Connection

from habits.actions.habit import routine_history
from habits.actions.invitations import clean_name
from habits.actions.joining import OFFERED
from habits.actions.routine import Part, set_target, set_times, set_weekdays
from habits.actions.unasked import Due
from habits.domain.calendar import local_time
from habits.domain.changes import FEWEST_DAYS, in_force, pending
from habits.domain.errors import EmptyName, HasStopped
from habits.domain.expectations import Expectation
from habits.domain.history import History, today, zone_at
from habits.domain.members import Member
from habits.storage import agenda, expectations, members

DAY_ENDS = (time(17), time(18), time(19), time(20))
"""Ends of a day to choose among by a press."""


@dataclass(frozen=True, slots=True)
class Pending:
    """A change that was said and does not hold yet: the routine as it will be from a local date on."""

    part: Part
    holds_from: date
    target: int
    weekdays: frozenset[int]
    prompt_at: time
    day_ends_at: time


@dataclass(frozen=True, slots=True)
class RoutineShown:
    """The routine that holds today, `clock` being the time where the leader is (local, aware).

    `next_prompt_at` is on that clock too, None where none comes: stopped, or off for nobody knows how long.
    """

    name: str
    zone: str
    clock: datetime
    prompt_at: time
    day_ends_at: time
    weekdays: frozenset[int]
    target: int
    expected: Expectation | None
    pending: tuple[Pending, ...]
    next_prompt_at: datetime | None
    is_stopped: bool


@dataclass(frozen=True, slots=True)
class PartOffered:
    """A part of the routine to be changed by a press: what holds, the days as chosen so far, the times on offer."""

    part: Part
    shown: RoutineShown
    weekdays: frozenset[int]
    offered: tuple[time, ...]

    @property
    def is_enough(self) -> bool:
        """Whether a habit can live on the days chosen."""
        return len(self.weekdays) >= FEWEST_DAYS


@dataclass(frozen=True, slots=True)
class Renamed:
    """What a member is called in the organisation, and whether that is new."""

    name: str
    is_new: bool


def show_routine(conn: Connection, whose: Member, now: datetime) -> RoutineShown:
    """The routine of a leader; only reads. Raises NoRoutine."""
    history = routine_history(conn, whose, now)
    day, zone = today(history, now), zone_at(history, now)
    times = in_force(history.times, day)
    coming = agenda.of_member(conn, whose.id, Due.PROMPT)
    return RoutineShown(
        name=whose.name,
        zone=zone,
        clock=local_time(now, zone),
        prompt_at=times.prompt_at,
        day_ends_at=times.day_ends_at,
        weekdays=in_force(history.weekdays, day),
        target=in_force(history.targets, day),
        expected=expectations.newest(conn, whose.id),
        pending=tuple(_pending(history, day)),
        next_prompt_at=local_time(coming[0].due_at, zone) if coming else None,
        is_stopped=whose.stopped_at is not None,
    )


def _pending(history: History, day: date) -> Iterator[Pending]:
    changes = (
        (Part.TIME, pending(history.times, day)),
        (Part.WEEKDAYS, pending(history.weekdays, day)),
        (Part.TARGET, pending(history.targets, day)),
    )
    for part, change in changes:
        if change is not None:
            holds_from = change.holds_from
            times = in_force(history.times, holds_from)
            yield Pending(
                part=part,
                holds_from=holds_from,
                target=in_force(history.targets, holds_from),
                weekdays=in_force(history.weekdays, holds_from),
                prompt_at=times.prompt_at,
                day_ends_at=times.day_ends_at,
            )


def offer(
    conn: Connection,
    whose: Member,
    part: Part,
    now: datetime,
    weekdays: frozenset[int] | None = None,
) -> PartOffered:
    """Offer a part of the routine to be changed; `weekdays` are those chosen so far. Raises HasStopped or NoRoutine."""
    shown = show_routine(conn, whose, now)
    if part is Part.WEEKDAYS and shown.is_stopped:
        raise HasStopped
    here = shown.day_ends_at if part is Part.DAY_END else shown.prompt_at
    usual = DAY_ENDS if part is Part.DAY_END else OFFERED
    chosen = shown.weekdays if weekdays is None else weekdays
    return PartOffered(part, shown, chosen, tuple(sorted({*usual, here})))


def withdraw(conn: Connection, whose: Member, part: Part, now: datetime) -> RoutineShown:
    """Take back a change that does not hold yet: what holds today goes on. Raises HasStopped or NoRoutine."""
    history = routine_history(conn, whose, now)
    day = today(history, now)
    if part is Part.TARGET and pending(history.targets, day):
        set_target(conn, whose, in_force(history.targets, day), now)
    elif part is Part.WEEKDAYS and pending(history.weekdays, day):
        set_weekdays(conn, whose, in_force(history.weekdays, day), now)
    elif part is Part.TIME and pending(history.times, day):
        set_times(conn, whose, in_force(history.times, day), now)
    return show_routine(conn, whose, now)


def follow_name(conn: Connection, whose: Member, name: str) -> Member:
    """Take over what the chat calls somebody now, wherever they have chosen no other name; answers the member."""
    try:
        known_as = clean_name(name)
    except EmptyName:
        return whose
    if known_as == whose.account_name:
        return whose
    for one in members.of_account(conn, whose.account_id):
        members.lock(conn, one.id)
        if one.name == whose.account_name:
            members.set_name(conn, one.id, known_as)
    members.set_account_name(conn, whose.account_id, known_as)
    return members.get(conn, whose.id)


def rename(conn: Connection, whose: Member, name: str) -> Renamed:
    """Be called something else in the organisation from now on; without a name, say which it is. Raises EmptyName."""
    if not name:
        return Renamed(whose.name, is_new=False)
    kept = clean_name(name)
    members.lock(conn, whose.id)
    members.set_name(conn, whose.id, kept)
    return Renamed(kept, is_new=True)
