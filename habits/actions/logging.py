"""Logging: what a leader says happened becomes conversations, on the days on which they happened."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection

from habits.actions.crediting import LATE_UP_TO, Source, as_kept, creditable
from habits.actions.habit import Unwritten, routine_history, settle
from habits.actions.logged import Logged, answer
from habits.actions.remembering import Told, remember
from habits.domain.engagements import Said
from habits.domain.history import History, today
from habits.domain.members import Member
from habits.storage import contacts, engagements, members
from habits.storage.engagements import Log


def log(conn: Connection, whose: Member, source: Source, said: Sequence[Said]) -> Logged:
    """Credit the conversations of a message; the same message a second time changes nothing.

    Raises NoRoutine before joining is done, DayInTheFuture, or DayTooFarBack where none of the days can be credited.
    """
    members.lock(conn, whose.id)
    history = routine_history(conn, whose, source.said_at)
    known = _add(conn, whose, source, today(history, source.said_at))
    if known is None:
        return _again(conn, whose, source, history)
    credited, refused = creditable(said, today(history, source.said_at))
    lines = as_kept(conn, whose, history, source, [Told(one) for one in credited])
    engagements.add(conn, whose, known.id, lines, source.said_at)
    habit = _settled(conn, whose, source, history, [one.day for one in credited])
    return _finish(answer(conn, whose, known, habit, lines, source.said_at), said, refused)


def _again(conn: Connection, whose: Member, source: Source, history: History) -> Logged:
    """The answer to a message that was logged before."""
    known = engagements.find_log(conn, source.chat, source.message)
    if known is None:
        raise LookupError("a message that cannot be added is there")
    habit = _settled(conn, whose, source, history, [])
    lines = engagements.of_log(conn, known.id)
    return answer(conn, members.get(conn, known.member_id), known, habit, lines, source.said_at)


def edit(conn: Connection, speaker: Member, source: Source, said: Sequence[Said]) -> Logged:
    """Replace the conversations of a message that was edited; what it said on time stays on time.

    It stays with whom it was logged as, whoever the person speaks as by now, and on the day that the log has, where the
    text names none; days too far back keep what they have. A message that was no log before becomes one. Raises what
    `log` raises; the log then stays as it was.
    """
    known = engagements.find_log(conn, source.chat, source.message)
    if known is None:
        return log(conn, speaker, source, said)
    members.lock(conn, known.member_id)
    whose = members.get(conn, known.member_id)
    history = routine_history(conn, whose, source.said_at)
    local = today(history, source.said_at)
    before = engagements.of_log(conn, known.id)
    kept = {one.date for one in before if one.date < local - LATE_UP_TO}
    meant = [one if one.dated else replace(one, day=known.date) for one in said]
    told = remember(meant, before, known.removed)
    new = [one for one in told if one.said.day not in kept]
    credited, refused = creditable([one.said for one in new], local)
    place = engagements.drop(conn, known.id, since=local - LATE_UP_TO)
    engagements.set_text(conn, known.id, source.text)
    new = [one for one in new if one.said in credited]
    rows = as_kept(conn, whose, history, source, new, before)
    engagements.add(conn, whose, known.id, rows, source.said_at, place)
    days = [one.date for one in before] + [one.day for one in credited]
    contacts.look_again(conn, [one.contact_id for one in before])
    habit = _settled(conn, whose, source, history, days)
    lines = engagements.of_log(conn, known.id)
    changed = answer(conn, whose, known, habit, lines, source.said_at, concerned=days)
    return _finish(replace(changed, corrected=True), said, refused)


def append(
    conn: Connection, speaker: Member, source: Source, said: Sequence[Said], written_on: date
) -> Logged:
    """Credit more conversations of a message, beside what it is logged as by now.

    Where it is no log yet it becomes one of the local date on which it was written. Raises what `log` raises.
    """
    members.lock(conn, speaker.id)
    history = routine_history(conn, speaker, source.said_at)
    known = engagements.find_log(conn, source.chat, source.message)
    known = known or _add(conn, speaker, source, written_on)
    if known is None:
        raise LookupError("a message that cannot be added is there")
    members.lock(conn, known.member_id)
    whose = members.get(conn, known.member_id)
    credited, refused = creditable(said, today(history, source.said_at))
    rows = as_kept(conn, whose, history, source, [Told(one) for one in credited])
    engagements.add(
        conn, whose, known.id, rows, source.said_at, engagements.next_place(conn, known.id)
    )
    habit = _settled(conn, whose, source, history, [one.day for one in credited])
    lines = engagements.of_log(conn, known.id)
    return _finish(answer(conn, whose, known, habit, lines, source.said_at), said, refused)


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


def _settled(
    conn: Connection, whose: Member, source: Source, history: History, days: Sequence[date]
) -> Unwritten:
    """The habit after conversations on some days were credited or taken back."""
    return settle(conn, whose, source.said_at, changed=min(days, default=None), history=history)


def _finish(changed: Logged, said: Sequence[Said], refused: Sequence[date]) -> Logged:
    told = sum(one.anonymous for one in said if one.in_all and one.day not in refused)
    total = told > sum(line.anonymous for line in changed.lines)
    return replace(changed, refused=refused, total=total)
