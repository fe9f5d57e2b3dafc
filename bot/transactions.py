"""Work on the database, whole transactions at a time, in threads of their own.

Jobs that wait together share a transaction, those that write each inside a savepoint of its own. A
future resolves only after the COMMIT, so whoever awaited it may tell the world.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from habits.storage.engine import reading, was_taken_back

log = logging.getLogger(__name__)

T = TypeVar("T")

#: How many jobs share a COMMIT at most: the first of them waits for the last.
GROUP = 64
#: How often a job is run when the database keeps choosing it as the victim.
ATTEMPTS = 5


@dataclass(slots=True, eq=False)
class _Job:
    work: Callable[[Connection], Any]
    order: int
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any] = field(init=False)
    result: Any = None
    error: BaseException | None = None

    def __post_init__(self) -> None:
        self.future = self.loop.create_future()

    def end(self) -> None:
        """Resolve the future, in the loop's thread."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


_Queue = SimpleQueue[_Job | None]


@dataclass(frozen=True, slots=True)
class Chore:
    """Work for a transaction of its own; `order` as in `Transactions.write`."""

    work: Callable[[Connection], object]
    order: int


class Transactions:
    """Runs work on the database: one writer and two readers on SQLite, eight threads on PostgreSQL.

    More of them are slower: they take turns at Python's one lock, and each turn costs.

    Work is run again when the database took it back, so it must have no effect but on its
    connection. It never commits.
    """

    def __init__(self, engine: Engine) -> None:
        writers, readers = (1, 2) if engine.dialect.name == "sqlite" else (6, 2)
        self._writes: _Queue = SimpleQueue()
        self._reads: _Queue = SimpleQueue()
        self._lanes = [_Lane(engine, self._writes, writers, _run_saved) for _ in range(writers)]
        engine = reading(engine)
        self._lanes += [_Lane(engine, self._reads, readers, _run_bare) for _ in range(readers)]

    def start(self) -> None:
        """Start the threads."""
        for lane in self._lanes:
            lane.start()

    async def stop(self) -> None:
        """Finish what was handed in, and end the threads."""
        for lane in self._lanes:
            lane.queue.put(None)
        await asyncio.to_thread(self._join)

    async def write(self, work: Callable[[Connection], T], order: int = 0) -> T:
        """Run `work` and commit; answer what it answered.

        Jobs that share a transaction run in ascending `order`. Give each the number of what it
        locks first (a chat), and no two groups lock the same things the other way round.

        Raises:
            Whatever `work` raises; nothing it did is left then.
            DBAPIError: when the database fails. If that was in the COMMIT, it may have happened.
        """
        return await self._hand_in(self._writes, work, order)

    async def write_each(self, chores: Sequence[Chore]) -> None:
        """Run and commit each of these by itself; one that fails is logged, and stops no other."""
        writing = (self.write(one.work, one.order) for one in chores)
        for ended in await asyncio.gather(*writing, return_exceptions=True):
            if isinstance(ended, BaseException):
                log.error("work that others go on without failed", exc_info=ended)

    async def read(self, work: Callable[[Connection], T]) -> T:
        """Run `work`, which only reads, on a state of the database; answer what it answered."""
        return await self._hand_in(self._reads, work, 0)

    async def _hand_in(self, queue: _Queue, work: Callable[[Connection], T], order: int) -> T:
        job = _Job(work, order, asyncio.get_running_loop())
        queue.put(job)
        result: T = await job.future
        return result

    def _join(self) -> None:
        for lane in self._lanes:
            lane.join()


class _Lane(threading.Thread):
    """One thread with one connection, that takes jobs from a queue it shares with `peers`.

    `run_one` runs a job that shares its transaction with others.
    """

    def __init__(
        self, engine: Engine, queue: _Queue, peers: int, run_one: Callable[[Connection, _Job], None]
    ) -> None:
        super().__init__(daemon=True, name="transactions")
        self.queue = queue
        self._engine = engine
        self._peers = peers
        self._run_one = run_one

    def run(self) -> None:
        """Work until told to stop."""
        while group := self._next_group():
            self._run_group(group)
            with suppress(RuntimeError):  # a loop that was closed awaits nothing
                group[0].loop.call_soon_threadsafe(_end, group)

    def _next_group(self) -> list[_Job]:
        first = self.queue.get()
        if first is None:
            return []
        group = [first]
        with suppress(Empty):
            for _ in range(min(self.queue.qsize() // self._peers, GROUP - 1)):
                job = self.queue.get_nowait()
                if job is None:
                    self.queue.put(None)
                    break
                group.append(job)
        return sorted(group, key=lambda job: job.order)

    def _run_group(self, group: Sequence[_Job]) -> None:
        if len(group) == 1:
            self._run_alone(group[0])
            return
        try:
            with self._engine.connect() as connection:
                self._run_together(connection, group)
        except _TakenBack:
            for job in group:
                self._run_alone(job)
        except Exception as error:  # noqa: BLE001  # whoever awaits each job hears of it
            for job in group:
                job.error = error

    def _run_together(self, connection: Connection, group: Sequence[_Job]) -> None:
        with connection.begin():
            for job in group:
                self._run_one(connection, job)

    def _run_alone(self, job: _Job) -> None:
        for _ in range(ATTEMPTS):
            try:
                with self._engine.connect() as connection, connection.begin():
                    job.result = _watched(job.work, connection)
            except _TakenBack as taken:
                job.error = taken.__cause__
            except Exception as error:  # noqa: BLE001  # whoever awaits the job hears of it
                job.error = error
                return
            else:
                job.error = None
                return


class _TakenBack(Exception):
    """The database undid the whole transaction; its cause says why. Nothing was committed."""


def _watched(work: Callable[[Connection], T], connection: Connection) -> T:
    try:
        return work(connection)
    except DBAPIError as error:
        if was_taken_back(error):
            raise _TakenBack from error
        raise


def _run_saved(connection: Connection, job: _Job) -> None:
    _watched(_saying("SAVEPOINT job"), connection)
    try:
        job.result = _watched(job.work, connection)
    except _TakenBack:
        raise
    except Exception as error:  # noqa: BLE001  # whoever awaits the job hears of it
        _watched(_saying("ROLLBACK TO SAVEPOINT job"), connection)
        job.error = error
    _watched(_saying("RELEASE SAVEPOINT job"), connection)


def _run_bare(connection: Connection, job: _Job) -> None:
    """Run a job that only reads. Where one fails, each of its group runs again, alone."""
    try:
        job.result = job.work(connection)
    except Exception as error:
        raise _TakenBack from error


def _saying(statement: str) -> Callable[[Connection], object]:
    return lambda connection: connection.exec_driver_sql(statement)


def _end(group: Sequence[_Job]) -> None:
    for job in group:
        job.end()
