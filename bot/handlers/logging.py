"""Messages in words: read, then logged or answered for what they are."""

import re
from collections.abc import Sequence
from typing import TypeGuard

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers import absences, amends, doubts, enquiries, expectations, fixing, noting, telling
from bot.handlers.hearing import FEW_WORDS, Heard, as_names, hear, heard_outside
from bot.handlers.joining import answered, corrected
from bot.handlers.plain import meant
from bot.handlers.reading import all_said
from bot.handlers.replying import Moment, attempt, moment_of, reply_with, respond, speaker
from bot.rendering import drafts
from bot.rendering.replies import (
    CannotRead,
    CutShort,
    HonestZero,
    Kept,
    NobodyYet,
    NoHurry,
    NotCredited,
    NotInYet,
    Stranger,
)
from habits.actions import adding, logging, reflecting
from habits.actions.absences import Away
from habits.actions.expectations import ASKS_EXPECTATION
from habits.actions.joining import ASKS_FIRST, Told, is_joining, keep
from habits.actions.logged import Logged
from habits.actions.places import take_found
from habits.actions.postponing import choosing
from habits.actions.reflecting import ASKS_WHOM, Reflected
from habits.actions.steps import is_fresh, repeat
from habits.domain.errors import NotATime, UnknownZone
from habits.domain.members import Member
from habits.domain.places import Found
from habits.parsing import MessageKind, Reading, Wish
from habits.storage import engagements, questions
from habits.storage.outbox import Draft
from habits.storage.questions import Question

_NOBODY = re.compile(
    r"(?:no|nope|not sure|(?:i )?(?:can't|cannot|don't) (?:remember|recall|know))[.! ]*",
    re.IGNORECASE,
)
"""Says no more than that there is nobody to name."""


async def text(update: Update, context: FifteenContext) -> None:
    """A message, or the edit of one, from a private chat."""
    message = update.effective_message
    if message is None or not (message.text or message.caption):
        await reply_with(update, context, CannotRead())
        return
    moment = moment_of(update, context)
    edited = update.edited_message is not None
    heard = await context.read(lambda conn: hear(conn, moment, message, edited=edited))
    heard = await heard_outside(heard, context)
    await context.answer(lambda conn: _respond(conn, moment, heard))


def _respond(conn: Connection, moment: Moment, heard: Heard) -> Sequence[Draft]:
    whose = speaker(conn, moment)
    if whose is None:
        return [] if heard.edited else drafts.answer(moment.chat, Stranger(), moment.language)
    model = attempt(
        conn,
        lambda conn, whose, moment: (
            _named(conn, whose, moment, heard)
            or _reflected(conn, whose, moment, heard)
            or _noted(conn, whose, moment, heard)
            or _placed(conn, whose, moment, heard)
            or _expected(conn, whose, moment, heard)
            or _act(conn, whose, moment, heard)
        ),
        whose,
        moment,
    )
    asked = absences.ask_consent(conn, whose, model, moment) if _waits(model) else ()
    shown = (model, *_left_open(conn, whose, heard)) if isinstance(model, Logged) else model
    return [*respond(conn, whose, moment, shown), *asked]


def _left_open(conn: Connection, whose: Member, heard: Heard) -> Sequence[object]:
    """What else a log has to be told: that there was more than is read, or that somebody is in doubt."""
    if heard.edited:
        return ()
    more: list[object] = [CutShort()] if heard.reading.is_cut else []
    if heard.reading.kind is MessageKind.LOG and heard.reading.doubts:
        more.append(doubts.ask(conn, whose, heard.source, heard.written, heard.reading.doubts))
    return more


def _waits(model: object) -> TypeGuard[Away]:
    return isinstance(model, Away) and model.awaits is not None


def _named(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> object | None:
    """What a name comes to that answers whom a line of a log was with; a text that logs something is no answer."""
    if heard.edited or heard.reading.kind is MessageKind.LOG:
        return None
    asked = questions.open_in(conn, moment.chat)
    if asked is None or len(heard.source.text.split()) > FEW_WORDS:
        return None
    return fixing.named(conn, whose, moment, asked, as_names(heard.source.text, heard.written))


def _reflected(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> Reflected | None:
    """What answers the question of the week: a reply to it, or a text without anything else in it while it is open."""
    says_nothing = heard.reading.kind is MessageKind.NONE and meant(heard.source.text) is None
    if heard.edited or not (says_nothing or heard.replies_to):
        return None
    asked = questions.open_in(conn, moment.chat)
    week = reflecting.week_answered(conn, whose, asked, heard.replies_to, moment.at)
    if week is None:
        return None
    return reflecting.reflect(conn, whose, week, heard.source.text, moment.at)


def _placed(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> object | None:
    """The next step of joining, or what comes of naming a place; None where a message is about neither."""
    asked = questions.open_in(conn, moment.chat)
    if asked is not None and is_joining(asked) and whose.joined_at is None:
        return _while_joining(conn, whose, moment, heard, asked)
    found, says_nothing_else = heard.found, heard.reading.kind is MessageKind.NONE
    if heard.edited or found is None or not (found.places or says_nothing_else):
        return None
    return take_found(conn, whose, heard.source.text.strip(), found, moment.at)


def _while_joining(
    conn: Connection, whose: Member, moment: Moment, heard: Heard, asked: Question
) -> object:
    """Words answer the question, or say something else; edited ones too, since nothing is logged yet."""
    by_itself = meant(heard.source.text)
    if by_itself is not None:
        return by_itself(conn, whose, moment)
    try:
        said, found = heard.source.text.strip(), heard.found or Found()
        return answered(conn, whose, moment, asked, said, found)
    except (UnknownZone, NotATime):
        otherwise = _beside(conn, whose, moment, heard, asked)
        if otherwise is None:
            raise
        return otherwise


def _beside(
    conn: Connection, whose: Member, moment: Moment, heard: Heard, asked: Question
) -> object | None:
    """What answers words that answer no question of joining, by what they are instead; None where they are nothing."""
    kind, source = heard.reading.kind, heard.source
    is_sentence = len(source.text.split()) > 1
    if kind is MessageKind.LOG and is_sentence:
        keep(conn, whose, asked, Told(source.message, source.text, source.said_at.isoformat()))
        said = all_said(heard.reading)
        names = tuple(one.name or f"@{one.handle}" for one in said if one.name or one.handle)
        return Kept(names, sum(one.anonymous for one in said))
    if kind is MessageKind.QUESTION and is_sentence:
        return enquiries.answer(conn, whose, moment, source.text)
    if expectations.says_later(source.text.strip()):
        return NoHurry()
    if kind is MessageKind.ABSENCE:
        return NotInYet()
    if kind is MessageKind.SMALLTALK:
        return repeat(conn, whose, moment.at)
    said_otherwise = kind in (MessageKind.INTENTION, MessageKind.BROADCAST)
    return NotCredited(kind) if said_otherwise else None


def _expected(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> object | None:
    """What comes of a text that agrees on other times after all, or says what should come of it, where that was asked."""
    said = heard.source.text.strip()
    if heard.edited or meant(said) is not None:
        return None
    asked = questions.open_in(conn, moment.chat)
    if asked is None or asked.member_id != whose.id:
        return None
    if asked.kind == ASKS_FIRST and _NOBODY.fullmatch(said.replace("’", "'")):
        questions.close(conn, moment.chat)
        return NobodyYet()
    return corrected(conn, whose, moment, asked, said, heard.reading) or expectations.answered(
        conn, whose, moment, asked, said, heard.reading
    )


def _act(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> object:
    asked = questions.open_in(conn, moment.chat)
    known = heard.edited and engagements.find_log(conn, heard.source.chat, heard.source.message)
    if known:
        said = all_said(heard.names)
        if not said and not engagements.of_log(conn, known.id):
            return adding.keep(conn, whose, heard.source)
        return logging.edit(conn, whose, heard.source, said)
    by_itself = None if heard.edited else _by_itself(conn, whose, moment, heard, asked)
    if by_itself is not None:
        return by_itself
    if heard.reading.kind is MessageKind.ABSENCE and not heard.edited:
        return absences.said(conn, whose, moment, heard.reading.absence)
    asked_whom = asked is not None and asked.kind in (ASKS_FIRST, ASKS_WHOM)
    reading = heard.names if asked_whom else heard.reading
    if reading.kind is not MessageKind.LOG:
        return _uncredited(conn, whose, moment, heard, reading)
    if asked is not None and not (asked.kind == ASKS_EXPECTATION and is_fresh(conn, asked)):
        questions.close(conn, moment.chat)
    return logging.log(conn, whose, heard.source, all_said(reading))


def _noted(conn: Connection, whose: Member, moment: Moment, heard: Heard) -> object | None:
    """What a reply to the answer of a log does to it: words of its own, or a note."""
    if heard.edited or heard.replies_to is None:
        return None
    text = heard.source.text
    if amends.restates(text, heard.written):
        return None
    return noting.noted(conn, whose, moment, heard.replies_to, text, heard.reading)


def _by_itself(
    conn: Connection,
    whose: Member,
    moment: Moment,
    heard: Heard,
    asked: Question | None,
) -> object | None:
    """What comes of a few words that ask for something, or answer what was asked; None for all others."""
    told = doubts.answered(conn, whose, moment, asked, heard.source.text) if asked else None
    command = meant(heard.source.text)
    if told is not None or command is not None:
        return told or (command and command(conn, whose, moment))
    is_log = heard.reading.kind is MessageKind.LOG
    about = telling.heard(conn, whose, moment, asked, heard.source.text, is_log=is_log)
    if about is not None:
        return about
    if heard.reading.wish is Wish.UNDO:
        return amends.undo_last(conn, whose, moment)
    return choosing(conn, whose, moment.at) if heard.reading.wish is Wish.LATER else None


def _uncredited(
    conn: Connection, whose: Member, moment: Moment, heard: Heard, reading: Reading
) -> object:
    """What answers a message that reports no conversation, by what it says instead."""
    mended = (
        amends.correct_last(conn, whose, moment, reading.correction) if reading.correction else None
    )
    if mended is None and not heard.edited:
        mended = amends.restate_last(conn, whose, moment, heard.source.text, heard.written)
    if mended is not None:
        return mended
    if reading.doubts and not heard.edited:
        return doubts.ask(conn, whose, heard.source, heard.written, reading.doubts)
    if reading.kind is MessageKind.QUESTION:
        return enquiries.answer(conn, whose, moment, heard.source.text, reading.about)
    is_zero = heard.reading.is_zero or reading.is_zero
    if is_zero:
        return HonestZero()
    is_kept = reading.kind is MessageKind.NONE and whose.joined_at is not None
    return adding.keep(conn, whose, heard.source) if is_kept else NotCredited(reading.kind)
