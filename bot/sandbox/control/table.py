"""The verbs of the control side."""

import asyncio
from collections.abc import Callable
from typing import Any, Final

from bot.sandbox.control import bots, people, time, trouble
from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.state import Bot, World
from bot.sandbox.wire import Json

Verb = Callable[..., Any]
"""Takes the world or the bot, then the arguments of the request by name."""

OF_THE_WORLD: Final[dict[str, Verb]] = {
    "drop": bots.drop_bot,
    "person": bots.make_person,
    "people": bots.make_people,
    "group": bots.make_group,
}
"""Verbs that take the world and the bot."""

OF_A_BOT: Final[dict[str, Verb]] = {
    "send": people.send,
    "start": people.start,
    "send_many": people.send_many,
    "plan": people.plan,
    "edit": people.edit,
    "press": people.press,
    "block": people.block,
    "unblock": people.unblock,
    "look": people.look,
    "inject": bots.inject,
    "revoke": bots.revoke,
    "restore": bots.restore,
    "settle": time.settle_down,
    "advance": time.advance,
    "move_to": time.move_to,
    "live": time.live,
    "times": time.times,
    "ends": time.ends,
    "fault": trouble.add_fault,
    "clear_faults": trouble.clear_faults,
    "latency": trouble.set_latency,
    "limits": trouble.set_limits,
    "calls": trouble.read_calls,
    "state": trouble.read_state,
}
"""Verbs that take the bot, some of them waiting."""


async def perform(world: World, bot: Bot, verb: str, given: Json) -> object:
    """Do what a verb says, and answer what it answers. Raises Mistake, and what the verb raises."""
    if verb in OF_THE_WORLD:
        result = OF_THE_WORLD[verb](world, bot, **given)
    elif verb in OF_A_BOT:
        result = OF_A_BOT[verb](bot, **given)
    else:
        raise Mistake(f"there is nothing called {verb!r} to do")
    bot.changed.notify()
    return await result if asyncio.iscoroutine(result) else result
