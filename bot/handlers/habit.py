"""A leader's own habit: what it stands at, and changing the routine."""

from telegram import Update

from bot.context import FifteenContext
from bot.handlers.clocks import time_said, weekdays_said
from bot.handlers.replying import reply, reply_with
from bot.rendering.replies import Usage
from habits.actions import routine
from habits.actions.standing import show_standing


async def streak(update: Update, context: FifteenContext) -> None:
    """/streak: streak, freezes and score."""
    await reply(update, context, lambda conn, whose, at: show_standing(conn, whose, at.at))


async def target(update: Update, context: FifteenContext) -> None:
    """/target N: aim at another number of conversations a day."""
    if not context.args or not context.args[0].isdecimal():
        await reply_with(update, context, Usage("target"))
        return
    aim = int(context.args[0][:3])
    await reply(
        update, context, lambda conn, whose, at: routine.set_target(conn, whose, aim, at.at)
    )


async def time_(update: Update, context: FifteenContext) -> None:
    """/time 9:00: be asked at another time of day."""
    if not context.args:
        await reply_with(update, context, Usage("time"))
        return
    said = " ".join(context.args)
    await reply(
        update,
        context,
        lambda conn, whose, at: routine.set_time(conn, whose, time_said(said), at.at),
    )


async def days(update: Update, context: FifteenContext) -> None:
    """/days Mon-Thu: be asked on other days of the week."""
    weekdays = weekdays_said(" ".join(context.args or []))
    if weekdays is None:
        await reply_with(update, context, Usage("days"))
        return
    await reply(
        update, context, lambda conn, whose, at: routine.set_weekdays(conn, whose, weekdays, at.at)
    )


async def stop(update: Update, context: FifteenContext) -> None:
    """/stop: no more prompts."""
    await reply(update, context, lambda conn, whose, at: routine.stop(conn, whose, at.at))


async def resume(update: Update, context: FifteenContext) -> None:
    """/resume: prompts again."""
    await reply(update, context, lambda conn, whose, at: routine.resume(conn, whose, at.at))
