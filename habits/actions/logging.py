"""Logging: what a leader says happened becomes conversations, on the days on which they happened."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sqlalchemy import Connection

from habits.actions.habit import Unwritten, rebuild, recount, settle
from habits.actions.standing import DayState, day_state
from habits.actions.unasked import Due
from habits.domain.contacts import handle_key, name_key
from habits.domain.engagements import Audience, Outcome, Platform
from habits.domain.errors import DayInTheFuture, DayTooFarBack, NoRoutine
from habits.domain.history import History, is_closed, today
from habits.domain.members import Member
from habits.domain.standing import Kind, Standing
from habits.storage import agenda, contacts, engagements, members
from habits.storage.engagements import Engagement, Log

LONGEST = 200
"""Characters of a name, a company or a handle that are kept."""
LATE_UP_TO = timedelta(days=3)
"""How many calendar days back a conversation can still be credited."""


@dataclass(frozen=True, slots=True)
class Said:
    """One conversation as a leader told it; nobody named is `anonymous` people.

    `day` is the local date on which it took place; `in_all` says that the number may be all of that day's ("3 today").
    """

    day: date
    name: str | None = None
    handle: str | None = None
    anonymous: int = 0
    in_all: bool = False
    platform: Platform = Platform.UNKNOWN
    audience: Audience = Audience.UNKNOWN
    company: str | None = None
    minutes: int | None = None
    outcomes: frozenset[Outcome] = frozenset()
    note: str = ""


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
    habit = _habit(conn, whose, source.said_at)
    known = engagements.find_log(conn, source.chat, source.message)
    if known is not None:
        return _answer(conn, members.get(conn, known.member_id), known, habit, source)
    credited, refused = _creditable(said, today(habit.history, source.said_at))
    known = _add(conn, whose, source, today(habit.history, source.said_at))
    rows = _credited(conn, whose, habit.history, source, credited)
    engagements.add(conn, whose, known.id, rows, source.said_at)
    habit = _changed(conn, whose, habit, source, [one.day for one in credited])
    return _finish(_answer(conn, whose, known, habit, source), said, refused)


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
    habit = _habit(conn, whose, source.said_at)
    earliest = today(habit.history, source.said_at) - LATE_UP_TO
    before = engagements.of_log(conn, known.id)
    kept = {one.date for one in before if one.date < earliest}
    credited, refused = _creditable(
        [one for one in said if one.day not in kept], today(habit.history, source.said_at)
    )
    place = engagements.drop(conn, known.id, since=earliest)
    engagements.set_text(conn, known.id, source.text)
    rows = _credited(conn, whose, habit.history, source, credited, before)
    engagements.add(conn, whose, known.id, rows, source.said_at, place)
    days = [one.date for one in before] + [one.day for one in credited]
    habit = _changed(conn, whose, habit, source, days)
    answer = replace(_answer(conn, whose, known, habit, source), corrected=True)
    return _finish(answer, said, refused)


def _add(conn: Connection, whose: Member, source: Source, day: date) -> Log:
    log_id = engagements.add_log(
        conn,
        whose,
        chat=source.chat,
        message=source.message,
        day=day,
        said_at=source.said_at,
        text=source.text,
    )
    return Log(log_id, whose.id, day, source.said_at, source.text, answer_id=None)


def _habit(conn: Connection, whose: Member, now: datetime) -> Unwritten:
    if whose.joined_at is None:
        raise NoRoutine
    return settle(conn, whose, now)


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
    return [_engagement(conn, whose, history, source.said_at, one, before) for one in told]


def _smaller_reading(conn: Connection, whose: Member, one: Said) -> Said:
    """A number that may be all of a day, less what is logged for that day already."""
    if not one.in_all:
        return one
    so_far = engagements.counts_since(conn, whose.id, one.day).get(one.day, 0)
    return replace(one, anonymous=max(0, one.anonymous - so_far))


def _engagement(
    conn: Connection,
    whose: Member,
    history: History,
    said_at: datetime,
    one: Said,
    before: Sequence[Engagement],
) -> Engagement:
    contact_id = None if one.anonymous else _contact(conn, whose, one, said_at)
    on_time = any(
        (old.date, old.contact_id) == (one.day, contact_id) and old.anonymous >= one.anonymous
        for old in before
        if not old.late
    )
    return Engagement(
        date=one.day,
        name=one.name,
        contact_id=contact_id,
        anonymous=one.anonymous,
        platform=one.platform,
        audience=one.audience,
        minutes=one.minutes,
        outcomes=one.outcomes,
        note=one.note,
        late=not on_time and is_closed(history, one.day, said_at),
    )


def _contact(conn: Connection, whose: Member, one: Said, now: datetime) -> int:
    """The contact whom a conversation was with, made where nobody goes by the name or handle yet."""
    organisation_id = whose.organisation_id
    handle = handle_key(one.handle or "")[:LONGEST]
    found = contacts.by_handle(conn, organisation_id, one.platform, handle) if handle else None
    name = (one.name or one.handle or "").strip()[:LONGEST]
    key = name_key(name)[:LONGEST]
    if found is None and one.name:
        found = contacts.by_name(conn, organisation_id, key)
    found = found or contacts.add(
        conn,
        organisation_id=organisation_id,
        name=name,
        name_key=key,
        company=one.company and one.company[:LONGEST],
        audience=one.audience,
        now=now,
    )
    if handle and one.handle:
        contacts.ensure_handle(
            conn, organisation_id, found, one.platform, one.handle[:LONGEST], handle
        )
    return found


def _changed(
    conn: Connection, whose: Member, habit: Unwritten, source: Source, days: Sequence[date]
) -> Unwritten:
    """The habit after conversations on some days were credited or taken back."""
    if days and habit.written is not None and min(days) <= habit.written.date:
        return rebuild(conn, whose, min(days), source.said_at)
    return recount(conn, whose, habit, source.said_at)


def _finish(answer: Logged, said: Sequence[Said], refused: Sequence[date]) -> Logged:
    told = sum(one.anonymous for one in said if one.in_all and one.day not in refused)
    total = told > sum(line.anonymous for line in answer.lines)
    return replace(answer, refused=refused, total=total)


def _answer(
    conn: Connection, whose: Member, known: Log, habit: Unwritten, source: Source
) -> Logged:
    """What a log says and makes of the day; a day that is kept needs no reminder any more."""
    state = day_state(conn, whose, habit, source.said_at)
    if state.kind is Kind.KEPT:
        agenda.withdraw(conn, whose.id, Due.REMINDER, state.date.isoformat())
    return Logged(
        log_id=known.id,
        answer_id=known.answer_id,
        organisation=whose.organisation,
        lines=engagements.of_log(conn, known.id),
        today=state,
        standing=habit.standing,
    )
