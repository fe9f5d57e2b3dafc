"""Messages that nobody asked for: two a person a day at most, over all organisations, and none in quiet hours."""

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection

from habits.domain.calendar import ONE_DAY, at_wall_time
from habits.domain.members import Member
from habits.storage import agenda

MOST_A_DAY = 2


class Due(StrEnum):
    """What falls due on an agenda, the most important first."""

    PROMPT = "prompt"
    SUMMARY = "summary"
    OWN_WEEK = "own_week"
    EXPECTATION = "expectation"
    REMINDER = "reminder"
    STILL_AWAY = "still_away"
    LATER = "later"
    """A prompt that was put off: asked for, and so not counted."""
    SESSION = "session"
    """The end of a session: asked for as well."""


RANK = tuple(Due)


@dataclass(frozen=True, slots=True)
class Notice:
    """A message that was not asked for: to which chat, what it says (a model), until when (UTC) it is worth sending.

    `purpose` and `reference` come back when it is settled.
    """

    chat: int
    language: str | None
    model: object
    purpose: Due
    reference: dict[str, Any]
    not_after: datetime


def take_turn(conn: Connection, whose: Member, kind: Due, day: date, zone: str) -> bool:
    """Whether one more message may be sent on the person's local date; if so it is counted.

    What matters more and is still to come that day keeps its turn. The pair of date and ordinal is unique, so that
    two organisations cannot take the same one.
    """
    said = agenda.said_unasked(conn, whose.account_id, day)
    before = [other.value for other in RANK[: RANK.index(kind)]]
    until = at_wall_time(day + ONE_DAY, time(0), zone)
    ahead = agenda.coming(conn, whose.account_id, before, until) if before else 0
    if said + ahead >= MOST_A_DAY:
        return False
    agenda.note_unasked(conn, whose.account_id, day, said + 1, kind)
    return True
