"""Databases to measure on: as durable as those of a bot that runs, on the disk."""

import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from habits.storage.engine import make_engine
from habits.storage.migrations import upgrade
from tests import postgres

#: Makes a database with the newest schema, and answers its URL.
Fresh = Callable[[], str]


@contextmanager
def databases() -> Iterator[Mapping[str, Fresh]]:
    """Answer, by the name of its kind, what makes databases; they are gone after the block."""
    with (
        tempfile.TemporaryDirectory(prefix="fifteen-bench-") as folder,
        postgres.running(durable=True) as server,
    ):

        def file() -> str:
            number = len(list(Path(folder).glob("*.db")))
            return with_schema(f"sqlite:///{folder}/{number}.db")

        yield {
            "SQLite": file,
            "PostgreSQL": lambda: with_schema(server.url(server.create())),
        }


def with_schema(url: str) -> str:
    """Bring a database to the newest schema, and answer its URL."""
    engine = make_engine(url)
    upgrade(engine)
    engine.dispose()
    return url
