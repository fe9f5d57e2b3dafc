"""The dated facts of a leader: decisions, days off and prompts, all in one statement, since every log needs them."""

from collections.abc import Callable, Iterable
from datetime import date, time
from typing import Any, TypeVar

from sqlalchemy import (
    BindParameter,
    Connection,
    Row,
    bindparam,
    case,
    literal,
    null,
    select,
    union_all,
)

from habits.domain.changes import Change, Times
from habits.domain.history import Absence, History, Prompt, ZoneChange
from habits.domain.members import Member
from habits.storage.tables.habit import absence, decision, prompt

T = TypeVar("T")

_ABSENCE, _PROMPT, _WITHHELD = "absence", "prompt", "withheld"
_WHOSE: BindParameter[int] = bindparam("whose")
# In the order said, which is that of the ids: a chat is worked in its order. Their instants would not do, since a press
# is dated by its arrival and a message by Telegram, and what was said after a press may be dated before it.
_FACTS = union_all(
    select(
        decision.c.subject,
        decision.c.id,
        decision.c.value,
        decision.c.said_at.label("at"),
        decision.c.said_on.label("day"),
        decision.c.holds_from.label("until"),
    ).where(decision.c.member_id == _WHOSE),
    select(
        literal(_ABSENCE), absence.c.id, null(), null(), absence.c.first, absence.c.back_on
    ).where(absence.c.member_id == _WHOSE, absence.c.awaits_consent.is_(False)),
    select(
        case((prompt.c.withheld.is_(None), _PROMPT), else_=_WITHHELD),
        literal(0),
        prompt.c.zone,
        prompt.c.sent_at,
        prompt.c.date,
        null(),
    ).where(prompt.c.member_id == _WHOSE, prompt.c.date >= bindparam("since")),
).order_by("id")

_Rows = Iterable[Row[Any]]


def history(conn: Connection, whose: Member, since: date) -> History:
    """A member's dated facts: all decisions and days off, and the prompts of the days since a date. No holidays.

    Raises ValueError for a member without a routine.
    """
    if whose.joined_at is None:
        raise ValueError("a member without a routine has no history")
    by: dict[str, list[Row[Any]]] = {_ABSENCE: [], _PROMPT: [], _WITHHELD: []}
    for row in conn.execute(_FACTS, {"whose": whose.id, "since": since}):
        by.setdefault(row.subject, []).append(row)
    return History(
        joined_at=whose.joined_at,
        zones=[ZoneChange(row.at, row.value) for row in by["zone"]],
        targets=_changes(by["target"], int),
        weekdays=_changes(by["weekdays"], _weekdays),
        times=_changes(by["times"], _times),
        absences=[Absence(row.day, row.until) for row in by[_ABSENCE]],
        prompts=_prompts(by[_PROMPT], withheld=False) | _prompts(by[_WITHHELD], withheld=True),
    )


def _changes(rows: _Rows, parse: Callable[[str], T]) -> list[Change[T]]:
    return [Change(row.day, row.until, parse(row.value)) for row in rows]


def _weekdays(value: str) -> frozenset[int]:
    return frozenset(int(digit) for digit in value)


def _times(value: str) -> Times:
    return Times(*(time.fromisoformat(part) for part in value.split("-")))


def _prompts(rows: _Rows, *, withheld: bool) -> dict[date, Prompt]:
    return {row.day: Prompt(row.value, row.at, withheld) for row in rows}
