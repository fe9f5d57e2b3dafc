"""Faults, limits, and the log of calls."""

from random import Random

from bot.sandbox.control.mistakes import Mistake
from bot.sandbox.faults import Fault, Kind
from bot.sandbox.journal import Entry
from bot.sandbox.parameters import NAMES
from bot.sandbox.showing import instant
from bot.sandbox.state import Bot
from bot.sandbox.wire import Json


def add_fault(
    bot: Bot,
    kind: str,
    methods: list[str] | None = None,
    times: int | None = 1,
    chance: float = 1.0,
    seed: int = 0,
    **details: object,
) -> Json:
    """A fault (see `faults.Fault`); `times` null means until the faults are cleared.

    Details: `status` and `html` of an error, `seconds` of a delay or of retry_after.
    """
    unknown = [method for method in methods or [] if method not in NAMES.values()]
    if unknown:
        raise Mistake(f"no such methods: {unknown}")
    fault = Fault(Kind(kind), frozenset(methods or []), times, chance, Random(seed))  # noqa: S311
    for name in ("status", "html", "seconds"):
        if name in details:
            setattr(fault, name, details.pop(name))
    if details:
        raise Mistake(f"a fault has no {', '.join(details)}")
    bot.faults.waiting.append(fault)
    return {}


def clear_faults(bot: Bot) -> Json:
    """No faults and no latency any more."""
    bot.faults.waiting, bot.faults.latency = [], 0.0
    return {}


def set_latency(bot: Bot, seconds: float) -> Json:
    """Let every call take so many real seconds longer."""
    bot.faults.latency = seconds
    return {}


def set_limits(
    bot: Bot, chat: float | None = None, burst: int = 3, bot_rate: float | None = None
) -> Json:
    """Flood limits in messages a second, to a chat (after a burst) and in all; null is none."""
    bot.limits.set(chat, burst, bot_rate)
    return {}


def read_calls(
    bot: Bot, since: int = 0, methods: list[str] | None = None, brief: bool = False
) -> Json:
    """The calls after a sequence number; `brief` gives `Entry.short`, enough to count and order.

    getUpdates is not among them; `counts` counts all calls by method and outcome.
    """
    entries = [
        entry for entry in bot.journal.after(since) if not methods or entry.method in methods
    ]
    calls = [entry.short() if brief else _whole(entry) for entry in entries]
    counts = {f"{method} {outcome}": n for (method, outcome), n in bot.journal.counts.items()}
    return {"calls": calls, "counts": counts}


def read_state(bot: Bot) -> Json:
    """Updates that wait, whether a poll waits for more, and what the bot has said of itself."""
    commands = [
        {"scope": scope, "language": language, "commands": commands}
        for (scope, language), commands in bot.profile.commands.items()
    ]
    return {
        "polling": bot.updates.polls > 0,
        "pending": [update.number for update in bot.updates.pending],
        "commands": commands,
        "descriptions": bot.profile.descriptions,
        "menu_buttons": bot.profile.menu_buttons,
    }


def _whole(entry: Entry) -> Json:
    return {
        "sequence": entry.sequence,
        "method": entry.method,
        "outcome": entry.outcome,
        "status": entry.status,
        "at": instant(entry.at),
        "arguments": entry.arguments,
        "message_id": entry.message_id,
    }
