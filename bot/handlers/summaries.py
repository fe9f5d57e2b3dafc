"""The buttons under a weekly summary: other weeks, more people, what lies behind a row."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection
from telegram import Update
from telegram.constants import ChatType

from bot.context import FifteenContext
from bot.handlers.replying import Moment, attempt, moment_of, speaker
from bot.rendering import drafts
from bot.rendering.replies import PressedLate, Stranger
from habits.actions.details import leader_week
from habits.actions.summaries import summary_asked
from habits.domain.errors import Refusal
from habits.domain.members import Member
from habits.storage.outbox import Draft

_PRESSED = re.compile(
    r"(?:week|leader):(?P<team>\d{1,18}):(?P<monday>\d{4}-\d\d-\d\d):(?P<page>\d{1,3})(?::(?P<member>\d{1,18}))?",
    re.ASCII,
)


async def turn(update: Update, context: FifteenContext) -> None:
    """The press of a button under a summary: another week or page of it, or a leader's detail, in its place."""
    context.acknowledge()
    query, chat = update.callback_query, update.effective_chat
    if chat is None or chat.type != ChatType.PRIVATE or query is None or query.message is None:
        await context.ignore()
        return
    moment, number = moment_of(update, context), query.message.message_id
    data = query.data or ""
    await context.answer(lambda conn: _turned(conn, moment, number, data))


def _turned(conn: Connection, moment: Moment, number: int, data: str) -> Sequence[Draft]:
    whose = speaker(conn, moment.chat)
    if whose is None:
        return drafts.answer(moment.chat, Stranger(), moment.language)
    shown = attempt(conn, lambda conn, by, at: _pressed(conn, by, at, data), whose, moment)
    if isinstance(shown, Refusal | PressedLate):
        return drafts.answer(moment.chat, shown, moment.language)
    return drafts.turned(moment.chat, number, shown, moment.language)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    """What a button asks for; its data may be anybody's, so that all of it is checked."""
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
