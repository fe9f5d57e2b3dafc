"""Replies to what the bot answered: a note to the log that it answers."""

from sqlalchemy import Connection

from bot.handlers.reading import said_aloud
from bot.handlers.replying import Moment
from habits.actions import noting
from habits.actions.noting import Noted
from habits.domain.members import Member
from habits.parsing import MessageKind, Reading
from habits.storage import engagements


def noted(
    conn: Connection,
    whose: Member,
    moment: Moment,
    replies_to: int | None,
    text: str,
    reading: Reading,
) -> Noted | None:
    """The note that a reply adds to a log; None for a reply to anything else, and for one that logs or mends."""
    if replies_to is None or reading.kind is MessageKind.LOG or reading.correction or reading.wish:
        return None
    log_id = engagements.log_answered_by(conn, moment.chat, replies_to)
    if log_id is None:
        return None
    said = said_aloud(text)
    return noting.note(conn, whose, log_id, said, moment.at, private=reading.private)
