"""The one question that is open in a chat."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, insert, select

from habits.domain.members import Member
from habits.storage.tables.agenda import question

_OPEN = select(
    question.c.member_id,
    question.c.kind,
    question.c.facts,
    question.c.message_id,
    question.c.asked_at,
).where(question.c.chat == bindparam("where"))


@dataclass(frozen=True, slots=True)
class Question:
    """What a chat was asked last, at an instant (UTC): whose it is, which question, and what is known so far."""

    member_id: int
    kind: str
    facts: dict[str, Any]
    message_id: int | None
    asked_at: datetime


def ask(
    conn: Connection, whom: Member, kind: str, facts: dict[str, Any], asked_at: datetime
) -> None:
    """Have a question open in a member's chat, in place of any other."""
    close(conn, whom.chat)
    values = {
        "chat": whom.chat,
        "organisation_id": whom.organisation_id,
        "member_id": whom.id,
        "kind": kind,
        "facts": facts,
        "asked_at": asked_at,
    }
    conn.execute(insert(question).values(values))


def open_in(conn: Connection, chat: int) -> Question | None:
    """The open question of a chat, or None."""
    row = conn.execute(_OPEN, {"where": chat}).one_or_none()
    return None if row is None else Question(*row)


def close(conn: Connection, chat: int) -> None:
    """Leave no question open in a chat."""
    conn.execute(delete(question).where(question.c.chat == chat))
