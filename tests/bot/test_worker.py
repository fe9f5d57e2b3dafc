"""A process that no longer beats is given up, and what it says afterwards counts for nothing."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from bot.clock import SystemClock
from bot.transactions import Transactions
from bot.worker import LOOKS, Worker
from habits.storage import inbox, outbox, workers
from habits.storage.inbox import Fenced, Received, State
from habits.storage.outbox import Draft, Outcome, Settlement
from tests.bot.running import core

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


class Stopwatch(SystemClock):
    """Monotonic seconds that pass when told to."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def monotonic(self) -> float:
        return self.seconds


@pytest.fixture
def make(fresh_postgres: Callable[[], str]) -> str:
    return fresh_postgres()


async def look(worker: Worker, times: int) -> None:
    for _ in range(times):
        await worker.beat()


async def test_claims_of_a_worker_that_stopped_beating_are_free_and_its_words_count_no_more(
    make: str,
) -> None:
    async with core(make) as parts:
        write = parts.transactions.write
        frozen, living = two_workers(parts.transactions)
        await frozen.start()
        await living.start()
        await write(lambda conn: inbox.receive(conn, 1, [Received(1, 7, "{}")], NOW))
        await write(lambda conn: outbox.plan(conn, Draft(8, "text", {}), NOW))
        (update,) = await write(lambda conn: inbox.claim(conn, 1, frozen.id, 5))
        (message,) = await write(lambda conn: outbox.claim(conn, frozen.id, 5, NOW, []))

        await look(living, LOOKS + 1)
        (again,) = await write(lambda conn: inbox.claim(conn, 1, living.id, 5))
        (anew,) = await write(lambda conn: outbox.claim(conn, living.id, 5, NOW, []))

        assert again.fence > update.fence
        assert anew.state == outbox.State.UNCERTAIN
        with pytest.raises(Fenced):
            await write(lambda conn: inbox.finish(conn, update, State.HANDLED, NOW))
        late = [Settlement(message, Outcome.SENT)]
        assert not await write(lambda conn: outbox.settle(conn, late, NOW))


async def test_a_worker_that_beats_now_and_then_is_alive(make: str) -> None:
    async with core(make) as parts:
        slow, living = two_workers(parts.transactions)
        await slow.start()
        await living.start()
        for _ in range(3):
            await look(living, LOOKS)
            assert await parts.transactions.read(lambda conn: workers.is_known(conn, slow.id))
            await slow.beat()


async def test_a_worker_that_was_given_up_begins_again(make: str) -> None:
    async with core(make) as parts:
        frozen, living = two_workers(parts.transactions)
        await frozen.start()
        await living.start()
        await look(living, LOOKS + 1)
        assert not await parts.transactions.read(lambda conn: workers.is_known(conn, frozen.id))
        await frozen.beat()
        assert await parts.transactions.read(lambda conn: workers.is_known(conn, frozen.id))


async def test_a_worker_relies_on_its_claims_only_while_nobody_can_have_given_it_up(
    database_url: str,
) -> None:
    async with core(database_url) as parts:
        clock = Stopwatch()
        worker = Worker(clock, parts.transactions)
        assert not worker.is_fresh()
        await worker.start()
        assert worker.is_fresh()
        clock.seconds += 7
        assert not worker.is_fresh()
        await worker.beat()
        assert worker.is_fresh()


async def test_on_sqlite_every_claim_is_free_at_the_start(fresh_sqlite: Callable[[], str]) -> None:
    async with core(fresh_sqlite()) as parts:
        write = parts.transactions.write
        killed, next_one = two_workers(parts.transactions)
        await killed.start()
        await write(lambda conn: outbox.plan(conn, Draft(8, "text", {}), NOW))
        await write(lambda conn: outbox.claim(conn, killed.id, 5, NOW, []))
        await next_one.start()
        (message,) = await write(lambda conn: outbox.claim(conn, next_one.id, 5, NOW, []))
        assert message.state == outbox.State.UNCERTAIN


async def test_a_worker_that_stops_gives_its_claims_back(database_url: str) -> None:
    async with core(database_url) as parts:
        write = parts.transactions.write
        leaving, staying = two_workers(parts.transactions)
        await leaving.start()
        await write(lambda conn: inbox.receive(conn, 1, [Received(1, 7, "{}")], NOW))
        await write(lambda conn: inbox.claim(conn, 1, leaving.id, 5))
        await leaving.stop()
        assert len(await write(lambda conn: inbox.claim(conn, 1, staying.id, 5))) == 1


def two_workers(transactions: Transactions) -> tuple[Worker, Worker]:
    return Worker(Stopwatch(), transactions), Worker(Stopwatch(), transactions)
