"""From an invitation to the first prompt: the link, the zone, the time."""

import re
from collections.abc import Sequence
from datetime import time

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.clocks import rhythm_said
from bot.handlers.places import bare, says_no
from bot.handlers.replying import Moment, moment_of, reply, speaker, turn
from bot.rendering import drafts
from bot.rendering.replies import PressedLate, WithoutRoutine
from habits.actions import joining
from habits.actions.expectations import ask_on_joining
from habits.actions.invitations import Person
from habits.actions.joining import ASKS_TIMES, ASKS_ZONE, Rhythm
from habits.actions.places import ask_where, is_joining, take_found
from habits.actions.standing import show_standing
from habits.domain.changes import enough
from habits.domain.errors import AlreadyMember, NotATime, Refusal
from habits.domain.members import Member
from habits.domain.places import Found, Place
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
    except AlreadyMember as refusal:
        model = _again(conn, moment, refusal)
    except Refusal as refusal:
        model = refusal
    answered, whose = drafts.answer(moment.chat, model, moment.language), speaker(conn, moment.chat)
    return answered if whose is None else [*answered, _commands(whose, moment)]


def _commands(whose: Member, moment: Moment) -> Draft:
    return drafts.commands(moment.chat, whose.role, moment.language)


def _again(conn: Connection, moment: Moment, refusal: AlreadyMember) -> object:
    """A link tapped twice in the middle of joining goes on with it: the question is asked again."""
    whose = members.speaking_in(conn, moment.chat)
    if whose is None or not is_joining(questions.open_in(conn, moment.chat)):
        return refusal
    return _go_on(conn, whose, moment)


async def join(update: Update, context: FifteenContext) -> None:
    """/join: begins a routine, for a member who has none."""
    await reply(update, context, _go_on)


def _go_on(conn: Connection, whose: Member, moment: Moment) -> object:
    """The step that a member is at: the zone before joining is done, the standing after."""
    if whose.joined_at is None:
        return joining.welcome(conn, whose, moment.at)
    return show_standing(conn, whose, moment.at)


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
    return _agreed(conn, whose, *joining.chosen_in(asked), moment)


def _agreed(
    conn: Connection, whose: Member, place: Place, rhythm: Rhythm, moment: Moment
) -> object:
    leader = joining.agree_times(conn, whose, place, rhythm, moment.at)
    return ask_on_joining(conn, leader, rhythm, moment.at)


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
    return _agreed(conn, whose, place, rhythm, moment)


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
