"""One sandbox for the whole run, a fresh bot and database for each test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.sandbox.client import Sandbox, started
from tests.faults.audit import Account
from tests.faults.scene import Scene
from tests.faults.table import FIGURES, Record, row


@pytest.fixture(scope="session")
def sandbox() -> Iterator[Sandbox]:
    with started() as running:
        yield running


def _scene(sandbox: Sandbox, database: str, folder: Path) -> Iterator[Scene]:
    made = Scene(sandbox.bot(), database, folder, sandbox.url)
    yield made
    made.end()


@pytest.fixture
def scene(sandbox: Sandbox, database_url: str, tmp_path: Path) -> Iterator[Scene]:
    """Where faults happen, once on each kind of database."""
    yield from _scene(sandbox, database_url, tmp_path)


@pytest.fixture
def postgres_scene(
    sandbox: Sandbox, fresh_postgres: Callable[[], str], tmp_path: Path
) -> Iterator[Scene]:
    """The same on PostgreSQL alone, where two bots may run."""
    yield from _scene(sandbox, fresh_postgres(), tmp_path)


@pytest.fixture
def record(
    request: pytest.FixtureRequest, record_property: Callable[[str, object], None]
) -> Record:
    """Keep the figures of a run for the closing table."""
    database = request.node.callspec.id if hasattr(request.node, "callspec") else "postgresql"

    def keep(what: str, kills: int, account: Account) -> None:
        record_property(FIGURES, row(f"{what}, {database}", kills, account))

    return keep
