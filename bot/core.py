"""What every part of the edge works with."""

from dataclasses import dataclass

from bot.clock import Clock
from bot.line import Line
from bot.telegram import Telegram
from bot.transactions import Transactions
from bot.worker import Worker


@dataclass(frozen=True, slots=True)
class Core:
    """The parts that are the same for all: whose bot, what time, which database, which line."""

    bot: int
    clock: Clock
    transactions: Transactions
    telegram: Telegram
    line: Line
    worker: Worker
