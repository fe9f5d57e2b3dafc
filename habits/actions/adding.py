"""Texts in which nobody was found: kept with their day, and made a log by hand where they were a conversation."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.contacts import Whom, contacts_of, take_over
from habits.actions.crediting import Source, check_days
from habits.actions.fixing import ASKS_PERSON, OFFERED, familiar, leave_question, own
from habits.actions.habit import routine_history, settle
from habits.actions.logged import Logged, answer
from habits.actions.mending import found
from habits.actions.steps import ask_between
from habits.domain.contacts import Known
from habits.domain.engagements import Audience, Mendable, Platform, Said
from habits.domain.history import is_closed, today
from habits.domain.members import Member
from habits.storage import engagements
from habits.storage.engagements import Engagement


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """A text in which nobody was found, kept as a log without conversations."""

    log_id: int
    answer_id: int | None = None


@dataclass(frozen=True, slots=True)
class Adding:
    """Asks whom a text was a conversation with; `people` are some whom the leader talked to last."""

    log_id: int
    people: Sequence[Known]


def keep(conn: Connection, whose: Member, source: Source) -> NotUnderstood:
    """Keep a text in which nobody was found, or what it says since it was edited. Raises NoRoutine."""
    history = routine_history(conn, whose, source.said_at)
    known = engagements.find_log(conn, source.chat, source.message)
    if known is not None:
        engagements.set_text(conn, known.id, source.text)
        return NotUnderstood(known.id, known.answer_id)
    log_id = engagements.add_log(
        conn,
        whose,
        chat=source.chat,
        message=source.message,
        day=today(history, source.said_at),
        said_at=source.said_at,
        text=source.text,
    )
    if log_id is None:
        raise LookupError("a message that cannot be added is there")
    return NotUnderstood(log_id)


def ask(conn: Connection, speaker: Member, log_id: int, now: datetime) -> Adding:
    """Ask whom a kept text was a conversation with; a name that is typed next answers. Raises NoSuchLog."""
    whose, _, _ = found(conn, speaker, log_id, now)
    ask_between(conn, whose, ASKS_PERSON, {"log": log_id, "place": None}, now)
    return Adding(log_id, familiar(conn, whose)[:OFFERED])


def add(
    conn: Connection, speaker: Member, log_id: int, whom: Said | int | None, now: datetime
) -> Logged:
    """Have a kept text be a conversation with somebody: by a name, the number of a record, or nobody named.

    Edits that tell of nobody keep it. Raises NoSuchLog, NoSuchContact or DayTooFarBack.
    """
    whose, known, history = found(conn, speaker, log_id, now)
    check_days(today(history, now), known.date)
    record = own(conn, whose, whom) if isinstance(whom, int) else None
    if isinstance(whom, Said):
        (named,) = contacts_of(conn, whose, [whom], now)
        record = named.record if isinstance(named, Whom) else None
    leave_question(conn, whose, now)
    late = known.date != today(history, known.said_at) or is_closed(history, known.date, now)
    line = _line(known.date, known.text, record, late=late)
    first = engagements.next_place(conn, log_id)
    engagements.add(conn, whose, log_id, [line], now, first)
    if record is not None:
        take_over(conn, whose, None, record)
    habit = settle(conn, whose, now, changed=known.date, history=history)
    lines = engagements.of_log(conn, log_id)
    return answer(conn, whose, known, habit, lines, now, [known.date])


def _line(day: date, text: str, record: Known | None, *, late: bool) -> Engagement:
    return Engagement(
        date=day,
        name=record.name if record else None,
        contact_id=record.id if record else None,
        counts_as=record.person if record else None,
        unsure=False,
        said_as=None,
        anonymous=0 if record else 1,
        platform=Platform.UNKNOWN,
        audience=Audience.UNKNOWN,
        minutes=None,
        outcomes=frozenset(),
        note=text,
        late=late,
        mended=frozenset((Mendable.ADDED, Mendable.WHOM, Mendable.DAY)),
    )
