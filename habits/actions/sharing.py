"""What is remembered of people: notes that their writer shares, and facts given by themselves."""

from datetime import datetime

from sqlalchemy import Connection

from habits.actions.brief import found
from habits.domain.calendar import local_date
from habits.domain.errors import NothingToShare
from habits.domain.members import Member
from habits.storage import decisions, memory, people

LONGEST = 500
"""Characters of a fact that are kept."""


def remember(conn: Connection, by: Member, contact_id: int, said: str, now: datetime) -> None:
    """Have everybody in the organisation know something of a person. Raises NoSuchContact."""
    person = found(conn, by, contact_id)
    day = local_date(now, decisions.zone_of(conn, by))
    memory.add(conn, by, person.id, day, said.strip()[:LONGEST], now)


def share(conn: Connection, by: Member, engagement_id: int, now: datetime) -> None:
    """Give the note of an own conversation to the organisation; raises NothingToShare where there is none to give."""
    talk = people.own_talk(conn, by, engagement_id)
    if talk is None or not talk.note or talk.is_private:
        raise NothingToShare
    memory.add(conn, by, talk.contact_id, talk.date, talk.note, now, talk.log_id)


def forget(conn: Connection, by: Member, fact_id: int) -> None:
    """Take back what the member had remembered. Raises NothingToShare where that is nothing of theirs."""
    if not memory.drop(conn, by, fact_id):
        raise NothingToShare
