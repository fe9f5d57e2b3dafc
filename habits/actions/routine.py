"""Changing a routine: target, days, times, zone, stopping and going on."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from sqlalchemy import Connection

from habits.actions.habit import Unwritten, settle
from habits.actions.prompts import plan_first_prompt, replan
from habits.actions.summaries import replan_summaries
from habits.actions.unasked import Due
from habits.domain.calendar import ONE_DAY, local_date, local_time, zone_named
from habits.domain.changes import (
    EASIER_HOLDS_AFTER,
    Change,
    Times,
    change_target,
    change_weekdays,
    in_force,
)
from habits.domain.errors import DayEndsTooEarly, HasStopped, NoRoutine, UnknownZone
from habits.domain.history import History, today, zone_at
from habits.domain.members import Member
from habits.domain.routine import prompt_instant
from habits.domain.standing import Kind
from habits.storage import agenda, decisions, members, questions

NO_DAYS: frozenset[int] = frozenset()


class Part(StrEnum):
    """What of a routine was changed."""

    TARGET = "target"
    WEEKDAYS = "weekdays"
    TIME = "time"
    DAY_END = "day_end"
    ZONE = "zone"


@dataclass(frozen=True, slots=True)
class Changed:
    """A change of the routine, and the routine as it will be from a local date on.

    `waits` says that it is an easier one, which holds only after a week; `next_prompt_at` is on the leader's clock.
    """

    part: Part
    holds_from: date
    waits: bool
    target: int
    weekdays: frozenset[int]
    prompt_at: time
    day_ends_at: time
    zone: str
    next_prompt_at: datetime | None


@dataclass(frozen=True, slots=True)
class Resumed:
    """Prompts come again; `was_stopped` is False where they had not been stopped."""

    was_stopped: bool
    next_prompt_at: datetime | None


@dataclass(frozen=True, slots=True)
class Stopped:
    """Prompts have ended."""


def begin(conn: Connection, whose: Member, now: datetime) -> Unwritten:
    """Take the lock and settle: every change of a routine starts from what holds now. Raises NoRoutine."""
    if whose.joined_at is None:
        raise NoRoutine
    members.lock(conn, whose.id)
    return settle(conn, whose, now)


def _finish(conn: Connection, whose: Member, now: datetime, part: Part, said: date) -> Changed:
    """Move what is on the agenda, and answer the routine as it will be from a local date on."""
    due_at = replan(conn, whose, now)
    replan_summaries(conn, whose, now)
    history = settle(conn, whose, now).history
    return Changed(
        part=part,
        holds_from=said,
        waits=said >= today(history, now) + EASIER_HOLDS_AFTER,
        target=in_force(history.targets, said),
        weekdays=in_force(history.weekdays, said),
        prompt_at=in_force(history.times, said).prompt_at,
        day_ends_at=in_force(history.times, said).day_ends_at,
        zone=zone_at(history, now),
        next_prompt_at=_on_clock(conn, whose, due_at),
    )


def _on_clock(conn: Connection, whose: Member, at: datetime | None) -> datetime | None:
    return None if at is None else local_time(at, decisions.zone_of(conn, whose))


def set_target(conn: Connection, whose: Member, target: int, now: datetime) -> Changed:
    """Aim at another number of conversations a day. Raises TargetOutOfRange or NoRoutine."""
    history = begin(conn, whose, now).history
    change = change_target(history.targets, target, today(history, now))
    decisions.add_target(conn, whose, change, now)
    return _finish(conn, whose, now, Part.TARGET, change.holds_from)


def set_weekdays(
    conn: Connection, whose: Member, weekdays: frozenset[int], now: datetime
) -> Changed:
    """Have prompts on other days of the week, numbered from Monday as 0. Raises TooFewDays, HasStopped or NoRoutine."""
    history = begin(conn, whose, now).history
    if whose.stopped_at is not None:
        raise HasStopped
    change = change_weekdays(history.weekdays, weekdays, today(history, now))
    decisions.add_weekdays(conn, whose, change, now)
    return _finish(conn, whose, now, Part.WEEKDAYS, change.holds_from)


def set_time(conn: Connection, whose: Member, prompt_at: time, now: datetime) -> Changed:
    """Have the prompt at another wall time, from when on as in `set_times`. Raises NoRoutine."""
    history = begin(conn, whose, now).history
    times = replace(in_force(history.times, today(history, now)), prompt_at=prompt_at)
    return set_times(conn, whose, times, now)


def set_day_end(conn: Connection, whose: Member, ends_at: time, now: datetime) -> Changed:
    """Have the day end at another wall time, from when on as in `set_times`.

    Raises DayEndsTooEarly where that is not after the prompt, or NoRoutine.
    """
    history = begin(conn, whose, now).history
    times = replace(in_force(history.times, today(history, now)), day_ends_at=ends_at)
    if ends_at <= times.prompt_at:
        raise DayEndsTooEarly(prompt_at=times.prompt_at)
    return replace(set_times(conn, whose, times, now), part=Part.DAY_END)


def set_times(conn: Connection, whose: Member, times: Times, now: datetime) -> Changed:
    """Have prompt and day's end at other wall times. Raises NoRoutine.

    They hold today while today's prompt has not gone out and its new time is still ahead, else from tomorrow.
    """
    history = begin(conn, whose, now).history
    local = today(history, now)
    at = prompt_instant(local, times, zone_at(history, now))
    holds_today = local not in history.prompts and at is not None and now < at
    holds_from = local if holds_today and not _is_over(history, local, now) else local + ONE_DAY
    decisions.add_times(conn, whose, Change(local, holds_from, times), now)
    return _finish(conn, whose, now, Part.TIME, holds_from)


def _is_over(history: History, local: date, now: datetime) -> bool:
    """Whether the time at which today's prompt should have come has passed."""
    at = prompt_instant(local, in_force(history.times, local), zone_at(history, now))
    return at is None or now >= at


def set_zone(conn: Connection, whose: Member, zone: str, now: datetime) -> Changed:
    """Live by another zone from now on: days that are open again there can be logged, and nothing is prompted twice.

    Raises UnknownZone or NoRoutine.
    """
    named = zone_named(zone)
    if named is None:
        raise UnknownZone(zone=zone)
    begin(conn, whose, now)
    local = local_date(now, named)
    decisions.add_zone(conn, whose, named, now, local)
    settle(conn, whose, now)
    return _finish(conn, whose, now, Part.ZONE, local)


def stop(conn: Connection, whose: Member, now: datetime) -> Stopped:
    """End all prompts: from tomorrow where today's went out or the day is kept, else from today. What was stays."""
    habit = begin(conn, whose, now)
    local = today(habit.history, now)
    one = habit.on(local)
    counts = local in habit.history.prompts or (one is not None and one.kind is Kind.KEPT)
    holds_from = local + ONE_DAY if counts else local
    decisions.add_weekdays(conn, whose, Change(local, holds_from, NO_DAYS), now)
    members.set_stopped(conn, whose.id, now)
    for kind in (Due.PROMPT, Due.REMINDER, Due.LATER, Due.OWN_WEEK, Due.STILL_AWAY):
        agenda.withdraw(conn, whose.id, kind)
    questions.close(conn, whose.chat)
    return Stopped()


def resume(conn: Connection, whose: Member, now: datetime) -> Resumed:
    """Begin again with the days that held before stopping: today where its prompt is still ahead, else tomorrow.

    For a leader who has not stopped nothing changes.
    """
    history = begin(conn, whose, now).history
    if whose.stopped_at is None:
        return Resumed(
            was_stopped=False, next_prompt_at=_on_clock(conn, whose, replan(conn, whose, now))
        )
    local = today(history, now)
    holds_from = local + ONE_DAY if _is_over(history, local, now) else local
    change = Change(local, holds_from, _days_before_stopping(history))
    decisions.add_weekdays(conn, whose, change, now)
    members.set_stopped(conn, whose.id, None)
    due_at = plan_first_prompt(conn, whose, now)
    return Resumed(was_stopped=True, next_prompt_at=_on_clock(conn, whose, due_at))


def _days_before_stopping(history: History) -> frozenset[int]:
    """The days of the week that were in force when the leader stopped, a change that was still to come left out."""
    said = list(history.weekdays)
    stopped = len(said)
    while not said[stopped - 1].value:
        stopped -= 1
    return in_force(said[:stopped], said[min(stopped, len(said) - 1)].said_on)
