"""A leader's own habit: what it stands at, stopping and going on."""

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, reply
from habits.actions import routine
from habits.actions.joining import Left, leave
from habits.actions.routine import Stopped
from habits.actions.standing import show_standing
from habits.domain.members import Member


async def streak(update: Update, context: FifteenContext) -> None:
    """/streak: streak, freezes and score."""
    await reply(update, context, lambda conn, whose, at: show_standing(conn, whose, at.at))


async def stop(update: Update, context: FifteenContext) -> None:
    """/stop: no more prompts."""
    await reply(update, context, stopped)


def stopped(conn: Connection, whose: Member, moment: Moment) -> Stopped | Left:
    """End all prompts; for somebody in the middle of joining, nothing begins. Raises NoRoutine for anybody else."""
    return leave(conn, whose) or routine.stop(conn, whose, moment.at)


async def resume(update: Update, context: FifteenContext) -> None:
    """/resume: prompts again."""
    await reply(update, context, lambda conn, whose, at: routine.resume(conn, whose, at.at))
