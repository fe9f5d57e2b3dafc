"""/policy: who reads what, shown to everybody and changed by owners."""

import re

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, reply, turn
from bot.rendering.replies import PressedLate
from habits.actions.policy import set_policy, show_policy
from habits.domain.members import Member
from habits.domain.privacy import Policy

_PRESSED = re.compile(r"policy:(private|notes)")


async def policy(update: Update, context: FifteenContext) -> None:
    """/policy [private | notes]: who reads notes; with a word, an owner's change."""
    said = " ".join(context.args or ()).casefold()
    if said in set(Policy):
        await reply(update, context, lambda conn, by, _: set_policy(conn, by, Policy(said)))
    else:
        await reply(update, context, lambda conn, whose, _: show_policy(conn, whose))


async def press(update: Update, context: FifteenContext) -> None:
    """The other policy, in place of the one shown."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, _: Moment, data: str) -> object:
    asked = _PRESSED.fullmatch(data)
    return PressedLate() if asked is None else set_policy(conn, by, Policy(asked[1]))
