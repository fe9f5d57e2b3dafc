"""The weekly summaries as they were sent."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, insert, update

from habits.domain.members import Member
from habits.storage.tables.agenda import summary


def add(
    conn: Connection,
    manager: Member,
    team_id: int,
    week: date,
    model: dict[str, Any],
    now: datetime,
    *,
    waits: bool,
) -> None:
    """Store what a manager is told about a team's week, or would be, where it waits for the next prompt."""
    values = {
        "organisation_id": manager.organisation_id,
        "member_id": manager.id,
        "team_id": team_id,
        "week": week,
        "model": model,
        "planned_at": now,
        "waits": waits,
    }
    conn.execute(insert(summary).values(values))


def take_waiting(conn: Connection, member_id: int) -> bool:
    """Whether a summary waits for the manager's next prompt; it then waits no longer."""
    waiting = update(summary).where(summary.c.member_id == member_id, summary.c.waits)
    return conn.execute(waiting.values(waits=False)).rowcount > 0
