"""A message in words as it was heard: read on its writer's clock, by whichever reader there is."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection
from telegram import Message

from bot.context import FifteenContext
from bot.handlers import places
from bot.handlers.plain import meant
from bot.handlers.replying import Moment
from config.lexicon import load_lexicon
from habits.actions.crediting import Source
from habits.actions.joining import ASKS_FIRST
from habits.actions.reflecting import ASKS_WHOM
from habits.domain.calendar import local_time
from habits.domain.places import Found
from habits.parsing import MessageKind, Reading, read
from habits.parsing.outside import borne_out
from habits.storage import decisions, questions

ONE_SECOND = timedelta(seconds=1)
FEW_WORDS = 6
"""An answer to "whom did you talk to?" is hardly longer."""
ASKED_WHOM = "Talked to"
"""What goes before a bare name so that the reader takes it for an answer."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A message in words, with what it says, and what it says to somebody who has just asked whom it was.

    `written` is when, on the writer's clock, and `by_leader` whether that is somebody with a routine;
    `found` are the places that it names, None where it speaks of none.
    """

    source: Source
    written: datetime
    by_leader: bool
    reading: Reading
    names: Reading
    edited: bool
    replies_to: int | None
    found: Found | None


def hear(conn: Connection, moment: Moment, message: Message, *, edited: bool) -> Heard:
    """Read a message on the clock of whoever wrote it: an edit is read as if written on the day of its log."""
    text = message.text or message.caption or ""
    source = Source(moment.chat, message.message_id, text, moment.at)
    written = message.date if edited else moment.at
    # Telegram dates messages to the second: what was decided in it, was decided before.
    zone = decisions.zone_in(conn, moment.chat, written + ONE_SECOND)
    now = local_time(written, zone or "UTC")
    reading = read(source.text, now, load_lexicon())
    is_short = reading.kind is MessageKind.NONE and _may_be_names(source.text, edited=edited)
    names = as_names(source.text, now) if is_short else reading
    replied = message.reply_to_message
    found = places.heard(conn, moment, source.text, edited=edited)
    return Heard(
        source=source,
        written=now,
        by_leader=zone is not None,
        reading=reading,
        names=names,
        edited=edited,
        replies_to=replied.message_id if replied else None,
        found=found,
    )


async def heard_outside(heard: Heard, context: FifteenContext) -> Heard:
    """The same message as a reader outside takes it, as far as its words bear that out; as it was without one."""
    text = heard.source.text
    own = heard.reading
    is_certain = own.correction or own.wish or own.is_zero or own.private
    if not heard.by_leader or is_certain or meant(text) is not None or heard.found is not None:
        return heard
    if not context.may_ask_outside or await context.read(lambda conn: _is_answer(conn, heard)):
        return heard
    outside = await context.outside_reading(text, heard.written)
    reading = borne_out(text, outside, own, heard.written.date()) if outside else None
    return replace(heard, reading=reading, names=reading) if reading else heard


def _is_answer(conn: Connection, heard: Heard) -> bool:
    """Whether a text may answer something that was asked, which is nobody else's business."""
    asked = questions.open_in(conn, heard.source.chat)
    return asked is not None and asked.kind not in (ASKS_FIRST, ASKS_WHOM)


def _may_be_names(text: str, *, edited: bool) -> bool:
    """Whether a text could be nothing but names: one word, or a few that begin with capitals.

    One word in small letters is more likely said of the log than in it where a message is edited: "nevermind".
    """
    words = text.split()
    capitals = [word for word in words if word[:1].isupper()]
    return (len(words) == 1 and not edited) or (
        len(words) <= FEW_WORDS and len(capitals) * 2 >= len(words)
    )


def as_names(text: str, written: datetime) -> Reading:
    """What a text says to somebody who has just asked whom it was."""
    return read(f"{ASKED_WHOM} {text}", written, load_lexicon())
