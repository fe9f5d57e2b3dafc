"""Bring a database to the newest schema, whatever it holds."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from habits.storage.engine import DatabaseUnavailable, opened

_LOCK = 1_515_151_515


class BrokenReferences(Exception):
    """A migration left rows that refer to nothing; it was rolled back."""


def upgrade(engine: Engine, revision: str = "head") -> None:
    """Bring the database up to `revision`; others that try at the same time wait.

    A SQLite file that holds something is copied beside itself first.

    Raises:
        BrokenReferences: when rows that refer to nothing are left; nothing has changed then.
        DatabaseUnavailable: when a newer Fifteen has changed it already; nothing has changed then.
    """
    with _alone(engine) as connection:
        scripts = ScriptDirectory.from_config(configuration(connection))
        current = MigrationContext.configure(connection).get_current_heads()
        _refuse_newer(scripts, current)
        wanted = scripts.get_revision(revision)
        if (wanted.revision,) != current:
            _back_up(connection, "-".join(current))
            command.upgrade(configuration(connection), revision)


def _refuse_newer(scripts: ScriptDirectory, current: tuple[str, ...]) -> None:
    known = {script.revision for script in scripts.walk_revisions()}
    if not known.issuperset(current):
        raise DatabaseUnavailable(
            f"a newer Fifteen has changed it (revision {'-'.join(current)}); run that one, or go back "
            "to the copy that it made before"
        )


def downgrade(engine: Engine, revision: str) -> None:
    """Bring the database down to `revision` ("base" is nothing); raises as `upgrade` does."""
    with _alone(engine) as connection:
        command.downgrade(configuration(connection), revision)


def configuration(connection: Connection) -> Config:
    """Answer what Alembic needs to work on `connection`, inside its transaction."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


@contextmanager
def _alone(engine: Engine) -> Iterator[Connection]:
    if engine.dialect.name == "postgresql":
        with engine.begin() as connection:
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")
            yield connection
        return
    url = engine.url.render_as_string(hide_password=False)
    with opened(url) as ours, closing(ours.connect()) as connection:
        # Rebuilding a table drops it for a moment: with foreign keys on, its children go too.
        # SQLite hears of that only outside a transaction.
        connection.connection.cursor().execute("PRAGMA foreign_keys = OFF")
        with connection.begin():
            yield connection
            _check_references(connection)


def _check_references(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        tables = ", ".join(sorted({str(row[0]) for row in broken}))
        raise BrokenReferences(f"rows that refer to nothing in {tables}")


def _back_up(connection: Connection, revision: str) -> None:
    if connection.dialect.name != "sqlite" or not revision:
        return
    path = Path(str(connection.engine.url.database))
    copy = path.with_name(f"{path.name}.before-leaving-{revision}")
    with closing(sqlite3.connect(path)) as source, closing(sqlite3.connect(copy)) as target:
        source.backup(target)
