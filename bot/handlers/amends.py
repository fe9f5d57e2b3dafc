"""The last log taken back or mended in words: "undo that", "Tom, not Tim"."""

import re
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.handlers.replying import Moment
from config.lexicon import load_lexicon
from habits.actions import fixing, mending
from habits.actions.fixing import Value
from habits.actions.logged import Logged
from habits.domain.contacts import first_key, name_key
from habits.domain.engagements import Platform, Said
from habits.domain.errors import NoSuchLog
from habits.domain.members import Member
from habits.parsing import Correction, read
from habits.storage import engagements
from habits.storage.engagements import Engagement

_RESTATES = re.compile(
    r"(?P<wrong>(?:(?:no|sorry|actually|oops|wait|correction)\b[,.:]? *)*)"
    r"(?P<it>(?:it|that|this|they|those|these) (?:was|were) (?:actually |really |all )?)?"
    r"(?P<fact>[\w ]{2,30}?)(?P<denied>[,;]? not [\w ]{2,30})?[ .!]*",
    re.IGNORECASE,
)
_FEW_WORDS = 4
_RECENT = timedelta(days=1)
_ANYBODY = "Zed"
"""A name for the reader to put beside a fact that is said alone."""


def undo_last(conn: Connection, whose: Member, moment: Moment) -> Logged:
    """Take back the newest log of the chat. Raises NoSuchLog without one."""
    newest = engagements.newest_log(conn, moment.chat)
    if newest is None:
        raise NoSuchLog
    return mending.undo(conn, whose, newest[0], moment.at)


def correct_last(
    conn: Connection, whose: Member, moment: Moment, correction: Correction
) -> object | None:
    """Put a name in the newest log of the chat right; None where that log does not name it."""
    newest = engagements.newest_log(conn, moment.chat)
    lines = engagements.of_log(conn, newest[0]) if newest else ()
    line = next((one for one in lines if _is_called(one, correction.old)), None)
    if newest is None or line is None:
        return None
    said = Said(moment.at.date(), name=correction.new)
    return fixing.rename(conn, whose, newest[0], line.position, said, moment.at)


def _is_called(one: Engagement, name: str) -> bool:
    key = name_key(name)
    names = [name_key(known) for known in (one.name, one.said_as) if known]
    return any(key in (known, first_key(known)) for known in names)


def restate_last(
    conn: Connection, whose: Member, moment: Moment, text: str, written: datetime
) -> object | None:
    """Put right where or when the newest log of the chat was: "it was on LinkedIn", "that was yesterday".

    None for a text that says neither, or where there is no log.
    """
    right = _restated(text.strip(), written)
    newest = engagements.newest_log(conn, moment.chat) if right else None
    known = engagements.log_in(conn, moment.chat, newest[0]) if newest else None
    if known is None or moment.at - known.said_at > _RECENT:
        return None
    shown = None
    for line in engagements.of_log(conn, known.id):
        for value in right:
            shown = fixing.fix(conn, whose, known.id, line.position, value, moment.at)
    return shown


def restates(text: str, written: datetime) -> bool:
    """Whether a text says where or when something was, and not what was taken for it."""
    return bool(_restated(text.strip(), written))


def _restated(text: str, written: datetime) -> list[Value]:
    """Where, and when, something was that is said to be other than it was taken for."""
    said = _RESTATES.fullmatch(text)
    if said is None or not (said["wrong"] or said["it"] or said["denied"]):
        return []
    if len(said["fact"].split()) > _FEW_WORDS:
        return []
    facts = read(f"Talked to {_ANYBODY} {said['fact']}", written, load_lexicon()).conversations
    if len(facts) != 1 or facts[0].person is None or facts[0].person.name != _ANYBODY:
        return []
    where: list[Value] = [facts[0].platform] if facts[0].platform is not Platform.UNKNOWN else []
    return [*where, facts[0].day] if facts[0].day_said else where
