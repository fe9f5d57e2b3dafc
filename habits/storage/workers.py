"""The processes that carry messages, and what becomes of what a dead one held."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import (
    Connection,
    and_,
    bindparam,
    case,
    delete,
    exists,
    insert,
    select,
    text,
    update,
)

from habits.storage.tables.messages import inbox, outbox, worker

_ANYWHERE = 1 << 30
_BEAT = (
    update(worker)
    .where(worker.c.id == bindparam("me"))
    .values(beats=worker.c.beats + 1, polled=bindparam("poll_age"))
)
_EACH = select(worker.c.id, worker.c.beats, worker.c.polled)
_ALIVE = select(worker.c.id).where(worker.c.id == bindparam("me"))
_UPDATES_OF = and_(inbox.c.handled_at.is_(None), inbox.c.worker == bindparam("dead"))
_MESSAGES_OF = and_(outbox.c.settled_at.is_(None), outbox.c.worker == bindparam("dead"))
_FREE_UPDATES = update(inbox).values(worker=None, fence=inbox.c.fence + 1)
_FREE_MESSAGES = update(outbox).values(
    worker=None,
    fence=outbox.c.fence + 1,
    # A call may have been under way: whether it was answered, nobody knows.
    state=case((outbox.c.state == "sending", "uncertain"), else_=outbox.c.state),
)

_UPDATES_TO_FREE = select(inbox.c.id).where(_UPDATES_OF).with_for_update(skip_locked=True)
_MESSAGES_TO_FREE = select(outbox.c.id).where(_MESSAGES_OF).with_for_update(skip_locked=True)
_FORGET = delete(worker).where(
    worker.c.id == bindparam("dead"),
    ~exists().where(_UPDATES_OF),
    ~exists().where(_MESSAGES_OF),
)
# A program of ours that runs answers the server at once; one that has not for so long is frozen.
_END_STALLED = text("""
    SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity
    WHERE datname = current_database() AND usename = current_user
      AND application_name = current_setting('application_name')
      AND wait_event = 'ClientRead' AND state <> 'idle'
      AND state_change < clock_timestamp() - interval '6 seconds'
""")


@dataclass(frozen=True, slots=True)
class Worker:
    """One process: how often it has said that it lives, and the age of its last good poll then."""

    id: str
    beats: int
    polled: float | None


def register(conn: Connection, me: str, now: datetime) -> None:
    """Make `me` known."""
    # From anywhere: one that begins again must not look like the one that was given up.
    beats = secrets.randbelow(_ANYWHERE)
    conn.execute(insert(worker).values(id=me, started_at=now, beats=beats, polled=None))


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
    """Free what `dead` had claimed, so that its late words no longer count, and forget it.

    It waits for nobody: what a transaction still holds stays as it is, and `dead` stays known,
    so that it can be buried again.
    """
    conn.execute(_FREE_UPDATES.where(inbox.c.id.in_(_UPDATES_TO_FREE)), {"dead": dead})
    conn.execute(_FREE_MESSAGES.where(outbox.c.id.in_(_MESSAGES_TO_FREE)), {"dead": dead})
    conn.execute(_FORGET, {"dead": dead})


def end_stalled(conn: Connection) -> int:
    """End those of our sessions, with their locks, that a frozen process left in mid-transaction.

    PostgreSQL only; answers how many. The server's own limit does not end all of them: the flush
    with which psycopg closes an executemany stops the server's watch until the next statement.
    """
    return len(conn.execute(_END_STALLED).all())


def bury_all(conn: Connection) -> None:
    """Free every claim there is, for a database that only one process may use."""
    conn.execute(_FREE_UPDATES.where(inbox.c.handled_at.is_(None), inbox.c.worker.is_not(None)))
    conn.execute(_FREE_MESSAGES.where(outbox.c.settled_at.is_(None), outbox.c.worker.is_not(None)))
    conn.execute(delete(worker))
