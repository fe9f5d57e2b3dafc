"""Work on the database: whole, together where it waits together, and never half."""

import asyncio
import threading
from collections.abc import AsyncIterator, Callable

import pytest
from sqlalchemy import Column, Connection, Integer, MetaData, Table, insert, select, text, update

from bot.transactions import Transactions
from habits.storage.engine import make_engine

numbers = Table(
    "numbers", MetaData(), Column("id", Integer, primary_key=True), Column("value", Integer)
)


@pytest.fixture
async def transactions(database_url: str) -> AsyncIterator[Transactions]:
    engine = make_engine(database_url)
    numbers.create(engine)
    running = Transactions(engine)
    running.start()
    yield running
    await running.stop()
    engine.dispose()


def adding(number: int) -> Callable[[Connection], int]:
    def work(conn: Connection) -> int:
        conn.execute(insert(numbers), {"id": number, "value": 0})
        return number

    return work


def failing(conn: Connection) -> None:
    conn.execute(insert(numbers), {"id": 1000, "value": 0})
    raise LookupError("no")


def everything(conn: Connection) -> list[int]:
    return list(conn.execute(select(numbers.c.id).order_by(numbers.c.id)).scalars())


async def test_what_work_answers_is_answered_once_it_is_committed(
    transactions: Transactions,
) -> None:
    assert await transactions.write(adding(7)) == 7
    assert await transactions.read(everything) == [7]


async def test_work_that_fails_leaves_nothing_and_says_why(transactions: Transactions) -> None:
    with pytest.raises(LookupError):
        await transactions.write(failing)
    assert await transactions.read(everything) == []


async def test_of_many_that_wait_together_only_those_that_fail_leave_nothing(
    transactions: Transactions,
) -> None:
    jobs = [transactions.write(failing if n % 3 == 0 else adding(n)) for n in range(60)]
    results = await asyncio.gather(*jobs, return_exceptions=True)
    assert [isinstance(one, LookupError) for one in results] == [n % 3 == 0 for n in range(60)]
    assert await transactions.read(everything) == [n for n in range(60) if n % 3]


async def test_an_increment_is_never_lost(transactions: Transactions) -> None:
    def increment(conn: Connection) -> None:
        row = select(numbers.c.value).where(numbers.c.id == 1).with_for_update()
        value = conn.execute(row).scalar_one()
        conn.execute(update(numbers).where(numbers.c.id == 1).values(value=value + 1))

    await transactions.write(adding(1))
    await asyncio.gather(*(transactions.write(increment) for _ in range(100)))
    values = await transactions.read(
        lambda conn: conn.execute(select(numbers.c.value)).scalars().all()
    )
    assert values == [100]


async def test_a_commit_that_fails_fails_every_job_of_its_group(
    transactions: Transactions, database_url: str
) -> None:
    if not database_url.startswith("sqlite"):
        pytest.skip("a deferred foreign key is the plainest way, and SQLite's pragma makes one")

    def dangling(conn: Connection) -> None:
        conn.execute(text("PRAGMA defer_foreign_keys = ON"))
        conn.execute(text("CREATE TABLE child (number INTEGER REFERENCES numbers (id))"))
        conn.execute(text("INSERT INTO child VALUES (4711)"))

    begun, held = threading.Event(), threading.Event()

    def holding(_conn: Connection) -> None:
        begun.set()
        held.wait(10)

    first = asyncio.create_task(transactions.write(holding))
    await asyncio.to_thread(begun.wait, 10)
    jobs = [transactions.write(dangling), transactions.write(adding(3))]
    waiting = [asyncio.create_task(job) for job in jobs]
    await asyncio.sleep(0)
    held.set()
    await first
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert [isinstance(one, Exception) for one in results] == [True, True]
    assert await transactions.read(everything) == []


async def test_work_that_others_keep_choosing_as_the_victim_of_a_deadlock_ends_well(
    transactions: Transactions, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("one writer cannot deadlock")
    both = threading.Barrier(2)
    met = threading.local()

    def crosswise(first: int, second: int) -> Callable[[Connection], None]:
        def work(conn: Connection) -> None:
            bump(conn, first)
            if not getattr(met, "once", False):
                met.once = True
                both.wait(10)
            bump(conn, second)

        return work

    def bump(conn: Connection, number: int) -> None:
        row = update(numbers).where(numbers.c.id == number)
        conn.execute(row.values(value=numbers.c.value + 1))

    await transactions.write(lambda conn: (adding(1)(conn), adding(2)(conn)))
    await asyncio.gather(transactions.write(crosswise(1, 2)), transactions.write(crosswise(2, 1)))
    values = await transactions.read(
        lambda conn: conn.execute(select(numbers.c.value)).scalars().all()
    )
    assert values == [2, 2]


async def test_a_connection_that_the_server_cut_is_replaced(
    transactions: Transactions, database_url: str
) -> None:
    if database_url.startswith("sqlite"):
        pytest.skip("a file has no connections to cut")
    await transactions.write(adding(1))
    engine = make_engine(database_url)
    with engine.begin() as conn:
        conn.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )
        )
    engine.dispose()
    await asyncio.gather(*(transactions.write(adding(number)) for number in range(2, 200)))
    assert await transactions.read(everything) == list(range(1, 200))


async def test_a_reader_waits_for_no_writer(transactions: Transactions) -> None:
    begun, held = threading.Event(), threading.Event()

    def slow(conn: Connection) -> None:
        adding(1)(conn)
        begun.set()
        held.wait(10)

    writing = asyncio.create_task(transactions.write(slow))
    await asyncio.to_thread(begun.wait, 10)
    assert await transactions.read(everything) == []
    held.set()
    await writing


async def test_what_was_handed_in_is_finished_before_the_threads_end(database_url: str) -> None:
    engine = make_engine(database_url)
    numbers.create(engine)
    running = Transactions(engine)
    running.start()
    jobs = [asyncio.create_task(running.write(adding(n))) for n in range(50)]
    await asyncio.sleep(0)
    await running.stop()
    assert await asyncio.gather(*jobs) == list(range(50))
    engine.dispose()
