"""The verbs of the control side."""

from collections.abc import Callable
from typing import Any, Final

from bot.sandbox.control import bots, people, time, trouble

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
    "times": time.times,
    "fault": trouble.add_fault,
    "clear_faults": trouble.clear_faults,
    "latency": trouble.set_latency,
    "limits": trouble.set_limits,
    "calls": trouble.read_calls,
    "state": trouble.read_state,
}
"""Verbs that take the bot, some of them waiting."""
