"""Fix: a log put right one tap at a time, in the place of its answer, or by a name that is typed."""

import re
from datetime import date

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.reading import said_of
from bot.handlers.replying import Moment, turn
from bot.rendering.replies import PressedLate
from habits.actions import adding, fixing
from habits.actions.fixing import ASKS_PERSON, Value, Without
from habits.domain.engagements import Audience, Mendable, Outcome, Platform, Said
from habits.domain.members import Member
from habits.parsing import Reading
from habits.storage import engagements, questions
from habits.storage.questions import Question

_PRESSED = re.compile(
    r"fix:(?P<log>\d{1,18})(?::(?P<place>\d{1,9})(?::(?P<part>[a-z]{1,9})(?::(?P<value>[a-z_\d-]{1,20}))?)?)?",
    re.ASCII,
)
_ID = re.compile(r"\d{1,18}", re.ASCII)
_SHOWN = re.compile(r"log:(?P<log>\d{1,18})", re.ASCII)
_ADDED = re.compile(r"add:(?P<log>\d{1,18})(?::(?P<whom>\d{1,18}))?", re.ASCII)
_REMOVE, _MORE, _NEW, _NOT = "none", "more", "new", "not-"


async def press(update: Update, context: FifteenContext) -> None:
    """The press of Fix or of what it offers; the message changes in its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    added = _ADDED.fullmatch(data)
    if added:
        return _make_log(conn, by, moment, int(added["log"]), added["whom"])
    shown, pressed = _SHOWN.fullmatch(data), _PRESSED.fullmatch(data)
    if shown:
        return fixing.show(conn, by, int(shown["log"]), moment.at)
    if pressed is None:
        return PressedLate()
    log, place = int(pressed["log"]), pressed["place"]
    if pressed["part"] is None:
        return fixing.begin(conn, by, log, None if place is None else int(place), moment.at)
    return _of_line(conn, by, moment, (log, int(place)), pressed["part"], pressed["value"])


def _make_log(conn: Connection, by: Member, moment: Moment, log: int, whom: str | None) -> object:
    """A text that was not understood: whom it was a conversation with, or the question."""
    if whom is None:
        return adding.ask(conn, by, log, moment.at)
    if engagements.of_log(conn, log):
        return fixing.show(conn, by, log, moment.at)
    return adding.add(conn, by, log, int(whom) or None, moment.at)


def _of_line(
    conn: Connection,
    by: Member,
    moment: Moment,
    line: tuple[int, int],
    part: str,
    value: str | None,
) -> object:
    if part == _REMOVE:
        return fixing.remove(conn, by, *line, moment.at)
    try:
        asked = Mendable(part)
        if value is None or value == _MORE:
            return fixing.ask(conn, by, *line, asked, moment.at, more=value == _MORE)
        if value == _NEW:
            return _as_typed(conn, by, moment, line)
        chosen = _value(asked, value)
    except ValueError:
        return PressedLate()
    return fixing.fix(conn, by, *line, chosen, moment.at)


def _value(part: Mendable, value: str) -> Value:
    """What a button stands for. Raises ValueError."""
    if part is Mendable.PLATFORM:
        return Platform(value)
    if part is Mendable.AUDIENCE:
        return Audience(value)
    if part is Mendable.OUTCOMES:
        without = value.startswith(_NOT)
        return Without(Outcome(value.removeprefix(_NOT))) if without else Outcome(value)
    if part is Mendable.DAY:
        return date.fromisoformat(value)
    if not _ID.fullmatch(value):
        raise ValueError("no number of a record")
    return int(value)


def _as_typed(conn: Connection, by: Member, moment: Moment, line: tuple[int, int]) -> object:
    """Somebody new of the name that was typed before."""
    asked = questions.open_in(conn, moment.chat)
    if asked is None or asked.kind != ASKS_PERSON or "name" not in asked.facts:
        return PressedLate()
    if (asked.facts["log"], asked.facts["place"]) != line:
        return PressedLate()
    said = Said(moment.at.date(), name=asked.facts["name"])
    return fixing.be_new(conn, by, *line, said, moment.at)


def named(
    conn: Connection, whose: Member, moment: Moment, asked: Question, names: Reading
) -> object | None:
    """What a typed name comes to while it is asked whom a line was with; None where it is not, or none was typed."""
    if asked.kind != ASKS_PERSON or len(names.conversations) != 1:
        return None
    (said,) = said_of(names.conversations)
    if said.anonymous:
        return None
    if asked.facts["place"] is None:
        return adding.add(conn, whose, asked.facts["log"], said, moment.at)
    return fixing.rename(conn, whose, asked.facts["log"], asked.facts["place"], said, moment.at)
