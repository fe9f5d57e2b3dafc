"""What the delivery of a message, or its refusal, says about a leader's day."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection

from habits.actions import reflecting
from habits.actions.prompts import BLOCKED
from habits.actions.unasked import Due
from habits.storage import members, prompts


def delivered(
    conn: Connection,
    purpose: str | None,
    reference: dict[str, Any] | None,
    at: datetime,
    message_id: int | None = None,
) -> None:
    """Note that a message, an outbox row by its id if it is one, was accepted for delivery at an instant (UTC).

    A prompt has then reached its day, and the question that comes with an own week is open.
    """
    if purpose == Due.PROMPT and reference is not None:
        prompts.set_sent(conn, reference["member"], date.fromisoformat(reference["date"]), at)
    elif purpose == Due.OWN_WEEK and reference is not None:
        week = date.fromisoformat(reference["week"])
        reflecting.asked(conn, members.get(conn, reference["member"]), week, message_id, at)


def refused(
    conn: Connection,
    chat: int,
    purpose: str | None,
    reference: dict[str, Any] | None,
    at: datetime,
) -> None:
    """Note that a chat takes nothing since an instant (UTC); a prompt that it refused is no excuse for its day."""
    members.set_blocked(conn, chat, at)
    if purpose == Due.PROMPT and reference is not None:
        prompts.set_withheld(
            conn, reference["member"], date.fromisoformat(reference["date"]), BLOCKED
        )


def set_blocked(conn: Connection, chat: int, blocked_at: datetime | None) -> None:
    """Note since when (UTC) the person lets nothing through, or with None that they do again."""
    members.set_blocked(conn, chat, blocked_at)
