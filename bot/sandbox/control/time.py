"""The bot's clock, and the barrier."""

from datetime import datetime

from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.settling import settle
from bot.sandbox.showing import instant
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json

LIMIT = 20.0  # real seconds that a barrier waits


async def settle_down(bot: Bot, limit: float = LIMIT) -> Json:
    """Wait until the bot has nothing left to do; real seconds at most."""
    await settle(bot, limit)
    return times(bot)


async def advance(bot: Bot, seconds: float, settled: bool = True, limit: float = LIMIT) -> Json:
    """Move the clock on, or back, and wait until the bot has nothing left to do."""
    return await _move(bot, bot.clock.now() + seconds, settled, limit)


async def move_to(bot: Bot, to: str, settled: bool = True, limit: float = LIMIT) -> Json:
    """Set the clock to an instant with its zone, and wait until the bot has nothing left to do."""
    when = datetime.fromisoformat(to)
    if when.tzinfo is None:
        raise Mistake(f"{to} has no zone")
    return await _move(bot, when.timestamp(), settled, limit)


def times(bot: Bot) -> Json:
    """What time it is for the bot, and when it says that it has something to do."""
    due = bot.clock.next()
    return {"now": instant(bot.clock.now()), "next": due.isoformat() if due else None}


async def _move(bot: Bot, to: float, settled: bool, limit: float) -> Json:
    if settled:
        await settle(bot, limit, to)
    else:
        bot.clock.move_to(to)
        bot.clock.change()
    return times(bot)
