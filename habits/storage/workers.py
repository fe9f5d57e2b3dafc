"""The processes that carry messages, and what becomes of what a dead one held."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, case, delete, insert, select, update

from habits.storage.tables.messages import inbox, outbox, worker

_BEAT = (
    update(worker)
    .where(worker.c.id == bindparam("me"))
    .values(beats=worker.c.beats + 1, polled=bindparam("poll_age"))
)
_EACH = select(worker.c.id, worker.c.beats, worker.c.polled)
_ALIVE = select(worker.c.id).where(worker.c.id == bindparam("me"))
_FREE_UPDATES = update(inbox).values(worker=None, fence=inbox.c.fence + 1)
_FREE_MESSAGES = update(outbox).values(
    worker=None,
    fence=outbox.c.fence + 1,
    # A call may have been under way: whether it was answered, nobody knows.
    state=case((outbox.c.state == "sending", "uncertain"), else_=outbox.c.state),
)


@dataclass(frozen=True, slots=True)
class Worker:
    """One process: how often it has said that it lives, and the age of its last good poll then."""

    id: str
    beats: int
    polled: float | None


def register(conn: Connection, me: str, now: datetime) -> None:
    """Make `me` known."""
    conn.execute(insert(worker).values(id=me, started_at=now, beats=0, polled=None))


def beat(conn: Connection, me: str, polled: float | None) -> bool:
    """Say that `me` lives and polled `polled` seconds ago; False when it was given up for dead."""
    return conn.execute(_BEAT, {"me": me, "poll_age": polled}).rowcount == 1


def is_known(conn: Connection, me: str) -> bool:
    """Answer whether `me` is registered, which ends when others find it dead."""
    return conn.execute(_ALIVE, {"me": me}).first() is not None


def each(conn: Connection) -> list[Worker]:
    """Answer every worker that is registered."""
    return [Worker(*row) for row in conn.execute(_EACH)]


def bury(conn: Connection, dead: str) -> None:
    """Free what `dead` had claimed, so that its late words no longer count, and forget it."""
    conn.execute(_FREE_UPDATES.where(inbox.c.handled_at.is_(None), inbox.c.worker == dead))
    conn.execute(_FREE_MESSAGES.where(outbox.c.settled_at.is_(None), outbox.c.worker == dead))
    conn.execute(delete(worker).where(worker.c.id == dead))


def bury_all(conn: Connection) -> None:
    """Free every claim there is, for a database that only one process may use."""
    conn.execute(_FREE_UPDATES.where(inbox.c.handled_at.is_(None), inbox.c.worker.is_not(None)))
    conn.execute(_FREE_MESSAGES.where(outbox.c.settled_at.is_(None), outbox.c.worker.is_not(None)))
    conn.execute(delete(worker))
