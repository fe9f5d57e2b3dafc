"""What leaders expect to come of it; the newest holds."""

from datetime import date, datetime

from sqlalchemy import Connection, bindparam, insert, select

from habits.domain.expectations import Expectation, Measure, Period
from habits.domain.members import Member
from habits.storage.tables.habit import expectation

_NEWEST = (
    select(expectation.c.purpose, expectation.c.measure, expectation.c.number, expectation.c.period)
    .where(expectation.c.member_id == bindparam("whose"))
    .order_by(expectation.c.id.desc())
    .limit(1)
)


def add(
    conn: Connection, whose: Member, expected: Expectation, said_at: datetime, said_on: date
) -> None:
    """Store what a member expects, said at an instant (UTC) that is a local date."""
    values = {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "purpose": expected.purpose,
        "measure": expected.measure,
        "number": expected.number,
        "period": expected.period,
        "said_at": said_at,
        "said_on": said_on,
    }
    conn.execute(insert(expectation).values(values))


def newest(conn: Connection, member_id: int) -> Expectation | None:
    """What a member expects now, or None."""
    row = conn.execute(_NEWEST, {"whose": member_id}).one_or_none()
    if row is None:
        return None
    measure = None if row.measure is None else Measure(row.measure)
    period = None if row.period is None else Period(row.period)
    return Expectation(row.purpose, measure, row.number, period)
