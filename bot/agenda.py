"""The tick's work: plan what is due, as much of it as can soon be sent."""

import logging
from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Connection

from bot.core import Core
from habits.storage import outbox
from habits.storage.engine import UNAVAILABLE

log = logging.getLogger(__name__)

#: Plans what is due at an instant, for so many members at most; answers for how many.
Due = Callable[[Connection, datetime, int], int]

#: How many seconds of sending may be planned ahead: what lies beyond stays in the agenda.
AHEAD = 2
#: How many members are decided upon in one transaction.
BATCH = 50


class Agenda:
    """Turns what is due into messages."""

    def __init__(self, core: Core, due: Due, rate: float, planned: Callable[[], None]) -> None:
        self._due = due
        self._most = max(1, int(AHEAD * rate))
        self._core = core
        self._planned = planned

    async def tick(self) -> None:
        """Plan until nothing is due, or enough is planned."""
        try:
            while await self._core.transactions.write(self._batch):
                self._planned()
        except UNAVAILABLE:
            log.warning("the database cannot be used: what is due waits")

    def _batch(self, conn: Connection) -> int:
        now = self._core.clock.now()
        room = self._most - outbox.waiting(conn, now, self._most)
        return self._due(conn, now, min(room, BATCH)) if room > 0 else 0
