"""A leader's day: fifteen minutes, later, not today; by the buttons under a prompt, and by command."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers.replying import Moment, reply, reply_with, turn
from bot.rendering.replies import PressedLate, Usage
from habits.actions import sessions
from habits.actions.absences import silence
from habits.actions.postponing import ask_after_all, check_day, choosing, prompt_of_today, put_off
from habits.domain.members import Member
from habits.domain.postponing import Later
from habits.storage import members

_PRESSED = re.compile(
    r"prompt:(?P<wish>\w{1,9}):(?P<member>\d{1,18}):(?P<day>\d{4}-\d\d-\d\d)", re.ASCII
)
_TYPED: Mapping[str, Later] = {
    said: later
    for later, words in (
        (Later.HALF_HOUR, "30 30m 30min 30mins 30minutes halfhour halfanhour"),
        (Later.TWO_HOURS, "2h 2hrs 2hours 120 120m 120min twohours"),
        (Later.AFTERNOON, "afternoon thisafternoon pm"),
    )
    for said in words.split()
}

Wish = Callable[[Connection, Member, datetime], object]


def _start(conn: Connection, whose: Member, now: datetime) -> object:
    sessions.start(conn, whose, now)
    return prompt_of_today(conn, whose, now)


def _later(later: Later) -> Wish:
    def wish(conn: Connection, whose: Member, now: datetime) -> object:
        put_off(conn, whose, later, now)
        return prompt_of_today(conn, whose, now)

    return wish


_WISHES: Mapping[str, Wish] = {
    "start": _start,
    "show": prompt_of_today,
    "later": choosing,
    "skip": silence,
    "ask": ask_after_all,
} | {later.value: _later(later) for later in Later}


async def session(update: Update, context: FifteenContext) -> None:
    """/session: fifteen minutes from now."""
    await reply(update, context, lambda conn, whose, at: sessions.start(conn, whose, at.at))


async def later(update: Update, context: FifteenContext) -> None:
    """/later 30, /later 2h, /later afternoon: be asked again then."""
    chosen = _TYPED.get("".join(context.args or []).casefold())
    if chosen is None:
        await reply_with(update, context, Usage("later"))
        return
    await reply(update, context, lambda conn, whose, at: put_off(conn, whose, chosen, at.at))


async def press(update: Update, context: FifteenContext) -> None:
    """The press of a button under a prompt, which changes in its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, by: Member, moment: Moment, data: str) -> object:
    """Whose prompt it is may be another of the account's members than the one who speaks."""
    asked = _PRESSED.fullmatch(data)
    wish = _WISHES.get(asked["wish"]) if asked else None
    try:
        day = date.fromisoformat(asked["day"] if asked else "")
    except ValueError:
        return PressedLate()
    if asked is None or wish is None:
        return PressedLate()
    own = members.of_account(conn, by.account_id)
    whose = next((one for one in own if one.id == int(asked["member"])), None)
    if whose is None:
        return PressedLate()
    check_day(conn, whose, day, moment.at)
    return wish(conn, whose, moment.at)
