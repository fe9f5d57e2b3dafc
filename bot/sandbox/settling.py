"""The barrier: waiting until a bot has nothing left to do at its present time."""

from collections.abc import Callable

from bot.sandbox.signals import Signal, real_seconds
from bot.sandbox.state import Bot


class NotSettledError(Exception):
    """The real-time limit ran out; the message says what was still waited for."""


async def settle(bot: Bot, limit: float, move_to: float | None = None) -> None:
    """Wait until every update is confirmed and every follower is idle, moving the clock between.

    `limit` is in real seconds for the whole, `move_to` in seconds since the epoch.
    Raises NotSettledError.
    """
    until = real_seconds() + limit
    await _until(lambda: not bot.updates.pending, bot.updates.drained, until, lambda: _late(bot))
    if move_to is not None:
        bot.clock.move_to(move_to)
    count = bot.clock.change()
    await _until(lambda: _idle(bot, count), bot.clock.polled, until, lambda: _busy(bot, count))


async def _until(
    done: Callable[[], bool], signal: Signal, until: float, complaint: Callable[[], str]
) -> None:
    while not done():
        left = until - real_seconds()
        if left <= 0:
            raise NotSettledError(complaint())
        await signal.wait(min(left, 0.5))


def _idle(bot: Bot, count: int) -> bool:
    living = bot.clock.living()
    return bool(living) and all(one.waiting and one.seen >= count for one in living)


def _late(bot: Bot) -> str:
    waiting = bot.updates.pending
    how = "its webhook did not take them" if bot.webhook.url else "nobody confirmed them"
    return f"{len(waiting)} updates are pending (the first is {waiting[0].number}): {how}"


def _busy(bot: Bot, count: int) -> str:
    living = bot.clock.living()
    if not living:
        return "no follower: nobody asks for the clock of this bot"
    busy = sum(1 for one in living if not (one.waiting and one.seen >= count))
    return f"{busy} of {len(living)} followers are not idle: they did not ask for the clock again"
