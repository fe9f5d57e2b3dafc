"""The buttons under a log: take it back, move it to the day that was meant, say whom a name means."""

import re
from datetime import date

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, turn
from bot.rendering.replies import PressedLate
from habits.actions.mending import move, undo
from habits.actions.whom import choose
from habits.domain.members import Member

_DATE = r"\d{4}-\d\d-\d\d"
_PRESSED = re.compile(
    r"(?:whom:(?P<log>\d{1,18}):(?P<place>\d{1,9}):(?P<whom>\d{1,18})|"
    rf"undo:(?P<undone>\d{{1,18}})|day:(?P<moved>\d{{1,18}}):(?P<here>{_DATE}):(?P<there>{_DATE}))",
    re.ASCII,
)


async def press(update: Update, context: FifteenContext) -> None:
    """The press of a button under the answer to a log, which changes in its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    asked = _PRESSED.fullmatch(data)
    if asked is None:
        return PressedLate()
    if asked["log"]:
        log, place, whom = (int(asked[name]) for name in ("log", "place", "whom"))
        return choose(conn, by, log, place, whom or None, moment.at)
    if asked["undone"]:
        return undo(conn, by, int(asked["undone"]), moment.at)
    try:
        days = date.fromisoformat(asked["here"]), date.fromisoformat(asked["there"])
    except ValueError:
        return PressedLate()
    return move(conn, by, int(asked["moved"]), days, moment.at)
