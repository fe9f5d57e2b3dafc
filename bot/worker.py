"""This process as others see it: it beats, and buries those that no longer do."""

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import uuid4

from sqlalchemy import Connection

from bot.clock import Clock
from bot.transactions import Transactions
from habits.storage import workers
from habits.storage.engine import UNAVAILABLE

log = logging.getLogger(__name__)

#: Seconds between two beats.
BEAT = 2.0
#: Who has not beaten over so many looks, a beat apart, is dead.
LOOKS = 4
#: Seconds after its last beat in which a process may rely on what it claimed: less than it takes
#: the others to give it up, by the time that a call needs to begin.
FRESH = 6.0


@dataclass(slots=True)
class _Seen:
    beats: int
    looks: int = 0


class Worker:
    """Keeps this process's claims alive. No clocks are compared: beats are counted."""

    def __init__(self, clock: Clock, transactions: Transactions) -> None:
        self.id = uuid4().hex
        self._clock = clock
        self._transactions = transactions
        self._last_beat = float("-inf")
        self._seen: dict[str, _Seen] = {}
        self._poll_age: Callable[[], float | None] = lambda: None
        self._stopping = asyncio.Event()

    def watch(self, poll_age: Callable[[], float | None]) -> None:
        """Say with each beat how many seconds ago the last good poll was."""
        self._poll_age = poll_age

    def is_fresh(self) -> bool:
        """Answer whether no other process can have given this one up."""
        return self._clock.monotonic() - self._last_beat < FRESH

    async def start(self) -> None:
        """Make this process known. On SQLite there is no other: every claim is free.

        Waits for the database where it cannot be used.
        """
        while not self.is_fresh():
            beginning = self._clock.monotonic()
            try:
                await self._transactions.write(self._begin)
                self._last_beat = beginning
            except UNAVAILABLE:
                log.warning("the database cannot be used: the start waits")
                if await self._clock.wait(self._stopping, BEAT):
                    return

    async def run(self) -> None:
        """Make this process known, and beat until told to stop."""
        await self.start()
        while not await self._clock.wait(self._stopping, BEAT):
            try:
                await self.beat()
            except UNAVAILABLE:
                log.warning("the database cannot be used: no beat")

    async def guard(self) -> None:
        """End what frozen processes left in mid-transaction, until told to stop.

        Apart from the beats, which write: whoever writes may be waiting for just those sessions.
        """
        while not await self._clock.wait(self._stopping, BEAT):
            try:
                await self._transactions.read(_end_stalled)
            except UNAVAILABLE:
                continue  # the beats say it

    async def stop(self) -> None:
        """Give back all claims and be forgotten."""
        self._stopping.set()
        self._last_beat = float("-inf")
        try:
            await self._transactions.write(partial(workers.bury, dead=self.id))
        except UNAVAILABLE:
            log.warning("the database cannot be used: the claims stay until others free them")

    def _begin(self, conn: Connection) -> None:
        if conn.dialect.name == "sqlite":
            workers.bury_all(conn)
        workers.bury(conn, self.id)
        if not workers.is_known(conn, self.id):
            workers.register(conn, self.id, self._clock.now())

    async def beat(self) -> None:
        """Say that this process lives, and bury whoever has not beaten for some looks."""
        beginning = self._clock.monotonic()
        others = await self._transactions.write(self._look)
        self._last_beat = beginning
        self._seen = {one.id: self._seen.get(one.id, _Seen(one.beats)) for one in others}
        for one in others:
            if self._is_dead(one):
                log.warning("worker %s is dead: what it had claimed is free", one.id)
                await self._transactions.write(partial(workers.bury, dead=one.id))

    def _look(self, conn: Connection) -> list[workers.Worker]:
        if not workers.beat(conn, self.id, self._poll_age()):
            log.warning("this process was given up for dead, and begins again")
            workers.register(conn, self.id, self._clock.now())
        if conn.dialect.name == "sqlite":
            return []
        return [one for one in workers.each(conn) if one.id != self.id]

    def _is_dead(self, one: workers.Worker) -> bool:
        seen = self._seen[one.id]
        if seen.beats != one.beats:
            self._seen[one.id] = _Seen(one.beats)
            return False
        seen.looks += 1
        return seen.looks > LOOKS


def _end_stalled(conn: Connection) -> None:
    if conn.dialect.name != "sqlite" and (ended := workers.end_stalled(conn)):
        log.warning("%d sessions of a frozen process were ended", ended)
