"""Two databases that behave alike, and say in one line what is wrong."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import Column, Integer, MetaData, Table, insert, select, text
from sqlalchemy.exc import IntegrityError, StatementError

from habits.storage.engine import DatabaseUnavailable, check, make_engine, parsed, reading
from habits.storage.tables.base import Instant

moments = Table(
    "moments", MetaData(), Column("id", Integer, primary_key=True), Column("at", Instant)
)


@pytest.mark.parametrize(
    ("given", "meant"),
    [
        ("sqlite:////var/fifteen.db", "sqlite+pysqlite"),
        ("sqlite+aiosqlite:////var/fifteen.db", "sqlite+pysqlite"),
        ("postgres://me:secret@db/fifteen", "postgresql+psycopg"),
        ("postgresql://me:secret@db/fifteen", "postgresql+psycopg"),
        ("postgresql+psycopg://me:secret@db/fifteen", "postgresql+psycopg"),
    ],
)
def test_every_common_way_to_name_a_database_is_understood(given: str, meant: str) -> None:
    assert parsed(given).drivername == meant


@pytest.mark.parametrize(
    "given",
    [
        "mysql://me:secret@db/fifteen",
        "postgresql+asyncpg://me:secret@db/fifteen",
        "sqlite://",
        "sqlite:///:memory:",
        "secret",
        "postgresql://me:secret@db:nonsense/fifteen",
    ],
)
def test_what_cannot_be_used_is_refused_without_showing_it(given: str) -> None:
    with pytest.raises(DatabaseUnavailable) as refused:
        make_engine(given)
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    "url",
    [
        "sqlite:////no/such/folder/fifteen.db",
        "sqlite:///{folder}",
        "sqlite:///{text}",
        "postgresql://me:secret@127.0.0.1:1/fifteen",
    ],
    ids=["no folder", "a folder", "no database", "no server"],
)
def test_a_database_that_cannot_be_opened_is_told_in_one_line(url: str, tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("This is no database at all. " * 100)
    engine = make_engine(url.format(folder=tmp_path, text=words))
    with pytest.raises(DatabaseUnavailable) as refused:
        check(engine)
    engine.dispose()
    assert "secret" not in str(refused.value)
    assert "\n" not in str(refused.value)


def test_prepared_statements_can_be_turned_off_for_pgbouncer(postgres_url: str) -> None:
    engine = make_engine(f"{postgres_url}&prepare_threshold=none")
    with engine.connect() as conn:
        assert conn.connection.driver_connection.prepare_threshold is None  # type: ignore[union-attr]
    engine.dispose()


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest) -> str:
    url: str = request.getfixturevalue("fresh_postgres")()
    return url


def test_an_instant_is_kept_whatever_zone_it_was_given_in(database_url: str) -> None:
    engine = make_engine(database_url)
    moments.create(engine)
    given = datetime(2026, 3, 2, 8, 30, 0, 123456, tzinfo=timezone(timedelta(hours=-5)))
    with engine.begin() as conn:
        conn.execute(insert(moments), {"id": 1, "at": given})
    with engine.connect() as conn:
        kept = conn.execute(select(moments.c.at)).scalar_one()
        found = conn.execute(select(moments.c.id).where(moments.c.at == given)).scalar_one()
    engine.dispose()
    assert (kept, kept.tzinfo, found) == (given, UTC, 1)


def test_a_naive_moment_is_refused(database_url: str) -> None:
    engine = make_engine(database_url)
    moments.create(engine)
    naive = datetime(2026, 3, 2, 8, 30)  # noqa: DTZ001  # that is the point
    with pytest.raises(StatementError, match="naive"), engine.begin() as conn:
        conn.execute(insert(moments), {"id": 1, "at": naive})
    engine.dispose()


def test_sqlite_keeps_what_it_promises(fresh_sqlite: Callable[[], str]) -> None:
    engine = make_engine(fresh_sqlite())
    with engine.connect() as conn:
        kept = [
            conn.execute(text(f"PRAGMA {name}")).scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
    engine.dispose()
    assert kept == ["wal", 2, 1, 10_000]


def test_on_sqlite_a_transaction_has_the_pen_before_it_reads_and_a_reader_needs_none(
    fresh_sqlite: Callable[[], str],
) -> None:
    engine = make_engine(fresh_sqlite())
    with engine.connect() as writer, reading(engine).connect() as reader:
        reader.execute(text("PRAGMA user_version")).all()
        writer.execute(text("SELECT 1")).all()
        other = sqlite3.connect(str(engine.url.database), timeout=0)
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            other.execute("BEGIN IMMEDIATE")
        other.close()
        assert reader.execute(text("SELECT 1")).scalar_one() == 1
    engine.dispose()


def test_a_row_that_refers_to_nothing_is_refused(database_url: str) -> None:
    engine = make_engine(database_url)
    with pytest.raises(IntegrityError), engine.begin() as conn:
        conn.execute(
            text("INSERT INTO team (id, organisation_id, name) VALUES (1, 4711, 'nowhere')")
        )
    engine.dispose()
