"""The buttons under a weekly summary: other weeks, more people, what lies behind a row."""

import re
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, turn
from bot.rendering.replies import PressedLate
from habits.actions.details import leader_week
from habits.actions.summaries import summary_asked
from habits.domain.members import Member

_PRESSED = re.compile(
    r"(?:week|leader):(?P<team>\d{1,18}):(?P<monday>\d{4}-\d\d-\d\d):(?P<page>\d{1,3})(?::(?P<member>\d{1,18}))?",
    re.ASCII,
)


async def press(update: Update, context: FifteenContext) -> None:
    """The press of a button under a summary: another week or page of it, or a leader's detail, in its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    asked = _PRESSED.fullmatch(data)
    try:
        monday = date.fromisoformat(asked["monday"] if asked else "")
    except ValueError:
        return PressedLate()
    if asked is None:
        return PressedLate()
    team, page = int(asked["team"]), int(asked["page"])
    if asked["member"] is None:
        return summary_asked(conn, by, team, monday, page, moment.at)
    found = leader_week(conn, by, team, monday, int(asked["member"]), moment.at)
    return replace(found, page=page)
