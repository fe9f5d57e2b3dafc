"""Days off: stored as said, ended when somebody is back, consented to where they were over already."""

from datetime import date, datetime

from sqlalchemy import Connection, delete, insert, or_, select, update

from habits.domain.history import Absence
from habits.domain.members import Member
from habits.storage.tables.habit import absence


def add(
    conn: Connection, whose: Member, days_off: Absence, said_at: datetime, *, awaits_consent: bool
) -> int:
    """Store days off; those that await consent excuse nothing yet. Answers the id."""
    values = {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "first": days_off.first,
        "back_on": days_off.back_on,
        "said_at": said_at,
        "awaits_consent": awaits_consent,
    }
    return int(conn.execute(insert(absence).values(values).returning(absence.c.id)).scalar_one())


def end(conn: Connection, member_id: int, back_on: date) -> bool:
    """Cut short what has begun and reaches past the day before `back_on`; whether there was anything to cut."""
    running = (
        absence.c.member_id == member_id,
        absence.c.first <= back_on,
        or_(absence.c.back_on.is_(None), absence.c.back_on > back_on),
    )
    return conn.execute(update(absence).where(*running).values(back_on=back_on)).rowcount > 0


def end_open(conn: Connection, member_id: int, back_on: date) -> None:
    """End what has no end yet on a date: other days off have been said since."""
    running = (absence.c.member_id == member_id, absence.c.back_on.is_(None))
    conn.execute(update(absence).where(*running).values(back_on=back_on))


def cancel_coming(conn: Connection, member_id: int, today: date) -> bool:
    """Take back the days off that have not begun on a date; whether there were any."""
    coming = (absence.c.member_id == member_id, absence.c.first > today)
    return conn.execute(delete(absence).where(*coming)).rowcount > 0


def consent(
    conn: Connection, organisation_id: int, absence_id: int, by: int, now: datetime
) -> Absence | None:
    """Let days off that were over excuse; answers them, or None where nothing awaits consent under that id."""
    awaiting = (
        absence.c.id == absence_id,
        absence.c.organisation_id == organisation_id,
        absence.c.awaits_consent.is_(True),
    )
    given = (
        update(absence)
        .where(*awaiting)
        .values(awaits_consent=False, consented_by=by, consented_at=now)
    )
    row = conn.execute(given.returning(absence.c.first, absence.c.back_on)).one_or_none()
    return None if row is None else Absence(row.first, row.back_on)


def member_of(conn: Connection, organisation_id: int, absence_id: int) -> int | None:
    """Whose days off stand under an id, or None."""
    of_id = (absence.c.id == absence_id, absence.c.organisation_id == organisation_id)
    return conn.execute(select(absence.c.member_id).where(*of_id)).scalar_one_or_none()
