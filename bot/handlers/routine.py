"""/routine: what holds, with a button for each part of it, and the commands that do the same."""

import re
from collections.abc import Callable, Mapping
from datetime import time

from sqlalchemy import Connection
from telegram import Update

from bot.context import FifteenContext
from bot.handlers import joining
from bot.handlers.clocks import time_said, weekdays_said
from bot.handlers.replying import Act, Moment, reply, turn
from bot.rendering.replies import PressedLate
from habits.actions import expectations, overview, places, routine
from habits.actions.overview import PartOffered
from habits.actions.routine import Part
from habits.domain.members import Member

_PRESSED = re.compile(
    r"routine:(?P<what>show|time|days|target|dayend|at|take|aim|until|keep)(?::(?P<value>[a-z0-9:]{0,8}))?",
    re.ASCII,
)
_OFFERED = {
    "time": Part.TIME,
    "days": Part.WEEKDAYS,
    "target": Part.TARGET,
    "dayend": Part.DAY_END,
}
"""The parts that buttons offer, by the commands that change them."""


async def show(update: Update, context: FifteenContext) -> None:
    """/routine: what holds, what is pending, and the next prompt."""
    await reply(update, context, lambda conn, whose, at: overview.show_routine(conn, whose, at.at))


async def change(update: Update, context: FifteenContext) -> None:
    """/time, /days, /target, /dayend: change a part of the routine; without words, buttons to choose from."""
    message = update.effective_message
    command = ((message.text if message else None) or "").split()[0].lstrip("/").partition("@")[0]
    said = " ".join(context.args or ())
    act = _offering(_OFFERED[command.casefold()]) if not said else _said(command.casefold(), said)
    await reply(update, context, act)


def _offering(part: Part) -> Act:
    return lambda conn, whose, at: overview.offer(conn, whose, part, at.at)


def _said(command: str, said: str) -> Act:
    """What a command does that came with words; days and targets that are none are offered as buttons."""
    weekdays = weekdays_said(said) if command == "days" else None
    if weekdays is not None:
        return lambda conn, whose, at: (
            joining.said_again(conn, whose, at, said)
            or routine.set_weekdays(conn, whose, weekdays, at.at)
        )
    if command == "time":
        return lambda conn, whose, at: (
            joining.said_again(conn, whose, at, said)
            or routine.set_time(conn, whose, time_said(said), at.at)
        )
    if command == "dayend":
        return lambda conn, whose, at: routine.set_day_end(conn, whose, time_said(said), at.at)
    if command == "target" and said.isdecimal():
        return lambda conn, whose, at: routine.set_target(conn, whose, int(said[:3]), at.at)
    return _offering(_OFFERED[command])


async def name(update: Update, context: FifteenContext) -> None:
    """/name NAME: be called something else; without a name, say which it is."""
    said = " ".join(context.args or ())
    await reply(update, context, lambda conn, whose, _: overview.rename(conn, whose, said))


async def ask(update: Update, context: FifteenContext) -> None:
    """The buttons of /routine that ask something in a message of its own: where, and what should come of it."""
    context.acknowledge()
    query = update.callback_query
    is_zone = query is not None and query.data == "routine:zone"
    await reply(
        update,
        context,
        lambda conn, whose, at: (places.ask_where if is_zone else expectations.ask)(
            conn, whose, at.at
        ),
    )


async def press(update: Update, context: FifteenContext) -> None:
    """The other buttons of /routine, whose message changes in its place."""
    await turn(update, context, _pressed)


def _pressed(conn: Connection, whose: Member, moment: Moment, data: str) -> object:
    pressed = _PRESSED.fullmatch(data)
    if pressed is None:
        return PressedLate()
    what, value = pressed["what"], pressed["value"]
    if what in _OFFERED:
        return _offered(conn, whose, moment, _OFFERED[what], value)
    if what == "show":
        return overview.show_routine(conn, whose, moment.at)
    try:
        _CHANGES[what](conn, whose, moment, value or "")
    except ValueError:  # nobody was offered such a value
        return PressedLate()
    return overview.show_routine(conn, whose, moment.at)


def _offered(
    conn: Connection, whose: Member, moment: Moment, part: Part, value: str | None
) -> PartOffered | PressedLate:
    if value is None:
        return overview.offer(conn, whose, part, moment.at)
    try:
        return overview.offer(conn, whose, part, moment.at, _days(value))
    except ValueError:
        return PressedLate()


def _days(digits: str) -> frozenset[int]:
    """Days of the week, a digit each; raises ValueError for any other."""
    days = frozenset(int(digit) for digit in digits)
    if not days <= frozenset(range(7)):
        raise ValueError("a day of the week is 0 to 6")
    return days


_Change = Callable[[Connection, Member, Moment, str], object]
_CHANGES: Mapping[str, _Change] = {
    "at": lambda conn, whose, at, value: routine.set_time(
        conn, whose, time.fromisoformat(value), at.at
    ),
    "until": lambda conn, whose, at, value: routine.set_day_end(
        conn, whose, time.fromisoformat(value), at.at
    ),
    "take": lambda conn, whose, at, value: routine.set_weekdays(conn, whose, _days(value), at.at),
    "aim": lambda conn, whose, at, value: routine.set_target(conn, whose, int(value), at.at),
    "keep": lambda conn, whose, at, value: overview.withdraw(conn, whose, Part(value), at.at),
}
