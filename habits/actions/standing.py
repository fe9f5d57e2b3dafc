"""What a leader's habit stands at: today, and the streak, freezes and score."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.habit import Unwritten, unwritten
from habits.domain.changes import in_force
from habits.domain.errors import NoRoutine
from habits.domain.history import today
from habits.domain.members import Member
from habits.domain.standing import Kind, Standing
from habits.storage import days, engagements


@dataclass(frozen=True, slots=True)
class DayState:
    """Where a day stands after a log; its kind is None where it lies before joining."""

    date: date
    kind: Kind | None
    count: int
    target: int


@dataclass(frozen=True, slots=True)
class StandingShown:
    """What a leader's habit stands at, and today with it; whether prompts have been stopped."""

    today: DayState
    standing: Standing
    is_stopped: bool = False


def show_standing(conn: Connection, whose: Member, now: datetime) -> StandingShown:
    """What the habit stands at now; only reads. Raises NoRoutine."""
    if whose.joined_at is None:
        raise NoRoutine
    habit = unwritten(conn, whose, now)
    state = day_state(conn, whose, habit, now)
    return StandingShown(state, habit.standing, is_stopped=whose.stopped_at is not None)


def day_state(conn: Connection, whose: Member, habit: Unwritten, now: datetime) -> DayState:
    """Where today stands; a flight may lead back to a date before joining."""
    return state_on(conn, whose, habit, today(habit.history, now))


def state_on(conn: Connection, whose: Member, habit: Unwritten, day: date) -> DayState:
    """Where a day stands, written or not; one before joining has its count and no kind."""
    one = habit.on(day)
    if one is not None:
        return DayState(day, one.kind, one.day.count, one.day.target)
    for row in days.between(conn, [whose.id], day, day)[whose.id]:
        return DayState(day, row.kind, row.count, row.target)
    count = engagements.counts_since(conn, whose.id, day).get(day, 0)
    return DayState(day, None, count, in_force(habit.history.targets, day))
