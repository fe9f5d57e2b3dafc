"""Engines for SQLite and PostgreSQL that behave alike."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    PoolProxiedConnection,
    create_engine,
    event,
    make_url,
)
from sqlalchemy.exc import (
    ArgumentError,
    DBAPIError,
    InterfaceError,
    NoSuchModuleError,
    OperationalError,
)

#: How many connections a process holds to PostgreSQL.
POOL_SIZE = 8

#: What a database raises that cannot be used now, and may be later.
UNAVAILABLE = (OperationalError, InterfaceError)

_PREPARE = "prepare_threshold"
_POSTGRESQL = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
# A server that is gone without a word is given up in seconds, so that stopping takes no longer.
# By their name our sessions are told from those of people who look at the database.
_DEFAULTS = {
    "application_name": "fifteen",
    "connect_timeout": 5,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 15_000,
}
_TAKEN_BACK = frozenset({"40001", "40P01"})
_SQLITE = frozenset({"sqlite", "sqlite+aiosqlite", "sqlite+pysqlite"})


class DatabaseUnavailable(Exception):
    """The database cannot be used. Its text is one line and holds no password."""


def parsed(url: str) -> URL:
    """Answer `url` with the driver that is used here.

    Raises:
        DatabaseUnavailable: when it is no URL, or names a database that is not supported.
    """
    try:
        made = make_url(url)
    except (ArgumentError, ValueError):
        raise DatabaseUnavailable("the database URL cannot be read") from None
    if made.drivername in _POSTGRESQL:
        return made.set(drivername="postgresql+psycopg")
    if made.drivername not in _SQLITE:
        raise DatabaseUnavailable(f"{made.drivername} is neither sqlite nor postgresql")
    if made.database in {None, "", ":memory:"}:
        raise DatabaseUnavailable("SQLite needs a file, such as sqlite:////var/lib/fifteen.db")
    return made.set(drivername="sqlite+pysqlite")


def make_engine(url: str) -> Engine:
    """Answer an engine for `url`; nothing is connected yet.

    A transaction on SQLite begins IMMEDIATE, so that a writer waits before it reads and never
    finds its reading stale; see `reading` for those that only read. `prepare_threshold=none` in
    the query of a PostgreSQL URL turns prepared statements off, as PgBouncer needs it.

    Raises:
        DatabaseUnavailable: as `parsed` does.
    """
    made = parsed(url)
    try:
        return _sqlite(made) if made.get_backend_name() == "sqlite" else _postgresql(made)
    except NoSuchModuleError as missing:
        raise DatabaseUnavailable(str(missing)) from None


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Give an engine for `url` that was seen to open; at the end its connections are closed.

    Raises:
        DatabaseUnavailable: as `parsed` and `check` do.
    """
    engine = make_engine(url)
    try:
        check(engine)
        yield engine
    finally:
        engine.dispose()


def reading(engine: Engine) -> Engine:
    """Answer `engine` for transactions that only read: on SQLite they wait for no writer."""
    made: Engine = engine.execution_options()
    if engine.dialect.name == "sqlite":
        event.listen(made, "begin", _begin_reading)
    return made


def check(engine: Engine) -> None:
    """Open one connection and close it.

    Raises:
        DatabaseUnavailable: when that fails, with the reason in one line.
    """
    try:
        with reading(engine).connect() as connection:
            connection.exec_driver_sql("SELECT 1")
            if engine.dialect.name == "sqlite":
                connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError as failed:
        reason = str(failed.orig).strip().splitlines() or [type(failed.orig).__name__]
        raise DatabaseUnavailable(
            f"{engine.url.render_as_string(hide_password=True)}: {reason[0]}"
        ) from None


def was_taken_back(error: DBAPIError) -> bool:
    """Answer whether the database undid the whole transaction, so that it can be run again.

    That is so for a deadlock, a serialization failure and a connection lost before COMMIT.
    """
    state = getattr(error.orig, "sqlstate", None)
    return error.connection_invalidated or state in _TAKEN_BACK


@contextmanager
def undone_by(conn: Connection, refusal: type[Exception]) -> Iterator[None]:
    """Leave nothing of the block when it raises `refusal`, which goes on.

    Whatever else it raises undoes the transaction around it anyway. SQLAlchemy's begin_nested
    gives each savepoint a name of its own, and pays for every one as for a new statement.
    """
    conn.exec_driver_sql("SAVEPOINT attempt")
    try:
        yield
    except refusal:
        conn.exec_driver_sql("ROLLBACK TO SAVEPOINT attempt")
        raise
    conn.exec_driver_sql("RELEASE SAVEPOINT attempt")


def _sqlite(url: URL) -> Engine:
    engine = create_engine(url)
    event.listen(engine, "connect", _prepare_sqlite)
    # An event "begin" would do it as well, and make every statement of the engine look for events.
    engine.dialect.do_begin = _begin_writing  # type: ignore[method-assign]
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:  # noqa: ANN401
    driver: sqlite3.Connection = connection
    driver.isolation_level = None
    for pragma in (
        "busy_timeout = 10000",
        "journal_mode = WAL",
        "synchronous = FULL",
        "foreign_keys = ON",
    ):
        driver.execute(f"PRAGMA {pragma}").close()


def _begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN")


def _begin_writing(dbapi_connection: PoolProxiedConnection) -> None:
    driver: Any = dbapi_connection.dbapi_connection
    if not driver.in_transaction:  # as it is where one that only reads has begun
        driver.execute("BEGIN IMMEDIATE").close()


def _postgresql(url: URL) -> Engine:
    arguments: dict[str, Any] = {
        name: value for name, value in _DEFAULTS.items() if name not in url.query
    }
    if _PREPARE in url.query:
        threshold = str(url.query[_PREPARE])
        arguments[_PREPARE] = int(threshold) if threshold.isdigit() else None
        url = url.difference_update_query([_PREPARE])
    engine = create_engine(url, pool_size=POOL_SIZE, connect_args=arguments)
    event.listen(engine, "connect", _prepare_postgresql)
    return engine


def _prepare_postgresql(connection: Any, _record: object) -> None:  # noqa: ANN401
    # A process frozen in mid-transaction must not keep its locks until somebody wakes it.
    connection.execute("SET SESSION idle_in_transaction_session_timeout = '10s'")
    connection.execute("SET SESSION TIME ZONE 'UTC'")
    connection.commit()
