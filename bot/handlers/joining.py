"""From an invitation to the first prompt: the link, the zone, the time."""

from collections.abc import Sequence

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.clocks import time_said
from bot.handlers.replying import Moment, moment_of, reply
from bot.rendering import drafts
from bot.rendering.replies import PressedLate, WithoutRoutine
from habits.actions import joining
from habits.actions.invitations import Person
from habits.actions.joining import ASKS_TIMES, ASKS_ZONE
from habits.actions.standing import show_standing
from habits.domain.calendar import zone_named
from habits.domain.errors import AlreadyMember, Refusal
from habits.domain.members import Member
from habits.storage import members, organisations, questions
from habits.storage.outbox import Draft
from habits.storage.questions import Question

AGREEING = [
    [word] for word in ("yes", "yep", "yeah", "ok", "okay", "sure", "right", "correct", "y")
]


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
    return drafts.answer(moment.chat, model, moment.language)


def _again(conn: Connection, moment: Moment, refusal: AlreadyMember) -> object:
    """A link tapped twice in the middle of joining goes on with it: the question is asked again."""
    whose = members.speaking_in(conn, moment.chat)
    if whose is None or not asks_joining(questions.open_in(conn, moment.chat)):
        return refusal
    return _go_on(conn, whose, moment)


async def join(update: Update, context: FifteenContext) -> None:
    """/join: begins a routine, for a member who has none."""
    await reply(update, context, _go_on)


def _go_on(conn: Connection, whose: Member, moment: Moment) -> object:
    """The step that a member is at: the zone before joining is done, the standing after."""
    if whose.joined_at is None:
        return joining.ask_zone(conn, whose, moment.at)
    return show_standing(conn, whose, moment.at)


async def press(update: Update, context: FifteenContext) -> None:
    """The default buttons of joining; each is checked against the question that is open."""
    query = update.callback_query
    choice = (query.data or "").removeprefix("join:") if query else ""
    context.acknowledge()
    await reply(update, context, lambda conn, whose, moment: _pressed(conn, whose, moment, choice))


def _pressed(conn: Connection, whose: Member, moment: Moment, choice: str) -> object:
    asked = questions.open_in(conn, moment.chat)
    if asked is None or asked.member_id != whose.id or whose.joined_at is not None:
        return PressedLate()
    if choice == "none" and asked.kind == ASKS_ZONE:
        first = joining.decline_routine(conn, whose)
        team = organisations.team_name(conn, whose.organisation_id, whose.team_id)
        return WithoutRoutine(team, first)
    if choice != asked.kind:
        return PressedLate()
    return answered(conn, whose, moment, asked, None)


def answered(
    conn: Connection, whose: Member, moment: Moment, asked: Question, said: str | None
) -> object:
    """The step after an open question of joining: answered in words, or with None by its default.

    Raises UnknownZone or NotATime for words that answer it not.
    """
    members.lock(conn, whose.id)
    words = None if said is None or _agrees(said) else said
    if asked.kind == ASKS_ZONE or (words is not None and zone_named(words) is not None):
        return joining.agree_zone(conn, whose, words, moment.at)
    prompt_at = None if words is None else time_said(words)
    return joining.agree_times(conn, whose, asked.facts["zone"], prompt_at, moment.at)


def _agrees(said: str) -> bool:
    """Whether words say yes, as the button does: "yes", "ok", "Yes, at 08:30"."""
    return said.casefold().replace(",", " ").split()[:1] in AGREEING


def asks_joining(asked: Question | None) -> bool:
    """Whether an open question is one of joining."""
    return asked is not None and asked.kind in (ASKS_ZONE, ASKS_TIMES)
