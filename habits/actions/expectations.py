"""What a leader expects to come of it: asked at the end of joining, once more on the third day, and kept."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from itertools import islice

from sqlalchemy import Connection

from habits.actions.habit import settle
from habits.actions.joining import ASKS_FIRST, Joined, Rhythm, finish
from habits.actions.unasked import Due, Notice, take_turn
from habits.domain.calendar import (
    ONE_DAY,
    QUIET_FROM,
    at_wall_time,
    days_between,
    is_quiet,
    local_date,
    local_time,
)
from habits.domain.errors import NoRoutine
from habits.domain.expectations import EXAMPLES, Expectation
from habits.domain.holidays import public_holidays
from habits.domain.members import Member
from habits.storage import agenda, decisions, expectations, members, prompts, questions
from habits.storage.agenda import Item
from habits.storage.questions import Question

ASKS_EXPECTATION = "expectation"
_THIRD = 2
_NOON, _AFTER_PROMPT = time(12), timedelta(hours=2)
_LOOK_AHEAD, _WORTH_ASKING = timedelta(days=28), timedelta(days=28)
"""How far the third day may lie ahead; and for how long after joining the question still waits for a quiet day."""


class Occasion(StrEnum):
    """When somebody is asked what they expect."""

    JOINING = "joining"
    UNCLEAR = "unclear"
    THIRD_DAY = "third_day"
    ANY_TIME = "any_time"


@dataclass(frozen=True, slots=True)
class ExpectationAsked:
    """What should come of it? `current` is what holds, if anything.

    `rhythm` is what was agreed just before, on joining, `typed` that it was said in words, which can be misread.
    """

    occasion: Occasion
    rhythm: Rhythm | None = None
    typed: bool = False
    current: Expectation | None = None
    examples: tuple[Expectation, ...] = EXAMPLES


@dataclass(frozen=True, slots=True)
class Expected:
    """An expectation was kept, in place of any before it."""

    expectation: Expectation


@dataclass(frozen=True, slots=True)
class ExpectationLater:
    """The leader does not know yet, or leaves what holds, `current`, as it is."""

    current: Expectation | None


def ask_on_joining(
    conn: Connection, leader: Member, rhythm: Rhythm, now: datetime, *, typed: bool
) -> ExpectationAsked:
    """Ask the last question of joining, and once more on the third day unless it is answered until then."""
    questions.ask(conn, leader, ASKS_EXPECTATION, {"joining": True}, now)
    plan_asking_again(conn, leader, rhythm)
    return ExpectationAsked(Occasion.JOINING, rhythm, typed)


def plan_asking_again(conn: Connection, leader: Member, rhythm: Rhythm) -> None:
    """Put the question on the agenda of the third day of a routine, the first being that of the first prompt."""
    agenda.withdraw(conn, leader.id, Due.EXPECTATION)
    zone = decisions.zone_of(conn, leader)
    first = local_date(agenda.of_member(conn, leader.id, Due.PROMPT)[0].due_at, zone)
    days = (
        day
        for day in days_between(first, first + _LOOK_AHEAD)
        if day.weekday() in rhythm.weekdays and not public_holidays(leader.country, [day])
    )
    third = next(islice(days, _THIRD, None))
    due_at = at_wall_time(third, _wall_time(rhythm.prompt_at), zone)
    agenda.add(conn, leader, Due.EXPECTATION, third.isoformat(), due_at)


def _wall_time(prompt_at: time) -> time:
    """Noon, or where the prompt comes about then, two hours after it."""
    hour = (_AFTER_PROMPT + timedelta(hours=prompt_at.hour)) // timedelta(hours=1)
    return time(hour) if _NOON.hour <= hour < QUIET_FROM.hour else _NOON


def ask_more(conn: Connection, whose: Member, asked: Question, now: datetime) -> ExpectationAsked:
    """Ask in other words, after an answer too short to say what is expected."""
    questions.ask(conn, whose, ASKS_EXPECTATION, asked.facts, now)
    return ExpectationAsked(Occasion.UNCLEAR)


def ask(conn: Connection, whose: Member, now: datetime) -> ExpectationAsked:
    """Ask a leader at any time. Raises NoRoutine."""
    if whose.joined_at is None:
        raise NoRoutine
    asked = questions.open_in(conn, whose.chat)
    if asked is None or asked.kind != ASKS_EXPECTATION:
        questions.ask(conn, whose, ASKS_EXPECTATION, {"joining": False}, now)
    return ExpectationAsked(Occasion.ANY_TIME, current=expectations.newest(conn, whose.id))


def expect(
    conn: Connection, whose: Member, expected: Expectation, now: datetime
) -> Expected | Joined:
    """Keep what a leader expects; where joining waited for it, that is done. Raises NoRoutine."""
    if whose.joined_at is None:
        raise NoRoutine
    members.lock(conn, whose.id)
    if expectations.newest(conn, whose.id) != expected:
        said_on = local_date(now, decisions.zone_of(conn, whose))
        expectations.add(conn, whose, expected, now, said_on)
    agenda.withdraw(conn, whose.id, Due.EXPECTATION)
    return (
        finish(conn, whose, expected, now) if _closes_joining(conn, whose) else Expected(expected)
    )


def later(conn: Connection, whose: Member, now: datetime) -> ExpectationLater | Joined:
    """Leave it open; where joining waited for it, that is done. Raises NoRoutine."""
    if whose.joined_at is None:
        raise NoRoutine
    members.lock(conn, whose.id)
    if _closes_joining(conn, whose):
        return finish(conn, whose, None, now)
    return ExpectationLater(expectations.newest(conn, whose.id))


def _closes_joining(conn: Connection, whose: Member) -> bool:
    """Close the question, if it is open; whether it was the last of joining, and no prompt has come since."""
    asked = questions.open_in(conn, whose.chat)
    if asked is None or asked.kind != ASKS_EXPECTATION or asked.member_id != whose.id:
        return False
    questions.close(conn, whose.chat)
    return bool(asked.facts["joining"]) and not prompts.since(conn, whose.id, date.min)


def expectation_due(conn: Connection, whose: Member, item: Item, now: datetime) -> Notice | None:
    """Ask again, once, on the third day; where that finds no room or the leader is off, on the next that has some."""
    agenda.done(conn, item.id)
    if whose.joined_at is None or whose.stopped_at or expectations.newest(conn, whose.id):
        return None
    zone = decisions.zone_of(conn, whose)
    clock = local_time(now, zone)
    if not _may_ask(conn, whose, clock, now):
        if now < whose.joined_at + _WORTH_ASKING:
            _put_off(conn, whose, clock.date() + ONE_DAY, item, zone)
        return None
    asked = questions.open_in(conn, whose.chat)
    if asked is None or asked.kind == ASKS_FIRST:
        questions.ask(conn, whose, ASKS_EXPECTATION, {"joining": False}, now)
    reference = {"member": whose.id, "date": clock.date().isoformat()}
    until = at_wall_time(clock.date(), QUIET_FROM, zone)
    model = ExpectationAsked(Occasion.THIRD_DAY)
    return Notice(whose.chat, whose.language, model, Due.EXPECTATION, reference, until)


def _may_ask(conn: Connection, whose: Member, clock: datetime, now: datetime) -> bool:
    one = settle(conn, whose, now).on(clock.date())
    works = one is not None and one.day.scheduled and not (one.day.holiday or one.day.absence)
    if not works or is_quiet(clock.time()) or whose.blocked_at is not None:
        return False
    return take_turn(conn, whose, Due.EXPECTATION, clock.date(), str(clock.tzinfo))


def _put_off(conn: Connection, whose: Member, day: date, item: Item, zone: str) -> None:
    wall_time = local_time(item.due_at, zone).time()
    due_at = at_wall_time(day, _NOON if is_quiet(wall_time) else wall_time, zone)
    agenda.add(conn, whose, Due.EXPECTATION, day.isoformat(), due_at)
