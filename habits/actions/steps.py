"""Where somebody is in joining: the question that is open asked again, and what was agreed just now agreed anew."""

from datetime import date, datetime, time
from typing import Any

from sqlalchemy import Connection

from habits.actions.expectations import (
    ASKS_EXPECTATION,
    ExpectationAsked,
    Occasion,
    ask_on_joining,
    plan_asking_again,
)
from habits.actions.habit import routine_history
from habits.actions.joining import (
    ASKS_FIRST,
    ASKS_TIMES,
    ASKS_ZONE,
    Joined,
    Rhythm,
    TimesAsked,
    ZoneAsked,
    agree_other_times,
    ask_times,
    ask_zone,
    chosen_in,
    finish,
)
from habits.domain.changes import enough, in_force
from habits.domain.history import today
from habits.domain.members import Member
from habits.storage import expectations, members, prompts, questions
from habits.storage.questions import Question

THEN = "then"
"""What a question that came in between calls the one of joining that waits for its answer."""

Step = ZoneAsked | TimesAsked | ExpectationAsked


def repeat(conn: Connection, whose: Member, now: datetime) -> Step | None:
    """Ask the question again that joining waits for; None where it waits for nothing."""
    asked = questions.open_in(conn, whose.chat)
    if asked is None or asked.member_id != whose.id:
        return None
    members.lock(conn, whose.id)
    if asked.kind == ASKS_ZONE:
        return ask_zone(conn, whose, now)
    if asked.kind == ASKS_TIMES:
        return ask_times(conn, whose, *chosen_in(asked), now)
    if asked.kind == ASKS_EXPECTATION and is_fresh(conn, asked):
        questions.ask(conn, whose, asked.kind, asked.facts, now)
        return ExpectationAsked(Occasion.JOINING)
    return None


def is_fresh(conn: Connection, asked: Question) -> bool:
    """Whether a question was asked right after time and days were agreed, and no prompt has come since."""
    follows = asked.kind == ASKS_FIRST or (
        asked.kind == ASKS_EXPECTATION and asked.facts["joining"]
    )
    return bool(follows) and not prompts.since(conn, asked.member_id, date.min)


def ask_between(
    conn: Connection, whose: Member, kind: str, facts: dict[str, Any], now: datetime
) -> None:
    """Have a question open for which an open one of joining waits, if there is one."""
    then = _waiting(questions.open_in(conn, whose.chat))
    questions.ask(conn, whose, kind, facts | ({THEN: then} if then else {}), now)


def _waiting(asked: Question | None) -> list[Any] | None:
    """The question of joining that is to be asked again later, with its facts; None where there is none."""
    if asked is None:
        return None
    waits = asked.kind in (ASKS_EXPECTATION, ASKS_FIRST)
    return [asked.kind, asked.facts] if waits else asked.facts.get(THEN)


def go_on(conn: Connection, whose: Member, asked: Question, now: datetime) -> None:
    """Close a question that was answered, and open the one that waited for it."""
    questions.close(conn, whose.chat)
    if asked.facts.get(THEN):
        kind, facts = asked.facts[THEN]
        questions.ask(conn, whose, kind, facts, now)


def agree_anew(
    conn: Connection,
    leader: Member,
    asked: Question,
    prompt_at: time | None,
    weekdays: frozenset[int] | None,
    now: datetime,
) -> ExpectationAsked | Joined:
    """Take another time, other days or both (None leaves one as it is) while a fresh question is open; it is asked again.

    Raises TooFewDays.
    """
    members.lock(conn, leader.id)
    history = routine_history(conn, leader, now)
    day = today(history, now)
    rhythm = Rhythm(
        in_force(history.times, day).prompt_at if prompt_at is None else prompt_at,
        in_force(history.weekdays, day) if weekdays is None else enough(weekdays),
    )
    agree_other_times(conn, leader, rhythm, now)
    if asked.kind == ASKS_EXPECTATION:
        return ask_on_joining(conn, leader, rhythm, now, typed=True)
    expected = expectations.newest(conn, leader.id)
    if expected is None:
        plan_asking_again(conn, leader, rhythm)
    return finish(conn, leader, expected, now)
