"""Messages that are no words of the leader's own: forwarded ones, shared contacts, pictures, voices."""

import re
from collections.abc import Callable

from sqlalchemy import Connection
from telegram import Message, MessageOriginHiddenUser, MessageOriginUser, Update

from bot.context import FifteenContext
from bot.handlers import logging
from bot.handlers.replying import Moment, moment_of, reply, reply_with, turn
from bot.rendering.replies import CannotHear, CannotRead, PressedLate
from habits.actions import adding, passing
from habits.actions.crediting import Source
from habits.domain.members import Member

_JUST_ADD = re.compile(r"shared:(?P<whom>\d{1,18})", re.ASCII)


async def forwarded(update: Update, context: FifteenContext) -> None:
    """A message that was passed on: whoever wrote it was talked to, and what it says is the note."""
    message = update.effective_message
    author = _author(message) if message else None
    if message is None or author is None:
        await logging.text(update, context)
        return
    source, (name, handle) = _source(message, moment_of(update, context)), author
    await reply(
        update, context, lambda conn, whose, _: passing.forward(conn, whose, source, name, handle)
    )


def _author(message: Message) -> tuple[str, str | None] | None:
    """Name and handle of the person who wrote a forwarded message; None for a channel, a bot and the leader."""
    origin = message.forward_origin
    if isinstance(origin, MessageOriginHiddenUser):
        return origin.sender_user_name, None
    if not isinstance(origin, MessageOriginUser):
        return None
    user = origin.sender_user
    is_other = not user.is_bot and user.id != message.chat.id
    return (user.full_name, user.username) if is_other else None


def _source(message: Message, moment: Moment) -> Source:
    return Source(moment.chat, message.message_id, message.text or message.caption or "", moment.at)


async def contact(update: Update, context: FifteenContext) -> None:
    """A contact that was shared: kept, and asked about."""
    message = update.effective_message
    if message is None or message.contact is None:
        raise ValueError("this handler is for shared contacts")
    shared, moment = message.contact, moment_of(update, context)
    name = " ".join(filter(None, [shared.first_name, shared.last_name]))
    source = Source(moment.chat, message.message_id, name, moment.at)
    await reply(
        update,
        context,
        lambda conn, whose, _: passing.share(
            conn, whose, source, name, shared.phone_number, moment.at
        ),
    )


async def picture(update: Update, context: FifteenContext) -> None:
    """A picture without words: it is asked who it was."""
    message = update.effective_message
    if message is None:
        raise ValueError("this handler is for pictures")
    await reply(update, context, _asking(_source(message, moment_of(update, context))))


def _asking(source: Source) -> Callable[[Connection, Member, Moment], object]:
    def act(conn: Connection, whose: Member, moment: Moment) -> object:
        kept = adding.keep(conn, whose, source)
        return adding.ask(conn, whose, kept.log_id, moment.at)

    return act


async def voice(update: Update, context: FifteenContext) -> None:
    """A voice, or a video that speaks: it cannot be heard, and is told how words come of speaking."""
    await reply_with(update, context, CannotHear())


async def other_content(update: Update, context: FifteenContext) -> None:
    """Anything else without words: a sticker, a file."""
    await reply_with(update, context, CannotRead())


async def press(update: Update, context: FifteenContext) -> None:
    """The press that leaves it at having a shared contact among one's people."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, _: Moment, data: str) -> object:
    pressed = _JUST_ADD.fullmatch(data)
    return passing.just_add(conn, by, int(pressed["whom"])) if pressed else PressedLate()
