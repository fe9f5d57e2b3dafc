"""Messages on their way: in, out, the workers that carry them, and how fast they may go out."""

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from habits.storage.tables.base import Id, Instant, Json, metadata, partial_index

worker = Table(
    "worker",
    metadata,
    Column("id", String(32), primary_key=True),
    Column("started_at", Instant, nullable=False),
    Column("beats", Integer, nullable=False),
    # Seconds between the last good poll and the last beat; NULL until a poll was good.
    Column("polled", Float),
)

inbox = Table(
    "inbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("bot", BigInteger, nullable=False),
    Column("update_id", BigInteger, nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("payload", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("worker", String(32)),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    Column("handled_at", Instant),
    UniqueConstraint("bot", "update_id"),
    sqlite_autoincrement=True,
)

_open_update = inbox.c.handled_at.is_(None)
partial_index("ix_inbox_waiting", _open_update & inbox.c.worker.is_(None), inbox.c.bot, inbox.c.id)
partial_index("ix_inbox_chat", _open_update, inbox.c.bot, inbox.c.chat, inbox.c.id)
Index(None, inbox.c.received_at)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Id, primary_key=True),
    Column("chat", BigInteger, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("body", Json, nullable=False),
    Column("priority", Integer, nullable=False),
    Column("not_before", Instant),
    Column("not_after", Instant),
    Column("purpose", String(32)),
    Column("reference", Json),
    Column("replaces", BigInteger),
    Column("planned_at", Instant, nullable=False),
    Column("state", String(16), nullable=False),
    Column("fence", Integer, nullable=False),
    Column("worker", String(32)),
    Column("attempts", Integer, nullable=False),
    Column("error", Text),
    # What the other side calls the message; an edit of it needs this number.
    Column("message", BigInteger),
    Column("settled_at", Instant),
    sqlite_autoincrement=True,
)

_open_message = outbox.c.settled_at.is_(None)
partial_index(
    "ix_outbox_waiting",
    _open_message & outbox.c.worker.is_(None),
    outbox.c.priority,
    outbox.c.id,
)
partial_index("ix_outbox_chat", _open_message, outbox.c.chat, outbox.c.id)
partial_index(
    "ix_outbox_picture",
    (outbox.c.kind == "picture") & outbox.c.message.is_not(None),
    outbox.c.chat,
    outbox.c.message,
)
Index(None, outbox.c.planned_at)

send_budget = Table(
    "send_budget",
    metadata,
    Column("bot", BigInteger, primary_key=True, autoincrement=False),
    # When the next message may go, in seconds of a clock that only goes forward.
    Column("free_from", Float, nullable=False),
)
