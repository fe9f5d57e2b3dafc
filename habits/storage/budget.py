"""How many messages may go out now, over all processes: a generic cell rate algorithm."""

from sqlalchemy import Connection, bindparam, extract, func, insert, select, update

from habits.storage.tables.messages import send_budget

#: Messages may run this many seconds ahead of an even pace, and one may always go.
AHEAD = 0.05
_FAR = 2.0

_TAKE = (
    update(send_budget)
    .where(send_budget.c.bot == bindparam("which"))
    .values(free_from=bindparam("free"))
)
_FREE_FROM = (
    select(send_budget.c.free_from)
    .where(send_budget.c.bot == bindparam("which"))
    .with_for_update(key_share=True)
)
_DATABASE_CLOCK = select(extract("epoch", func.clock_timestamp()))


def available(conn: Connection, bot: int, rate: float, monotonic: float) -> tuple[int, float]:
    """Answer how many messages may go now at `rate` a second, and from when the next is counted.

    The pace is one for all processes on PostgreSQL, whose own clock it uses; on SQLite there is
    one process, and `monotonic` (seconds) is used. The bot's row stays locked until the end of
    the transaction. Hand the second number to `take`.
    """
    now = _seconds(conn, monotonic)
    free_from = conn.execute(_FREE_FROM, {"which": bot}).scalar()
    if free_from is None:
        conn.execute(insert(send_budget).values(bot=bot, free_from=now))
        free_from = now
    # A clock that started again, or was set back, must not make anything wait.
    start = now if free_from > now + _FAR else max(now, free_from)
    return int((now + max(AHEAD, 1 / rate) - start) * rate + 1e-6), start


def take(conn: Connection, bot: int, rate: float, start: float, count: int) -> None:
    """Record that `count` messages go, at `rate` a second from `start`, as `available` said."""
    conn.execute(_TAKE, {"which": bot, "free": start + count / rate})


def _seconds(conn: Connection, monotonic: float) -> float:
    if conn.dialect.name == "sqlite":
        return monotonic
    return float(conn.execute(_DATABASE_CLOCK).scalar_one())
