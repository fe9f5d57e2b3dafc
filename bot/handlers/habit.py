"""A leader's own habit: what it stands at, stopping and going on."""

from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import reply
from habits.actions import routine
from habits.actions.standing import show_standing


async def streak(update: Update, context: FifteenContext) -> None:
    """/streak: streak, freezes and score."""
    await reply(update, context, lambda conn, whose, at: show_standing(conn, whose, at.at))


async def stop(update: Update, context: FifteenContext) -> None:
    """/stop: no more prompts."""
    await reply(update, context, lambda conn, whose, at: routine.stop(conn, whose, at.at))


async def resume(update: Update, context: FifteenContext) -> None:
    """/resume: prompts again."""
    await reply(update, context, lambda conn, whose, at: routine.resume(conn, whose, at.at))
