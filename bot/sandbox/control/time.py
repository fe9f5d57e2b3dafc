"""The bot's clock, and the barrier."""

from collections.abc import Collection
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.sandbox.control.mistakes import Mistake, read_instant
from bot.sandbox.control.people import write_what_was_planned
from bot.sandbox.settling import settle
from bot.sandbox.showing import instant
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json

LIMIT = 20.0  # real seconds that a barrier waits
STOPS = 50  # at what falls due, in one call of `live`
PATIENCE = 20  # times that the bot may name a moment that has come already
LATE = time(23, 45)  # the end of a day: one can still do something in it
_SENDING = frozenset({"sendMessage", "sendPhoto", "sendDocument"})


async def settle_down(bot: Bot, limit: float = LIMIT) -> Json:
    """Wait until the bot has nothing left to do; real seconds at most."""
    await settle(bot, limit)
    return times(bot)


async def advance(bot: Bot, seconds: float, settled: bool = True, limit: float = LIMIT) -> Json:
    """Move the clock on, or back, and wait until the bot has nothing left to do."""
    return await _move(bot, bot.clock.now() + seconds, settled, limit)


async def move_to(bot: Bot, to: str, settled: bool = True, limit: float = LIMIT) -> Json:
    """Set the clock to an instant with its zone, and wait until the bot has nothing left to do."""
    return await _move(bot, read_instant(to).timestamp(), settled, limit)


async def live(
    bot: Bot, until: str, once_written_to: Collection[int] = (), limit: float = LIMIT
) -> Json:
    """Go on as time does, stopping at all that falls due; `limit` real seconds for each stop.

    Goes to an instant with its zone, or until the bot has `written` to one of some people, but
    stops no more than `STOPS` times: `arrived` says whether to call again.
    """
    with bot.clock.moved():
        return await _live(bot, read_instant(until), frozenset(once_written_to), limit)


def times(bot: Bot) -> Json:
    """What time it is for the bot, and when it says that it has something to do."""
    due = bot.clock.next()
    return {"now": instant(bot.clock.now()), "next": due.isoformat() if due else None}


def ends(bot: Bot, zone: str) -> Json:
    """When the present day and week end on the calendar of a zone, late but not over."""
    here = ZoneInfo(zone)
    now = datetime.fromtimestamp(bot.clock.now(), here)
    day = now.date() if now.time() < LATE else now.date() + timedelta(days=1)
    sunday = day + timedelta(days=7 - day.isoweekday())
    return {
        name: datetime.combine(end, LATE, here).isoformat()
        for name, end in (("day", day), ("week", sunday))
    }


async def _live(bot: Bot, until: datetime, people: frozenset[int], limit: float) -> Json:
    patience, calls = PATIENCE, bot.journal.following
    await settle(bot, limit)
    for _ in range(STOPS):
        due, now = _next(bot), datetime.fromtimestamp(bot.clock.now(), UTC)
        if due is None or due >= until:
            await settle(bot, limit, until.timestamp())
            return times(bot) | {"arrived": True, "written": _written(bot, people, calls)}
        patience = patience - 1 if due <= now else PATIENCE
        if not patience:
            raise Mistake(f"it is {now}, and the bot still waits for {due}")
        await settle(bot, limit, max(due, now).timestamp())
        if write_what_was_planned(bot):
            await settle(bot, limit)
        if _written(bot, people, calls):
            break
    return times(bot) | {"arrived": False, "written": _written(bot, people, calls)}


def _next(bot: Bot) -> datetime | None:
    """When the bot, or somebody who has planned to write, has something to do."""
    return min((at for at in (bot.clock.next(), bot.plans.next()) if at), default=None)


async def _move(bot: Bot, to: float, settled: bool, limit: float) -> Json:
    if settled:
        with bot.clock.moved():
            await settle(bot, limit, to)
    else:
        bot.clock.move_to(to)
        bot.clock.change()
    return times(bot)


def _written(bot: Bot, people: frozenset[int], since: int) -> bool:
    """Whether one of these people has got a message since a call."""
    return any(
        call.method in _SENDING and call.carried_out and call.chat in people
        for call in bot.journal.after(since - 1)
    )
