"""One sandbox for all tests of a process; a bot of its own for each test."""

from collections.abc import Callable, Iterator

import pytest

from bot.sandbox.client.bot import SandboxBot
from bot.sandbox.client.sandbox import Sandbox, started
from tests.bot.running import Bench


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    """A running sandbox."""
    with started() as running:
        yield running


@pytest.fixture
def sandbox_bot(sandbox: Sandbox) -> Iterator[SandboxBot]:
    """A bot that nobody else knows."""
    bot = sandbox.bot()
    yield bot
    bot.drop()


@pytest.fixture
def sqlite_bench(
    sandbox: Sandbox, sandbox_bot: SandboxBot, fresh_sqlite: Callable[[], str]
) -> Bench:
    """The same on SQLite alone, for what has nothing to do with the database."""
    return Bench(sandbox.url, sandbox_bot, fresh_sqlite())


@pytest.fixture
def bench(sandbox: Sandbox, sandbox_bot: SandboxBot, database_url: str) -> Bench:
    """A bot, a database, and a product to run on them; on each kind of database."""
    return Bench(sandbox.url, sandbox_bot, database_url)
