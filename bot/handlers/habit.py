"""A leader's own habit: what it stands at, and changing the routine."""

from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import reply, reply_with
from bot.rendering.replies import Usage
from habits.actions import routine
from habits.actions.standing import show_standing


async def streak(update: Update, context: FifteenContext) -> None:
    """/streak: streak, freezes and score."""
    await reply(update, context, lambda conn, whose, at: show_standing(conn, whose, at.at))


async def zone(update: Update, context: FifteenContext) -> None:
    """/zone ZONE: live by another zone from now on."""
    if not context.args:
        await reply_with(update, context, Usage("zone"))
        return
    name = context.args[0]
    await reply(update, context, lambda conn, whose, at: routine.set_zone(conn, whose, name, at.at))


async def target(update: Update, context: FifteenContext) -> None:
    """/target N: aim at another number of conversations a day."""
    if not context.args or not context.args[0].isdecimal():
        await reply_with(update, context, Usage("target"))
        return
    aim = int(context.args[0][:3])
    await reply(
        update, context, lambda conn, whose, at: routine.set_target(conn, whose, aim, at.at)
    )


async def stop(update: Update, context: FifteenContext) -> None:
    """/stop: no more prompts."""
    await reply(update, context, lambda conn, whose, at: routine.stop(conn, whose, at.at))


async def resume(update: Update, context: FifteenContext) -> None:
    """/resume: prompts again."""
    await reply(update, context, lambda conn, whose, at: routine.resume(conn, whose, at.at))
