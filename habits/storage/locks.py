"""One running bot a SQLite file."""

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Engine

from habits.storage.engine import DatabaseUnavailable


@contextmanager
def sole_use(engine: Engine) -> Iterator[None]:
    """Hold the SQLite file for this process; on PostgreSQL many may run, and nothing is held.

    The lock is on a file beside the database: SQLite's own locks would be dropped with it.

    Raises:
        DatabaseUnavailable: when another process holds the file, or it cannot be written beside.
    """
    if engine.dialect.name != "sqlite":
        yield
        return
    path = Path(f"{engine.url.database}.lock")
    try:
        lock = path.open("a")
    except OSError as refused:
        raise DatabaseUnavailable(f"{path}: {refused.strerror}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise DatabaseUnavailable(f"{engine.url.database} is in use by another run") from None
        yield
