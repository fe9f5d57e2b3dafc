"""Notes that are added to a log after it: what else was said, and by whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from habits.actions.mending import found
from habits.domain.contacts import first_key, name_key
from habits.domain.errors import NoSuchLog
from habits.domain.members import Member
from habits.storage import engagements
from habits.storage.engagements import Engagement


@dataclass(frozen=True, slots=True)
class Noted:
    """A note was added to some conversations: with these people, and `others` without a name; `private` as it asks."""

    names: Sequence[str]
    others: int
    private: bool


def note(
    conn: Connection, speaker: Member, log_id: int, text: str, now: datetime, *, private: bool
) -> Noted:
    """Add a note to the conversations of a log with whom it names, or to all of them where it names nobody there.

    A private note makes all of the note of those conversations private. Raises NoSuchLog.
    """
    _, known, _ = found(conn, speaker, log_id, now)
    lines = engagements.of_log(conn, known.id)
    if not lines:
        raise NoSuchLog
    words = set(name_key("".join(one if one.isalnum() else " " for one in text)).split())
    named = [one for one in lines if one.name and first_key(name_key(one.name)) in words]
    about = named or lines
    for line in about:
        engagements.add_note(conn, known.id, line, text, private=private)
    return Noted(
        names=_names(about),
        others=sum(one.anonymous for one in about),
        private=private or any(one.private for one in about),
    )


def _names(lines: Sequence[Engagement]) -> list[str]:
    return [one.name for one in lines if one.name]
