"""Tables filled in bulk, as they are where many leaders have a routine and nothing is due."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Integer,
    Table,
    insert,
    literal,
    select,
    text,
    update,
)

from bot.sandbox.client import Person
from habits.storage.tables.agenda import agenda
from habits.storage.tables.habit import decision
from habits.storage.tables.messages import outbox
from habits.storage.tables.people import account, member, organisation, team

#: How many of them have said all of their routine, and so may speak.
SPEAKERS = 1_000
_SIZE = 100  # of an organisation
_SPOKEN, _FAR = datetime(2026, 1, 5, 7, tzinfo=UTC), datetime(2099, 12, 31, 7, tzinfo=UTC)
_ROUTINE = {
    "zone": "Europe/Amsterdam",
    "target": "3",
    "weekdays": "01234",
    "times": "08:30-18:00",
}

Rows = tuple[Table, int, dict[str, Any]]


def fill(engine: Engine, members: int) -> None:
    """Give an empty database so many leaders, each with a prompt to come and one that was sent."""
    with engine.begin() as conn:
        if engine.dialect.name == "postgresql":  # references are right, and checking takes minutes
            conn.execute(text("SET LOCAL session_replication_role = replica"))
        _insert(conn, members)
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as conn:
            conn.execute(text("ANALYZE"))  # as autovacuum would, sooner or later


def seat(engine: Engine, people: Sequence[Person]) -> None:
    """Let these people be the first leaders."""
    with engine.begin() as conn:
        for number, one in enumerate(people, 1):
            conn.execute(update(account).where(account.c.id == number).values(chat=one.id))


def _insert(conn: Connection, members: int) -> None:
    first = select(literal(1).label("i")).cte("numbers", recursive=True)
    numbers = first.union_all(select(first.c.i + 1).where(first.c.i < members))
    for table, count, values in _rows(numbers.c.i, members):
        columns = [_column(table.c[name], value) for name, value in values.items()]
        some = select(*columns).where(numbers.c.i <= count)
        conn.execute(insert(table).from_select(list(values), some))


def _column(column: Column[Any], value: object) -> ColumnElement[Any]:
    return value if isinstance(value, ColumnElement) else literal(value, column.type)


def _rows(i: ColumnElement[int], members: int) -> Iterator[Rows]:
    """Answer what stands in each table, as the values of row number `i`, and how many rows."""
    house = 1 + (i - literal(1, Integer)) // _SIZE
    home = {"organisation_id": house, "member_id": i}
    yield (
        organisation,
        members // _SIZE,
        {"id": i, "name": "Acme", "zone": "Europe/Amsterdam", "created_at": _SPOKEN},
    )
    yield team, members // _SIZE, {"id": i, "organisation_id": i, "name": "Acme"}
    yield account, members, {"id": i, "chat": -i, "name": "Dana", "created_at": _SPOKEN}
    yield member, members, _member(i, house)
    for subject, value in _ROUTINE.items():
        said = {"subject": subject, "value": value, "said_at": _SPOKEN}
        held = {"said_on": _SPOKEN.date(), "holds_from": date(2026, 1, 5)}
        yield decision, min(members, SPEAKERS), home | said | held
    yield agenda, members, home | {"kind": "prompt", "slot": "2099-12-31", "due_at": _FAR}
    yield outbox, members, _sent(i)


def _member(i: ColumnElement[int], house: ColumnElement[int]) -> dict[str, Any]:
    return {
        "id": i,
        "organisation_id": house,
        "account_id": i,
        "team_id": house,
        "role": "leader",
        "name": "Dana",
        "country": "NL",
        "invited_at": _SPOKEN,
        "joined_at": _SPOKEN,
        "speaks": True,
    }


def _sent(i: ColumnElement[int]) -> dict[str, Any]:
    return {
        "chat": -i,
        "kind": "text",
        "body": {"text": "Today: 3 conversations, fifteen minutes."},
        "priority": 1,
        "planned_at": _SPOKEN,
        "state": "sent",
        "fence": 1,
        "attempts": 0,
        "settled_at": _SPOKEN,
    }
