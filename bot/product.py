"""What the edge must know of what the bot does."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from bot.agenda import Before, Due
from bot.context import FifteenApplication
from bot.outbox import Drawings, Settled
from habits.storage.outbox import Draft


@dataclass(frozen=True, slots=True)
class Product:
    """What the edge is given.

    Attributes:
        register: adds the handlers, the last of which takes whatever is left.
        before: answers what is to be done before what is due is planned.
        due: plans what is due.
        next_due: answers when something is due next.
        settled: told of every message that is settled.
        drawings: draw the pictures that bodies describe.
        sorry: what the person in a chat is told whose message could not be worked.
    """

    register: Callable[[FifteenApplication], None]
    before: Before
    due: Due
    next_due: Callable[[Connection], datetime | None]
    settled: Settled
    drawings: Drawings
    sorry: Callable[[int], Sequence[Draft]]
