"""What leaders decided about their routine, and where they are."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, insert, select

from habits.domain.changes import Change, Times
from habits.domain.members import Member
from habits.storage.tables.habit import decision
from habits.storage.tables.people import account, member, organisation

T = TypeVar("T")

_ZONE = (
    select(decision.c.value)
    .where(
        decision.c.member_id == bindparam("whose"),
        decision.c.subject == "zone",
    )
    .order_by(decision.c.id.desc())
    .limit(1)
)

_ZONE_IN = (
    select(
        func.coalesce(
            select(decision.c.value)
            .where(
                decision.c.member_id == member.c.id,
                decision.c.subject == "zone",
                decision.c.said_at <= bindparam("at"),
            )
            .order_by(decision.c.id.desc())
            .limit(1)
            .scalar_subquery(),
            organisation.c.zone,
        )
    )
    .select_from(member)
    .join(account, account.c.id == member.c.account_id)
    .join(organisation, organisation.c.id == member.c.organisation_id)
    .where(account.c.chat == bindparam("where"), member.c.speaks)
)


def _write_weekdays(weekdays: frozenset[int]) -> str:
    return "".join(str(day) for day in sorted(weekdays))


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


def zone_of(conn: Connection, whose: Member) -> str:
    """The zone that a member is in now: the last one said, else the organisation's."""
    newest = conn.execute(_ZONE, {"whose": whose.id}).scalar_one_or_none()
    return newest or whose.organisation_zone


def zone_in(conn: Connection, chat: int, at: datetime) -> str | None:
    """The zone at an instant of whoever speaks in a private chat, or None for a stranger."""
    return conn.execute(_ZONE_IN, {"where": chat, "at": at}).scalar_one_or_none()


def zones_of(conn: Connection, everybody: Sequence[Member]) -> Mapping[int, str]:
    """The zones that members are in now, as in `zone_of`, by member."""
    said = select(decision.c.member_id, decision.c.value).where(
        decision.c.member_id.in_([one.id for one in everybody]), decision.c.subject == "zone"
    )
    newest = {row.member_id: row.value for row in conn.execute(said.order_by(decision.c.id))}
    return {one.id: newest.get(one.id, one.organisation_zone) for one in everybody}
