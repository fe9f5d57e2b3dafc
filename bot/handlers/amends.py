"""The last log taken back or mended in words: "undo that", "Tom, not Tim"."""

import re
from dataclasses import replace

from sqlalchemy import Connection

from bot.handlers.reading import said_of
from bot.handlers.replying import Moment
from config.lexicon import load_lexicon
from habits.actions import logging, mending
from habits.actions.crediting import Source
from habits.actions.logged import Logged
from habits.domain.calendar import local_time
from habits.domain.errors import NoSuchLog
from habits.domain.members import Member
from habits.parsing import Correction, read
from habits.storage import decisions, engagements


def undo_last(conn: Connection, whose: Member, moment: Moment) -> Logged:
    """Take back the newest log of the chat. Raises NoSuchLog without one."""
    newest = engagements.newest_log(conn, moment.chat)
    if newest is None:
        raise NoSuchLog
    return mending.undo(conn, whose, newest[0], moment.at)


def correct_last(
    conn: Connection, whose: Member, moment: Moment, correction: Correction
) -> Logged | None:
    """Mend a name in the newest log of the chat; None where that log does not name it."""
    newest = engagements.newest_log(conn, moment.chat)
    known = engagements.log_in(conn, moment.chat, newest[0]) if newest else None
    if newest is None or known is None:
        return None
    wrong = re.compile(rf"(?<!\w){re.escape(correction.old)}(?!\w)", re.IGNORECASE)
    text, times = wrong.subn(lambda _: correction.new, known.text)
    if not times:
        return None
    zone = decisions.zone_in(conn, moment.chat, known.said_at) or "UTC"
    reading = read(text, local_time(known.said_at, zone), load_lexicon())
    said = said_of(reading.conversations, in_all=reading.total)
    source = Source(moment.chat, newest[1], text, moment.at)
    return replace(logging.edit(conn, whose, source, said), corrected=False)
