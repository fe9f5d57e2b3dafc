"""What a leader expects to come of it: a button, own words, or later."""

import re
from datetime import timedelta

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, reply
from bot.rendering.replies import PressedLate
from config.lexicon import load_expectation_words
from habits.actions.expectations import ASKS_EXPECTATION, ask, ask_more, expect, later
from habits.actions.steps import is_fresh, repeat
from habits.domain.expectations import Expectation, Measure, Period
from habits.domain.members import Member
from habits.parsing import MessageKind, Reading
from habits.parsing.expectations import read_expectation, says_how_often, says_what
from habits.storage.questions import Question

OPEN_FOR = timedelta(hours=14)
"""How long after the question a text that says nothing else answers it; a button always does."""
FEW_WORDS = 3
"""Fewer say too little of what is expected, unless one of them is what we count."""
MANY = 10
"""More people than one talks to in a day: a number beyond it is one to be reached."""
_LATER = re.compile(
    r"(?:ask me )?(?:later|not now|not yet|skip|next|no|nothing|none|dunno|no idea|maybe later|"
    r"(?:i )?(?:don't|do not) know(?: yet)?|no thanks?|not sure(?: yet)?)[.!]*",
    re.IGNORECASE,
)
_PRESSED = re.compile(
    r"expect:(?P<measure>[a-z_]+):(?P<number>\d{1,4}):(?P<period>[a-z]+)", re.ASCII
)


async def expectation(update: Update, context: FifteenContext) -> None:
    """/expectation WORDS: expect something else from now on; without words, asks."""
    said = " ".join(context.args or ())
    if not said:
        await reply(update, context, lambda conn, whose, at: ask(conn, whose, at.at))
        return
    await reply(update, context, lambda conn, whose, at: _words(conn, whose, at, said))


async def press(update: Update, context: FifteenContext) -> None:
    """The button of an example, or *Later*."""
    context.acknowledge()
    query = update.callback_query
    data = (query.data if query else None) or ""
    await reply(update, context, lambda conn, whose, at: _pressed(conn, whose, at, data))


def _pressed(conn: Connection, whose: Member, moment: Moment, data: str) -> object:
    if data == "expect:later":
        return later(conn, whose, moment.at)
    chosen = _PRESSED.fullmatch(data)
    if (
        chosen is None
        or chosen["measure"] not in set(Measure)
        or chosen["period"] not in set(Period)
    ):
        return PressedLate()
    measure, period = Measure(chosen["measure"]), Period(chosen["period"])
    expected = Expectation("", measure, int(chosen["number"]), period)
    return expect(conn, whose, expected, moment.at)


def _words(conn: Connection, whose: Member, moment: Moment, said: str) -> object:
    return expect(conn, whose, read_expectation(said, load_expectation_words()), moment.at)


def answered(
    conn: Connection, whose: Member, moment: Moment, asked: Question, said: str, reading: Reading
) -> object | None:
    """What comes of a text while the expectation is the question; None where it says something else."""
    if asked.kind != ASKS_EXPECTATION:
        return None
    is_long_ago = moment.at - asked.asked_at > OPEN_FOR
    if says_later(said) and not is_long_ago:
        return later(conn, whose, moment.at)
    if reading.kind is MessageKind.SMALLTALK:
        return repeat(conn, whose, moment.at)
    words = load_expectation_words()
    tells_of_people = any(one.person for one in reading.conversations)
    is_other = tells_of_people or reading.kind is MessageKind.ABSENCE
    if says_how_often(said, words) and not is_other:
        return _words(conn, whose, moment, said)
    is_number = said.isdecimal() and is_fresh(conn, asked)
    if is_long_ago or not (is_number or _may_expect(reading)):
        return None
    if len(said.split()) < FEW_WORDS and not says_what(said, words):
        return ask_more(conn, whose, asked, moment.at)
    return _words(conn, whose, moment, said)


def says_later(said: str) -> bool:
    """Whether a text says no more than that its writer does not know, or not now."""
    return _LATER.fullmatch(said.replace("’", "'")) is not None


def _may_expect(reading: Reading) -> bool:
    """Whether words may say what somebody expects, and not what they did, ask or plan for their days."""
    if reading.kind is MessageKind.LOG:
        people = [one.anonymous for one in reading.conversations]
        return max(people, default=0) > MANY
    return reading.kind in (MessageKind.NONE, MessageKind.INTENTION, MessageKind.BROADCAST)
