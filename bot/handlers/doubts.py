"""Conversations of which a message does not say whether they have been: asked once, by buttons or in words."""

import re
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.reading import said_of
from bot.handlers.replying import Moment, turn
from bot.rendering.replies import Doubted, NotCredited, PressedLate
from config.lexicon import load_lexicon
from habits.actions import logging
from habits.actions.crediting import Source
from habits.actions.steps import ask_between, go_on
from habits.domain.members import Member
from habits.parsing import Conversation, MessageKind, read
from habits.storage import questions
from habits.storage.questions import Question

ASKS_DOUBT = "doubt"
"""The kind of the open question."""
_PRESSED = re.compile(r"doubt:(?P<answer>yes|no):(?P<message>\d{1,18})", re.ASCII)
_YES = frozenset(
    "yes|yep|yeah|yup|y|done|we talked|talked|i did|did|both|all|all of them|already".split("|")
)
_NO = frozenset("no|nope|n|not yet|still to come|to come|later|tomorrow|not today".split("|"))


def ask(
    conn: Connection,
    whose: Member,
    source: Source,
    written: datetime,
    doubts: Sequence[Conversation],
) -> Doubted:
    """Ask about the doubts of a message, which was written at a moment of its writer's clock."""
    facts = {"message": source.message, "text": source.text, "written": written.isoformat()}
    ask_between(conn, whose, ASKS_DOUBT, facts, source.said_at)
    return Doubted(tuple(_name(one) for one in doubts), source.message)


def _name(one: Conversation) -> str:
    person = one.person
    return "" if person is None else person.name or f"@{person.handle}"


def answered(
    conn: Connection, whose: Member, moment: Moment, asked: Question, text: str
) -> object | None:
    """What a "yes" or "not yet" in words comes to, while the question is open; None for anything else."""
    said = text.casefold().strip(" .!\n")
    if asked.kind != ASKS_DOUBT or said not in _YES | _NO:
        return None
    return _settled(conn, whose, moment, asked, talked=said in _YES)


async def press(update: Update, context: FifteenContext) -> None:
    """The press of a button under the question, whose answer takes its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    pressed, asked = _PRESSED.fullmatch(data), questions.open_in(conn, moment.chat)
    if pressed is None or asked is None or (asked.kind, asked.member_id) != (ASKS_DOUBT, by.id):
        return PressedLate()
    if asked.facts["message"] != int(pressed["message"]):
        return PressedLate()
    return _settled(conn, by, moment, asked, talked=pressed["answer"] == "yes")


def _settled(
    conn: Connection, whose: Member, moment: Moment, asked: Question, *, talked: bool
) -> object:
    """Log what was in doubt, beside what the message is logged as by now, or leave it to come."""
    go_on(conn, whose, asked, moment.at)
    if not talked:
        return NotCredited(MessageKind.INTENTION)
    facts = asked.facts
    written = datetime.fromisoformat(facts["written"])
    reading = read(facts["text"], written, load_lexicon())
    source = Source(moment.chat, facts["message"], facts["text"], moment.at)
    more = said_of(reading.doubts, private=reading.private)
    return logging.append(conn, whose, source, more, written.date())
