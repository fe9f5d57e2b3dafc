"""The tick's work: plan what is due, as much of it as can soon be sent."""

import logging
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from bot.core import Core
from bot.transactions import Chore
from habits.storage import outbox
from habits.storage.engine import UNAVAILABLE

log = logging.getLogger(__name__)

#: What is to be done before what is due at an instant is planned, for so many members at most.
Before = Callable[[Connection, datetime, int], Sequence[Chore]]
#: Plans what is due at an instant, for so many members at most; answers for how many.
Due = Callable[[Connection, datetime, int], int]

#: How many seconds of sending may be planned ahead: what lies beyond stays in the agenda.
AHEAD = 2
#: How many members are decided upon in one transaction.
BATCH = 50


class Agenda:
    """Turns what is due into messages."""

    def __init__(
        self, core: Core, before: Before, due: Due, rate: float, planned: Callable[[], None]
    ) -> None:
        self._before = before
        self._due = due
        self._most = max(1, int(AHEAD * rate))
        self._core = core
        self._planned = planned

    async def tick(self) -> None:
        """Plan until nothing is due, or enough is planned."""
        try:
            while await self._planned_some():
                self._planned()
        except UNAVAILABLE:
            log.warning("the database cannot be used: what is due waits")

    async def _planned_some(self) -> bool:
        transactions = self._core.transactions
        await transactions.write_each(await transactions.read(self._chores))
        return await transactions.write(self._batch) > 0

    def _chores(self, conn: Connection) -> Sequence[Chore]:
        return self._before(conn, self._core.clock.now(), BATCH)

    def _batch(self, conn: Connection) -> int:
        now = self._core.clock.now()
        room = self._most - outbox.waiting(conn, now, self._most)
        return self._due(conn, now, min(room, BATCH)) if room > 0 else 0
