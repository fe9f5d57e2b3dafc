"""The question at the end of a week: open once it has arrived, answered in words that stay the writer's own."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.domain.calendar import local_date, monday_of
from habits.domain.members import Member
from habits.storage import decisions, questions, reflections
from habits.storage.questions import Question

ASKS_REFLECTION = "reflection"
ASKS_WHOM = "whom"
"""The question at the end of a session: bare names answer it."""


@dataclass(frozen=True, slots=True)
class Reflected:
    """An answer was kept, for nobody but its writer."""


def asked(
    conn: Connection, whose: Member, week: date, message_id: int | None, at: datetime
) -> None:
    """Open the question of a week, which has arrived as an outbox row.

    One that is open already stays open, but for the one whom the leader talked to: it is no longer waited for.
    """
    if message_id is not None:
        reflections.set_message(conn, whose.id, week, message_id)
    before = questions.open_in(conn, whose.chat)
    if before is None or before.kind == ASKS_WHOM:
        questions.ask(conn, whose, ASKS_REFLECTION, {"week": week.isoformat()}, at)


def week_answered(
    conn: Connection,
    whose: Member,
    question: Question | None,
    replies_to: int | None,
    now: datetime,
) -> date | None:
    """The week whose question a text answers that logs nothing, or that replies to a message by its number; else None.

    A question that nobody replies to is open until its week is over where the leader is.
    """
    if replies_to is not None:
        return reflections.asked_by(conn, whose.id, replies_to)
    if question is None or question.kind != ASKS_REFLECTION or question.member_id != whose.id:
        return None
    week = date.fromisoformat(question.facts["week"])
    this = monday_of(local_date(now, decisions.zone_of(conn, whose)))
    return week if week == this else None


def reflect(conn: Connection, whose: Member, week: date, text: str, now: datetime) -> Reflected:
    """Keep what a leader answers for a week, in place of an earlier answer."""
    reflections.answer(conn, whose.id, week, text, now)
    question = questions.open_in(conn, whose.chat)
    if question is not None and question.kind == ASKS_REFLECTION:
        questions.close(conn, whose.chat)
    return Reflected()
