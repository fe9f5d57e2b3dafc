"""What tests of every folder share: databases, each fresh, on SQLite and on PostgreSQL."""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from habits.storage.engine import make_engine
from habits.storage.migrations import upgrade
from tests.postgres import PostgresMissing, Server, running

FreshDatabase = Callable[[], str]

#: Tests wait for processes and servers half of their time, and each worker has a PostgreSQL.
WORKERS_A_CORE, MOST_WORKERS = 2, 8


def pytest_xdist_auto_num_workers() -> int:
    """Answer how many workers `-n auto` stands for."""
    return min(WORKERS_A_CORE * (os.cpu_count() or 1), MOST_WORKERS)


def with_schema(url: str) -> str:
    """Bring the database at `url` to the newest schema, leave no connection, answer `url`."""
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    return url


@pytest.fixture(scope="session")
def postgres(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A running PostgreSQL, the same for the whole session."""
    try:
        # tests.faults has that option, and kills in earnest with it.
        with running(durable=request.config.getoption("--durable", default=False)) as server:
            yield server
    except PostgresMissing as missing:
        if os.environ.get("CI"):
            pytest.fail(str(missing))
        pytest.skip(str(missing))


@pytest.fixture(scope="session")
def postgres_template(postgres: Server) -> str:
    """The name of a PostgreSQL database that holds the newest schema and nothing else."""
    name = postgres.create()
    with_schema(postgres.url(name))
    return name


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that holds the newest schema and nothing else."""
    path = tmp_path_factory.mktemp("template") / "fifteen.db"
    with_schema(f"sqlite:///{path}")
    return path


@pytest.fixture
def fresh_sqlite(sqlite_template: Path, tmp_path: Path) -> FreshDatabase:
    """Make SQLite files with the newest schema, one a call; answers their URLs."""

    def fresh() -> str:
        path = tmp_path / f"fifteen-{len(list(tmp_path.glob('fifteen-*.db')))}.db"
        shutil.copyfile(sqlite_template, path)
        return f"sqlite:///{path}"

    return fresh


@pytest.fixture
def fresh_postgres(postgres: Server, postgres_template: str) -> Iterator[FreshDatabase]:
    """Make PostgreSQL databases with the newest schema, one a call; answers their URLs."""
    made: list[str] = []

    def fresh() -> str:
        made.append(postgres.create(postgres_template))
        return postgres.url(made[-1])

    yield fresh
    for name in made:
        postgres.drop(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def fresh_database(request: pytest.FixtureRequest) -> FreshDatabase:
    """Make databases with the newest schema, one a call; the test runs once on each kind."""
    kind = {"sqlite": "fresh_sqlite", "postgresql": "fresh_postgres"}[request.param]
    fresh: FreshDatabase = request.getfixturevalue(kind)
    return fresh


@pytest.fixture
def database_url(fresh_database: FreshDatabase) -> str:
    """One fresh database with the newest schema; the test runs once on each kind."""
    return fresh_database()
