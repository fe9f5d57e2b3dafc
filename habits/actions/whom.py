"""Whom a name meant: the answer to the question that a log asks where it may be one of several people."""

from datetime import datetime

from sqlalchemy import Connection

from habits.actions.contacts import rivals_of, take_over
from habits.actions.crediting import check_days
from habits.actions.habit import settle
from habits.actions.logged import Logged, answer
from habits.actions.mending import found
from habits.domain.contacts import Known, first_key, name_key
from habits.domain.errors import NoSuchContact, NoSuchLog
from habits.domain.history import today
from habits.domain.members import Member
from habits.storage import contacts, engagements
from habits.storage.engagements import Engagement


def choose(
    conn: Connection,
    speaker: Member,
    log_id: int,
    position: int,
    contact_id: int | None,
    now: datetime,
) -> Logged:
    """Say whom a conversation of a log was with: one of those asked about, or None for somebody else of that name.

    Somebody known by the first name alone until now is then known by the whole one. Raises NoSuchLog, DayTooFarBack, or
    NoSuchContact where nobody of that id was asked about.
    """
    whose, known, history = found(conn, speaker, log_id, now)
    line = next((one for one in engagements.of_log(conn, log_id) if one.position == position), None)
    if line is None:
        raise NoSuchLog
    check_days(today(history, now), line.date)
    chosen = None if contact_id is None else _chosen(conn, whose, line, contact_id)
    if chosen is not None and _is_shorter(chosen, line):
        contacts.rename(conn, chosen.id, line.said_as or chosen.name, name_key(line.said_as or ""))
    engagements.set_whom(conn, log_id, line, chosen)
    if chosen is not None:
        take_over(conn, whose, line.contact_id, chosen)
    habit = settle(conn, whose, now, changed=line.date, history=history)
    return answer(conn, whose, known, habit, engagements.of_log(conn, log_id), now)


def _chosen(conn: Connection, whose: Member, line: Engagement, contact_id: int) -> Known:
    for one in rivals_of(conn, whose, line):
        if one.id == contact_id:
            return one
    raise NoSuchContact


def _is_shorter(chosen: Known, line: Engagement) -> bool:
    """Whether somebody is known by no more than the first word of the name that was said."""
    said = name_key(line.said_as or "")
    return chosen.key == first_key(said) != said
