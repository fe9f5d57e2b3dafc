"""From an invitation to the first prompt: the link, the zone, the time."""

import re
from collections.abc import Sequence
from datetime import datetime, time

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.clocks import rhythm_said
from bot.handlers.places import bare, says_no
from bot.handlers.reading import all_said
from bot.handlers.replying import Moment, attempt, moment_of, reply, respond, speaker, turn
from bot.rendering import drafts
from bot.rendering.replies import PressedLate, WithoutRoutine
from config.lexicon import load_lexicon
from habits.actions import joining, logging
from habits.actions.crediting import Source
from habits.actions.expectations import ASKS_EXPECTATION, ask_on_joining
from habits.actions.invitations import Person
from habits.actions.joining import ASKS_TIMES, ASKS_ZONE, Rhythm, Told, is_joining, kept_in
from habits.actions.places import ask_where, take_found
from habits.actions.standing import show_standing
from habits.actions.steps import agree_anew, is_fresh, repeat
from habits.domain.calendar import local_time
from habits.domain.changes import enough
from habits.domain.errors import AlreadyMember, NotATime, Refusal
from habits.domain.members import Member
from habits.domain.places import Found, Place
from habits.parsing import MessageKind, Reading, read
from habits.storage import members, organisations, questions
from habits.storage.outbox import Draft
from habits.storage.questions import Question

_AGREES = re.compile(
    r"(?:yes|yep|yeah|yup|y|ok|okay|sure|right|correct|exactly|fine|good)\b"
    r"[,.! ]*(?:it is|that's right|that's fine|thanks|thank you|please|that works|works for me)?[,.! ]*",
    re.IGNORECASE,
)
_CHOSEN = re.compile(r"join:(?:at:(?P<at>\d\d:\d\d)|day:(?P<day>[0-6]))", re.ASCII)


async def start(update: Update, context: FifteenContext) -> None:
    """/start: with a token it lets a person in; without one it goes on where a member is."""
    token = context.args[0] if context.args else None
    if token is None:
        await reply(update, context, _go_on)
        return
    moment = moment_of(update, context)
    await context.answer(lambda conn: _let_in(conn, moment, token))


def _let_in(conn: Connection, moment: Moment, token: str) -> Sequence[Draft]:
    person = Person(moment.chat, moment.name, moment.language)
    try:
        with conn.begin_nested():
            model: object = joining.begin(conn, person, token, moment.at)
    except Refusal as refusal:
        model = refusal
    whose = speaker(conn, moment)
    if whose is None:
        return drafts.answer(moment.chat, model, moment.language)
    if isinstance(model, AlreadyMember) and is_joining(questions.open_in(conn, moment.chat)):
        model = _go_on(conn, whose, moment)  # a link tapped twice goes on with joining
    offered = drafts.commands(moment.chat, whose.role, moment.language)
    return [*respond(conn, whose, moment, model), offered]


async def join(update: Update, context: FifteenContext) -> None:
    """/join: begins a routine, for a member who has none."""
    await reply(update, context, _go_on)


def _go_on(conn: Connection, whose: Member, moment: Moment) -> object:
    """The step that a member is at: the zone before there is a routine, the standing once all is said."""
    if whose.joined_at is None:
        return joining.welcome(conn, whose, moment.at)
    return repeat(conn, whose, moment.at) or show_standing(conn, whose, moment.at)


async def choose(update: Update, context: FifteenContext) -> None:
    """The press of a time or a day: the message that offers them changes in its place."""
    await turn(update, context, _chosen)


def _chosen(conn: Connection, whose: Member, moment: Moment, data: str) -> object:
    members.lock(conn, whose.id)
    asked, chosen = questions.open_in(conn, moment.chat), _CHOSEN.fullmatch(data)
    if asked is None or chosen is None or asked.kind != ASKS_TIMES or asked.member_id != whose.id:
        return PressedLate()
    if chosen["day"]:
        return joining.toggle_day(conn, whose, asked, int(chosen["day"]), moment.at)
    try:
        prompt_at = time.fromisoformat(chosen["at"])
    except ValueError:
        return PressedLate()
    return joining.choose_time(conn, whose, asked, prompt_at, moment.at)


async def press(update: Update, context: FifteenContext) -> None:
    """The default buttons of joining; each is checked against the question that is open."""
    query = update.callback_query
    choice = (query.data or "").removeprefix("join:") if query else ""
    context.acknowledge()
    await reply(update, context, lambda conn, whose, moment: _pressed(conn, whose, moment, choice))


def _pressed(conn: Connection, whose: Member, moment: Moment, choice: str) -> object:
    """What a default button does: whoever has not finished joining can go back by an old one, and gets on from there."""
    if whose.joined_at is not None or choice not in ("none", "zone", "times"):
        return PressedLate()
    members.lock(conn, whose.id)
    asked = questions.open_in(conn, moment.chat)
    if choice == "none":
        first = joining.decline_routine(conn, whose)
        team = organisations.team_name(conn, whose.organisation_id, whose.team_id)
        return WithoutRoutine(team, first)
    if choice == "zone":
        return joining.agree_zone(conn, whose, moment.at)
    if asked is None or asked.kind != ASKS_TIMES or asked.member_id != whose.id:
        return joining.ask_zone(conn, whose, moment.at)
    return _agreed(conn, whose, *joining.chosen_in(asked), moment, typed=False)


def _agreed(
    conn: Connection, whose: Member, place: Place, rhythm: Rhythm, moment: Moment, *, typed: bool
) -> object:
    kept = kept_in(questions.open_in(conn, moment.chat))
    leader = joining.agree_times(conn, whose, place, rhythm, moment.at)
    told = [_logged(conn, leader, moment, one, place.zone) for one in kept]
    return *told, ask_on_joining(conn, leader, rhythm, moment.at, typed=typed)


def _logged(conn: Connection, leader: Member, moment: Moment, told: Told, zone: str) -> object:
    """What was told before there were days, logged on the days that it meant when it was written."""
    said_at = local_time(datetime.fromisoformat(told.said_at), zone)
    said = all_said(read(told.text, said_at, load_lexicon()))
    source = Source(moment.chat, told.message, told.text, moment.at)
    return attempt(
        conn, lambda conn, whose, _: logging.log(conn, whose, source, said), leader, moment
    )


def answered(
    conn: Connection, whose: Member, moment: Moment, asked: Question, said: str, found: Found
) -> object:
    """The step after an open question of joining, answered in words; `found` are the places that they name.

    Raises UnknownZone or NotATime for words that answer it not.
    """
    members.lock(conn, whose.id)
    if asked.kind == ASKS_ZONE:
        return _zone_answered(conn, whose, moment, said, found)
    place, chosen = joining.chosen_in(asked)
    try:
        rhythm = _rhythm(said, chosen)
    except NotATime:
        if found.places:
            return take_found(conn, whose, said, found, moment.at)
        raise
    return _agreed(conn, whose, place, rhythm, moment, typed=rhythm != chosen)


def said_again(conn: Connection, whose: Member, moment: Moment, said: str) -> object | None:
    """What comes of a command for time or days while joining asks for them or has just done so; else None.

    Raises NotATime or TooFewDays.
    """
    asked = questions.open_in(conn, moment.chat)
    if asked is None or asked.member_id != whose.id:
        return None
    if asked.kind == ASKS_TIMES:
        return answered(conn, whose, moment, asked, said, Found())
    if asked.kind != ASKS_EXPECTATION or not is_fresh(conn, asked):
        return None
    return agree_anew(conn, whose, asked, *rhythm_said(said), moment.at)


def corrected(
    conn: Connection, whose: Member, moment: Moment, asked: Question, said: str, reading: Reading
) -> object | None:
    """What comes of a time or days said once more, right after they were agreed; None where a text says neither.

    Raises TooFewDays.
    """
    says_else = reading.kind in (MessageKind.LOG, MessageKind.ABSENCE) or said.isdecimal()
    if says_else or not is_fresh(conn, asked):
        return None
    try:
        prompt_at, weekdays = rhythm_said(said)
    except NotATime:
        return None
    return agree_anew(conn, whose, asked, prompt_at, weekdays, moment.at)


def _zone_answered(
    conn: Connection, whose: Member, moment: Moment, said: str, found: Found
) -> object:
    if _AGREES.fullmatch(said):
        return joining.agree_zone(conn, whose, moment.at)
    if says_no(said):
        return ask_where(conn, whose, moment.at)
    return take_found(conn, whose, bare(said) or said, found, moment.at)


def _rhythm(said: str, chosen: Rhythm) -> Rhythm:
    """Time and days as words say them, with what they leave out as it was chosen. Raises NotATime, TooFewDays."""
    if _AGREES.fullmatch(said):
        return chosen
    prompt_at, weekdays = rhythm_said(said)
    return Rhythm(
        chosen.prompt_at if prompt_at is None else prompt_at,
        chosen.weekdays if weekdays is None else enough(weekdays),
    )
