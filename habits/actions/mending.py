"""Mending a log by a press: taking it back, or moving it to the day that was meant."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Connection

from habits.actions.crediting import LATE_UP_TO, check_days
from habits.actions.habit import routine_history, settle
from habits.actions.logged import Logged, answer
from habits.domain.errors import NoSuchLog
from habits.domain.history import History, is_closed, today
from habits.domain.members import Member
from habits.storage import contacts, engagements, members
from habits.storage.engagements import Log


def undo(conn: Connection, speaker: Member, log_id: int, now: datetime) -> Logged:
    """Take back what a message was logged as; days too far back keep what they have, and are told as refused.

    Raises NoSuchLog for a log that was not said in the speaker's chat.
    """
    whose, known, history = found(conn, speaker, log_id, now)
    before = engagements.of_log(conn, known.id)
    earliest = today(history, now) - LATE_UP_TO
    engagements.drop(conn, known.id, since=earliest)
    engagements.set_removed(conn, known.id, [])
    contacts.look_again(conn, [one.contact_id for one in before])
    days = [one.date for one in before]
    habit = settle(conn, whose, now, changed=min(days, default=None), history=history)
    kept = [one for one in before if one.date < earliest]
    changed = answer(conn, whose, known, habit, kept, now, concerned=days)
    return replace(changed, undone=True, refused=sorted({one.date for one in kept}))


def move(
    conn: Connection, speaker: Member, log_id: int, days: tuple[date, date], now: datetime
) -> Logged:
    """Move what a log has on one local date to another; what nobody dated stays there when the message is edited.

    Raises NoSuchLog, DayInTheFuture or DayTooFarBack.
    """
    whose, known, history = found(conn, speaker, log_id, now)
    here, there = days
    check_days(today(history, now), *days)
    engagements.move(conn, known.id, here, there, late=is_closed(history, there, now))
    if known.date == here:
        known = replace(known, date=there)
        engagements.set_date(conn, known.id, there)
    lines = engagements.of_log(conn, known.id)
    contacts.look_again(conn, [one.contact_id for one in lines])
    habit = settle(conn, whose, now, changed=min(days), history=history)
    return answer(conn, whose, known, habit, lines, now, days)


def found(
    conn: Connection, speaker: Member, log_id: int, now: datetime
) -> tuple[Member, Log, History]:
    """Whose a log is, the log and the dated facts, with the member's lock held; the press may be anybody's.

    Raises NoSuchLog for a log that was not said in the speaker's chat.
    """
    known = engagements.log_in(conn, speaker.chat, log_id)
    if known is None:
        raise NoSuchLog
    members.lock(conn, known.member_id)
    whose = members.get(conn, known.member_id)
    return whose, known, routine_history(conn, whose, now)
