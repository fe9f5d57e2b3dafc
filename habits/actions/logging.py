"""Logging: what a leader says happened becomes conversations, on the days on which they happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from habits.actions.contacts import contacts_of
from habits.actions.habit import Unwritten, recent_history, settle
from habits.actions.standing import DayState, day_state
from habits.actions.unasked import Due
from habits.domain.engagements import Said
from habits.domain.errors import DayInTheFuture, DayTooFarBack, NoRoutine
from habits.domain.history import History, is_closed, today
from habits.domain.members import Member
from habits.domain.standing import Kind, Standing
from habits.storage import agenda, engagements, members
from habits.storage.contacts import Contact
from habits.storage.engagements import Engagement, Log

LATE_UP_TO = timedelta(days=3)
"""How many calendar days back a conversation can still be credited."""


@dataclass(frozen=True, slots=True)
class Source:
    """The message that said it: its number in a chat, its words, and when it was written or edited last (UTC)."""

    chat: int
    message: int
    text: str
    said_at: datetime


@dataclass(frozen=True, slots=True)
class Logged:
    """What was understood and credited, a line a conversation, and what that makes of today and of the habit.

    `refused` are days that lay too far back. `corrected` says that an earlier log of the same message was replaced,
    `total` that a bare number was read as all of a day, so that what was logged before is part of it.
    """

    log_id: int
    answer_id: int | None
    organisation: str
    lines: Sequence[Engagement]
    today: DayState
    standing: Standing
    refused: Sequence[date] = ()
    corrected: bool = False
    total: bool = False


def log(conn: Connection, whose: Member, source: Source, said: Sequence[Said]) -> Logged:
    """Credit the conversations of a message; the same message a second time changes nothing.

    Raises NoRoutine before joining is done, DayInTheFuture, or DayTooFarBack where none of the days can be credited.
    """
    members.lock(conn, whose.id)
    history = _history(conn, whose, source.said_at)
    known = _add(conn, whose, source, today(history, source.said_at))
    if known is None:
        return _again(conn, whose, source, history)
    credited, refused = _creditable(said, today(history, source.said_at))
    lines = _credited(conn, whose, history, source, credited)
    engagements.add(conn, whose, known.id, lines, source.said_at)
    habit = _settled(conn, whose, source, history, [one.day for one in credited])
    return _finish(_answer(conn, whose, known, habit, source, lines), said, refused)


def _again(conn: Connection, whose: Member, source: Source, history: History) -> Logged:
    """The answer to a message that was logged before."""
    known = engagements.find_log(conn, source.chat, source.message)
    if known is None:
        raise LookupError("a message that cannot be added is there")
    habit = _settled(conn, whose, source, history, [])
    by = members.get(conn, known.member_id)
    return _answer(conn, by, known, habit, source, engagements.of_log(conn, known.id))


def edit(conn: Connection, speaker: Member, source: Source, said: Sequence[Said]) -> Logged:
    """Replace the conversations of a message that was edited; what it said on time stays on time.

    It stays with whom it was logged as, whoever the person speaks as by now; days too far back keep what they have.
    A message that was no log before becomes one. Raises what `log` raises; the log then stays as it was.
    """
    known = engagements.find_log(conn, source.chat, source.message)
    if known is None:
        return log(conn, speaker, source, said)
    members.lock(conn, known.member_id)
    whose = members.get(conn, known.member_id)
    history = _history(conn, whose, source.said_at)
    earliest = today(history, source.said_at) - LATE_UP_TO
    before = engagements.of_log(conn, known.id)
    kept = {one.date for one in before if one.date < earliest}
    credited, refused = _creditable(
        [one for one in said if one.day not in kept], today(history, source.said_at)
    )
    place = engagements.drop(conn, known.id, since=earliest)
    engagements.set_text(conn, known.id, source.text)
    rows = _credited(conn, whose, history, source, credited, before)
    engagements.add(conn, whose, known.id, rows, source.said_at, place)
    days = [one.date for one in before] + [one.day for one in credited]
    habit = _settled(conn, whose, source, history, days)
    lines = engagements.of_log(conn, known.id)
    answer = replace(_answer(conn, whose, known, habit, source, lines), corrected=True)
    return _finish(answer, said, refused)


def _add(conn: Connection, whose: Member, source: Source, day: date) -> Log | None:
    """A message as a new log, or None where it is one."""
    log_id = engagements.add_log(
        conn,
        whose,
        chat=source.chat,
        message=source.message,
        day=day,
        said_at=source.said_at,
        text=source.text,
    )
    if log_id is None:
        return None
    return Log(log_id, whose.id, day, source.said_at, source.text, answer_id=None)


def _history(conn: Connection, whose: Member, now: datetime) -> History:
    if whose.joined_at is None:
        raise NoRoutine
    return recent_history(conn, whose, now)


def _settled(
    conn: Connection, whose: Member, source: Source, history: History, days: Sequence[date]
) -> Unwritten:
    """The habit after conversations on some days were credited or taken back."""
    return settle(conn, whose, source.said_at, changed=min(days, default=None), history=history)


def _creditable(said: Sequence[Said], local: date) -> tuple[Sequence[Said], Sequence[date]]:
    """Those of some conversations that can be credited on a local date, and the days that lie too far back."""
    earliest = local - LATE_UP_TO
    for one in said:
        if one.day > local:
            raise DayInTheFuture(day=one.day)
    credited = [one for one in said if one.day >= earliest]
    refused = sorted({one.day for one in said if one.day < earliest})
    if refused and not credited:
        raise DayTooFarBack(day=refused[0], earliest=earliest)
    return credited, refused


def _credited(
    conn: Connection,
    whose: Member,
    history: History,
    source: Source,
    credited: Sequence[Said],
    before: Sequence[Engagement] = (),
) -> list[Engagement]:
    """Conversations as they are kept; a number that was all counted before leaves none."""
    new = [_smaller_reading(conn, whose, one) for one in credited]
    told = [one for one in new if one.anonymous or one.name or one.handle]
    people = contacts_of(conn, whose, told, source.said_at)
    return [
        _engagement(history, source.said_at, one, contact, before)
        for one, contact in zip(told, people, strict=True)
    ]


def _smaller_reading(conn: Connection, whose: Member, one: Said) -> Said:
    """A number that may be all of a day, less what is logged for that day already."""
    if not one.in_all:
        return one
    so_far = engagements.counts_since(conn, whose.id, one.day).get(one.day, 0)
    return replace(one, anonymous=max(0, one.anonymous - so_far))


def _engagement(
    history: History,
    said_at: datetime,
    one: Said,
    contact: Contact | None,
    before: Sequence[Engagement],
) -> Engagement:
    contact_id = contact.id if contact else None
    on_time = any(
        (old.date, old.contact_id) == (one.day, contact_id) and old.anonymous >= one.anonymous
        for old in before
        if not old.late
    )
    return Engagement(
        date=one.day,
        name=contact.name if contact else None,
        contact_id=contact_id,
        anonymous=one.anonymous,
        platform=one.platform,
        audience=one.audience,
        minutes=one.minutes,
        outcomes=one.outcomes,
        note=one.note,
        late=not on_time and is_closed(history, one.day, said_at),
    )


def _finish(answer: Logged, said: Sequence[Said], refused: Sequence[date]) -> Logged:
    told = sum(one.anonymous for one in said if one.in_all and one.day not in refused)
    total = told > sum(line.anonymous for line in answer.lines)
    return replace(answer, refused=refused, total=total)


def _answer(
    conn: Connection,
    whose: Member,
    known: Log,
    habit: Unwritten,
    source: Source,
    lines: Sequence[Engagement],
) -> Logged:
    """What a log says and makes of the day; a day that is kept needs no reminder any more."""
    state = day_state(conn, whose, habit, source.said_at)
    if state.kind is Kind.KEPT:
        agenda.withdraw(conn, whose.id, Due.REMINDER, state.date.isoformat())
    return Logged(
        log_id=known.id,
        answer_id=known.answer_id,
        organisation=whose.organisation,
        lines=lines,
        today=state,
        standing=habit.standing,
    )
