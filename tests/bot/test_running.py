"""The whole bot as a process: how it stops, what it refuses to begin with, how it is asked."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.clock import SystemClock
from bot.health import health
from habits.storage.engine import DatabaseUnavailable, make_engine
from habits.storage.locks import sole_use
from tests.bot.running import LONGEST, Bench, eventually, said


@contextmanager
def process(bench: Bench, **more: str) -> Iterator[subprocess.Popen[str]]:
    """`fifteen run`, killed at the end if it still lives."""
    given = {
        "FIFTEEN_TELEGRAM_TOKEN": bench.bot.token,
        "FIFTEEN_TELEGRAM_API_URL": bench.api_url,
        "FIFTEEN_DATABASE_URL": bench.database_url,
        **more,
    }
    command = [sys.executable, "-m", "bot", "run"]
    with subprocess.Popen(command, env=os.environ | given, stderr=subprocess.PIPE, text=True) as it:
        try:
            yield it
        finally:
            it.kill()


@pytest.mark.parametrize("signalled", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "SIGINT"])
def test_told_to_stop_it_ends_well_and_in_time(bench: Bench, signalled: signal.Signals) -> None:
    with process(bench) as bot:
        ann = bench.friend()
        eventually(lambda: said(ann))
        bot.send_signal(signalled)
        assert bot.wait(10) == 0
    assert bench.rows("SELECT * FROM worker") == []


def test_what_flies_when_it_is_told_to_stop_lands_and_is_settled(sqlite_bench: Bench) -> None:
    with process(sqlite_bench) as bot:
        ann = sqlite_bench.friend()
        eventually(lambda: said(ann))
        sqlite_bench.bot.fault("slow", "sendMessage", seconds=3)
        ann.send("hello")
        eventually(lambda: len(said(ann)) == 2)
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(10) == 0
    assert sqlite_bench.rows("SELECT DISTINCT state FROM outbox") == [("sent",)]


def test_what_never_lands_does_not_keep_it_from_stopping_and_goes_again(
    sqlite_bench: Bench,
) -> None:
    with process(sqlite_bench) as bot:
        ann = sqlite_bench.friend()
        eventually(lambda: said(ann))
        sqlite_bench.bot.fault("slow", "sendMessage", seconds=25)
        ann.send("hello")
        eventually(lambda: len(said(ann)) == 2)
        bot.send_signal(signal.SIGTERM)
        assert bot.wait(10) == 0
    assert ("uncertain",) in sqlite_bench.rows("SELECT state FROM outbox WHERE worker IS NULL")


def test_it_is_healthy_while_it_runs_and_not_afterwards(sqlite_bench: Bench) -> None:
    with sqlite_bench.connected() as engine:
        with process(sqlite_bench) as bot:
            eventually(lambda: asyncio.run(health(engine, SystemClock())).is_good)
            bot.send_signal(signal.SIGTERM)
            bot.wait(10)
        assert not asyncio.run(health(engine, SystemClock())).is_running


def test_a_bot_that_was_killed_is_not_healthy(sqlite_bench: Bench) -> None:
    with sqlite_bench.connected() as engine:
        with process(sqlite_bench) as bot:
            eventually(lambda: sqlite_bench.rows("SELECT * FROM worker WHERE beats > 0"))
            bot.kill()
        assert not asyncio.run(health(engine, SystemClock())).is_running


def test_a_file_that_another_bot_uses_is_refused_in_one_line(sqlite_bench: Bench) -> None:
    engine = make_engine(sqlite_bench.database_url)
    with sole_use(engine), process(sqlite_bench) as bot:
        _, told = bot.communicate(timeout=LONGEST)
        assert bot.returncode == 2
    assert "in use" in told
    assert "Traceback" not in told
    with sole_use(engine), pytest.raises(DatabaseUnavailable), sole_use(engine):
        pass
    engine.dispose()
