"""The closed days of leaders, with the standing after each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from habits.domain.members import Member
from habits.domain.standing import Kind, Standing
from habits.storage.tables.habit import day as day_table


@dataclass(frozen=True, slots=True)
class DayRow:
    """A closed day as kept: what it was, and what the habit stood at after it."""

    date: date
    kind: Kind
    target: int
    count: int
    holiday: str | None
    standing: Standing


_COLUMNS = [column for column in day_table.c if column.name != "organisation_id"]
_LAST = (
    select(*_COLUMNS)
    .where(day_table.c.member_id == bindparam("whose"), day_table.c.date < bindparam("before"))
    .order_by(day_table.c.date.desc())
    .limit(1)
)


def _row(row: object) -> DayRow:
    standing = Standing(
        *(getattr(row, name) for name in ("streak", "freezes", "earned", "score", "judged"))
    )
    return DayRow(row.date, Kind(row.kind), row.target, row.count, row.holiday, standing)  # type: ignore[attr-defined]


def last(conn: Connection, member_id: int, before: date = date.max) -> DayRow | None:
    """The newest day before a date that a member has a row for, or None."""
    found = conn.execute(_LAST, {"whose": member_id, "before": before}).one_or_none()
    return None if found is None else _row(found)


def newest(conn: Connection, member_ids: Iterable[int]) -> Mapping[int, date]:
    """The newest day that has a row, by member; members without rows are left out."""
    found = (
        select(day_table.c.member_id, func.max(day_table.c.date).label("date"))
        .where(day_table.c.member_id.in_(list(member_ids)))
        .group_by(day_table.c.member_id)
    )
    return {row.member_id: row.date for row in conn.execute(found)}


def between(
    conn: Connection, member_ids: Iterable[int], first: date, last_day: date
) -> Mapping[int, Sequence[DayRow]]:
    """The rows of members from one date to another, both included, in order, by member; members without rows as well."""
    wanted = list(member_ids)
    rows: dict[int, list[DayRow]] = {member_id: [] for member_id in wanted}
    found = select(*_COLUMNS).where(
        day_table.c.member_id.in_(wanted), day_table.c.date.between(first, last_day)
    )
    for row in conn.execute(found.order_by(day_table.c.member_id, day_table.c.date)):
        rows[row.member_id].append(_row(row))
    return rows


def add(conn: Connection, whose: Member, rows: Sequence[DayRow]) -> None:
    """Store days that have closed."""
    if rows:
        conn.execute(insert(day_table), [_values(whose, row) for row in rows])


def _values(whose: Member, row: DayRow) -> dict[str, object]:
    return {
        "member_id": whose.id,
        "organisation_id": whose.organisation_id,
        "date": row.date,
        "kind": row.kind,
        "target": row.target,
        "count": row.count,
        "holiday": row.holiday,
        "streak": row.standing.streak,
        "freezes": row.standing.freezes,
        "earned": row.standing.earned,
        "score": row.standing.score,
        "judged": row.standing.judged,
    }


def drop_from(conn: Connection, member_id: int, first: date) -> Mapping[date, str | None]:
    """Take back the rows of a member from a date on; answers the holidays that they knew, which stay facts."""
    gone = (day_table.c.member_id == member_id, day_table.c.date >= first)
    known = {
        row.date: row.holiday
        for row in conn.execute(select(day_table.c.date, day_table.c.holiday).where(*gone))
    }
    conn.execute(delete(day_table).where(*gone))
    return known
