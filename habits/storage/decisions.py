"""What leaders decided about their routine, and the histories that it makes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from sqlalchemy import Connection, Row, bindparam, insert, select

from habits.domain.changes import Change, Times
from habits.domain.history import History, ZoneChange
from habits.domain.members import Member
from habits.storage import absences, prompts
from habits.storage.tables.habit import decision

T = TypeVar("T")

_SAID = (
    select(*(decision.c[name] for name in ("subject", "value", "said_at", "said_on", "holds_from")))
    .where(decision.c.member_id == bindparam("whose"))
    .order_by(decision.c.id)
)
ALWAYS = datetime.max.replace(tzinfo=UTC)
_ZONE = (
    select(decision.c.value)
    .where(
        decision.c.member_id == bindparam("whose"),
        decision.c.subject == "zone",
        decision.c.said_at <= bindparam("at"),
    )
    .order_by(decision.c.id.desc())
    .limit(1)
)


def _weekdays(value: str) -> frozenset[int]:
    return frozenset(int(digit) for digit in value)


def _write_weekdays(weekdays: frozenset[int]) -> str:
    return "".join(str(day) for day in sorted(weekdays))


def _times(value: str) -> Times:
    return Times(*(time.fromisoformat(part) for part in value.split("-")))


def _write_times(times: Times) -> str:
    return f"{times.prompt_at:%H:%M}-{times.day_ends_at:%H:%M}"


def _add(
    conn: Connection,
    whose: Member,
    subject: str,
    value: str,
    said_at: datetime,
    change: Change[Any],
) -> None:
    values = {
        "organisation_id": whose.organisation_id,
        "member_id": whose.id,
        "subject": subject,
        "value": value,
        "said_at": said_at,
        "said_on": change.said_on,
        "holds_from": change.holds_from,
    }
    conn.execute(insert(decision).values(values))


def add_target(conn: Connection, whose: Member, change: Change[int], said_at: datetime) -> None:
    """Store a change of the conversations aimed at."""
    _add(conn, whose, "target", str(change.value), said_at, change)


def add_weekdays(
    conn: Connection, whose: Member, change: Change[frozenset[int]], said_at: datetime
) -> None:
    """Store a change of the days of the week."""
    _add(conn, whose, "weekdays", _write_weekdays(change.value), said_at, change)


def add_times(conn: Connection, whose: Member, change: Change[Times], said_at: datetime) -> None:
    """Store a change of the time of the prompt or of the day's end."""
    _add(conn, whose, "times", _write_times(change.value), said_at, change)


def add_zone(conn: Connection, whose: Member, zone: str, said_at: datetime, said_on: date) -> None:
    """Store that a member is in a zone from now on."""
    _add(conn, whose, "zone", zone, said_at, Change(said_on, said_on, zone))


def _changes(rows: Iterable[Row[Any]], parse: Callable[[str], T]) -> list[Change[T]]:
    return [Change(row.said_on, row.holds_from, parse(row.value)) for row in rows]


def zone_of(conn: Connection, whose: Member, at: datetime = ALWAYS) -> str:
    """The zone that a member is in at an instant, by default now: the last one said, else the organisation's."""
    newest = conn.execute(_ZONE, {"whose": whose.id, "at": at}).scalar_one_or_none()
    return newest or whose.organisation_zone


def zones_of(conn: Connection, everybody: Sequence[Member]) -> Mapping[int, str]:
    """The zones that members are in now, as in `zone_of`, by member."""
    said = select(decision.c.member_id, decision.c.value).where(
        decision.c.member_id.in_([one.id for one in everybody]), decision.c.subject == "zone"
    )
    newest = {row.member_id: row.value for row in conn.execute(said.order_by(decision.c.id))}
    return {one.id: newest.get(one.id, one.organisation_zone) for one in everybody}


def history(conn: Connection, whose: Member, since: date, holidays: Iterable[date] = ()) -> History:
    """A member's dated facts: all decisions, and the prompts of the days since a date.

    Raises ValueError for a member without a routine.
    """
    if whose.joined_at is None:
        raise ValueError("a member without a routine has no history")
    said: dict[str, list[Row[Any]]] = {}
    for row in conn.execute(_SAID, {"whose": whose.id}):
        said.setdefault(row.subject, []).append(row)
    return History(
        joined_at=whose.joined_at,
        zones=[ZoneChange(row.said_at, row.value) for row in said["zone"]],
        targets=_changes(said["target"], int),
        weekdays=_changes(said["weekdays"], _weekdays),
        times=_changes(said["times"], _times),
        absences=absences.holding(conn, whose.id),
        prompts=prompts.since(conn, whose.id, since),
        holidays=frozenset(holidays),
    )
