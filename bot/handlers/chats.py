"""Everything that is not said to us in private words: blocks, groups, other content, unknown commands."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection
from telegram import ChatMember, Update
from telegram.constants import ChatType

from bot.context import FifteenContext
from bot.handlers.replying import Moment, moment_of, reply_with, respond, speaker
from bot.rendering import drafts
from bot.rendering.replies import (
    GroupGreeting,
    Help,
    PressedLate,
    Stranger,
    UnknownCommand,
)
from habits.actions import delivery
from habits.storage.outbox import Draft

_OUT = (ChatMember.BANNED, ChatMember.LEFT)


async def membership(update: Update, context: FifteenContext) -> None:
    """The bot was blocked or let back in, or was added to a group, where it says once that it works in private."""
    changed = update.my_chat_member
    if changed is None:
        raise ValueError("this handler is for changes of the bot's own membership")
    chat, at = changed.chat.id, context.happened_at
    was, gone = changed.old_chat_member.status in _OUT, changed.new_chat_member.status in _OUT
    if changed.chat.type == ChatType.PRIVATE:
        await context.answer(lambda conn: _note(conn, chat, at if gone else None))
    elif was and not gone:
        await context.answer(lambda _: drafts.answer(chat, GroupGreeting(), None))
    else:
        await context.ignore()


def _note(conn: Connection, chat: int, blocked_at: datetime | None) -> Sequence[Draft]:
    """A block shows in the summary; it is answered by nobody."""
    delivery.set_blocked(conn, chat, blocked_at)
    return ()


async def help_(update: Update, context: FifteenContext) -> None:
    """/help: what the bot knows, by role; Telegram offers it from then on, should it have learned something new."""
    moment = moment_of(update, context)
    await context.answer(lambda conn: _help(conn, moment))


def _help(conn: Connection, moment: Moment) -> Sequence[Draft]:
    whose = speaker(conn, moment)
    if whose is None:
        return drafts.answer(moment.chat, Stranger(), moment.language)
    answered = respond(conn, whose, moment, Help(whose.role))
    return [*answered, drafts.commands(moment.chat, whose.role, moment.language)]


async def unknown_command(update: Update, context: FifteenContext) -> None:
    """A command that there is not."""
    message = update.effective_message
    command = (message.text or "").split()[0][:64] if message else ""
    await reply_with(update, context, UnknownCommand(command))


async def other_press(update: Update, context: FifteenContext) -> None:
    """The press of a button that there is no more."""
    context.acknowledge()
    await reply_with(update, context, PressedLate())


async def ignore(_: Update, context: FifteenContext) -> None:
    """Whatever else Telegram tells us, groups included: taken note of, and not answered."""
    await context.ignore()
