"""What every handler does: find out who speaks, act, and answer, in one transaction."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import Connection
from telegram import Update
from telegram.constants import ChatType

from bot.context import FifteenContext
from bot.rendering import drafts
from bot.rendering.replies import AnsweredBelow, Doubted, NoHurry, NotInYet, PressedLate, Stranger
from habits.actions import delivery
from habits.actions.adding import NotUnderstood
from habits.actions.expectations import ExpectationAsked
from habits.actions.joining import Joined, TimesAsked, Welcome, ZoneAsked
from habits.actions.logged import Logged
from habits.actions.overview import follow_name
from habits.actions.places import PlacesAsked, WhereAsked
from habits.actions.steps import repeat
from habits.domain.errors import (
    NoCityNear,
    NoRoutine,
    NotATime,
    Refusal,
    TooFewDays,
    UnknownZone,
    VanityMeasure,
)
from habits.domain.members import Member
from habits.storage import engagements, members, outbox
from habits.storage.engine import undone_by
from habits.storage.outbox import Draft


@dataclass(frozen=True, slots=True)
class Moment:
    """An update as an action needs it: the chat, when it happened (UTC), and the sender as the chat names them."""

    chat: int
    at: datetime
    name: str
    language: str | None


_ASKS = (
    Welcome, ZoneAsked, TimesAsked, ExpectationAsked, Joined, WhereAsked, PlacesAsked,
    NotATime, TooFewDays, VanityMeasure, NoHurry, Doubted,
)  # fmt: skip
"""Answers that ask something themselves, so that no other question is to follow."""
_ASKS_FOR_A_PLACE = (UnknownZone, NoCityNear)
"""Those that ask the first question of joining once more."""

Act = Callable[[Connection, Member, Moment], object]
Pressed = Callable[[Connection, Member, Moment, str], object]


def moment_of(update: Update, context: FifteenContext) -> Moment:
    """The moment of an update from a private chat."""
    chat, sender = update.effective_chat, update.effective_user
    if chat is None or sender is None:
        raise ValueError("an update from a person has a chat and a sender")
    return Moment(chat.id, context.happened_at, sender.full_name, sender.language_code)


async def reply(update: Update, context: FifteenContext, act: Act) -> None:
    """Have a member act, and answer with the model that comes of it, or with the refusal.

    Strangers get their sentence, and a group gets nothing: buttons can be pressed there too.
    """
    if update.effective_chat is None or update.effective_chat.type != ChatType.PRIVATE:
        await context.ignore()
        return
    moment = moment_of(update, context)

    def work(conn: Connection) -> list[Draft]:
        whose = speaker(conn, moment)
        if whose is None:
            return drafts.answer(moment.chat, Stranger(), moment.language)
        return respond(conn, whose, moment, attempt(conn, act, whose, moment))

    await context.answer(work)


def respond(conn: Connection, whose: Member, moment: Moment, model: object) -> list[Draft]:
    """The messages that answer a member: a model, or several in a tuple, a log first.

    In the middle of joining the open question follows whatever asks nothing itself.
    """
    models = list(model) if isinstance(model, tuple) else [model]
    asked = None if _asks(models[-1]) else repeat(conn, whose, moment.at)
    if asked is not None and isinstance(models[-1], _ASKS_FOR_A_PLACE) and whose.joined_at is None:
        asked = None
    if asked is not None and isinstance(models[-1], NoRoutine):
        models[-1] = NotInYet()
    shown = models if asked is None else [*models, asked]
    return [draft for one in shown for draft in _drafted(conn, moment, one)]


def _asks(model: object) -> bool:
    """Whether an answer asks something itself, or only takes the place of an earlier one."""
    return isinstance(model, _ASKS) or (isinstance(model, Logged) and model.corrected)


def _drafted(conn: Connection, moment: Moment, model: object) -> list[Draft]:
    """The answer to a log takes the place of the one before it, where the message was edited."""
    if not isinstance(model, Logged | NotUnderstood):
        return drafts.answer(moment.chat, model, moment.language)
    in_place = isinstance(model, NotUnderstood) or model.corrected
    replaces = model.answer_id if in_place else None
    first, *rest = drafts.answer(moment.chat, model, moment.language, replaces=replaces)
    engagements.set_answer(conn, model.log_id, outbox.plan(conn, first, moment.at))
    if in_place or model.answer_id is None:
        return rest
    before = AnsweredBelow()
    return [*rest, *drafts.answer(moment.chat, before, moment.language, replaces=model.answer_id)]


def speaker(conn: Connection, moment: Moment) -> Member | None:
    """Whom the person in a private chat speaks as, by the name that the chat has for them; None for a stranger.

    Whoever speaks has let us in again.
    """
    whose = members.speaking_in(conn, moment.chat)
    if whose is None:
        return None
    named = follow_name(conn, whose, moment.name)
    if named.blocked_at is None:
        return named
    delivery.set_blocked(conn, moment.chat, None)
    return replace(named, blocked_at=None)


def attempt(conn: Connection, act: Act, whose: Member, moment: Moment) -> object:
    """The model that an action gives, or its refusal, of which nothing but the answer stays."""
    try:
        with undone_by(conn, Refusal):
            return act(conn, whose, moment)
    except Refusal as refusal:
        return refusal


async def reply_with(update: Update, context: FifteenContext, model: object) -> None:
    """Answer a member with a model that needs no action; strangers get their sentence."""
    await reply(update, context, lambda *_: model)


async def turn(update: Update, context: FifteenContext, pressed: Pressed) -> None:
    """Have a member press a button, and put the model that comes of it in the place of the message it stood under.

    A picture that goes with the model takes the place of the one above that message.

    `pressed` gets the button's data, which may be anybody's. A refusal is answered anew, and so is a button that has
    done its work. Strangers get their sentence; a press in a group gets nothing.
    """
    context.acknowledge()
    query, chat = update.callback_query, update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE or query is None or query.message is None:
        await context.ignore()
        return
    moment, number, data = moment_of(update, context), query.message.message_id, query.data or ""

    def work(conn: Connection) -> list[Draft]:
        whose = speaker(conn, moment)
        if whose is None:
            return drafts.answer(moment.chat, Stranger(), moment.language)
        model = attempt(conn, lambda conn, by, at: pressed(conn, by, at, data), whose, moment)
        if isinstance(model, Refusal | PressedLate):
            return respond(conn, whose, moment, model)
        above = outbox.picture_above(conn, moment.chat, number)
        return drafts.turned(moment.chat, number, model, moment.language, above)

    await context.answer(work)
