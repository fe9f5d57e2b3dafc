"""What is due, what was said unasked, what is being asked, and what was reported."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from habits.storage.tables.base import Id, Instant, Json, metadata

agenda = Table(
    "agenda",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column(
        "slot",
        String(64),
        nullable=False,
        comment="a local date, or the Monday of a week and a team",
    ),
    Column("due_at", Instant, nullable=False),
    UniqueConstraint("member_id", "kind", "slot"),
    Index("ix_agenda_due_at", "due_at", "member_id"),
)

unasked = Table(
    "unasked",
    metadata,
    Column("account_id", ForeignKey("account.id"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    CheckConstraint("ordinal IN (1, 2)", name="two_a_day"),
)

question = Table(
    "question",
    metadata,
    Column("chat", BigInteger, primary_key=True, autoincrement=False),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("facts", Json, nullable=False),
    Column("message_id", BigInteger, nullable=True, comment="the outbox row that asks it"),
    Column("asked_at", Instant, nullable=False),
)

reflection = Table(
    "reflection",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("week", Date, primary_key=True, comment="the Monday that the week begins with"),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("question", Integer, nullable=False, comment="which of the questions it was"),
    Column("message_id", BigInteger, nullable=True, comment="the outbox row that asked it"),
    Column("answer", Text, nullable=True, comment="for nobody but who wrote it"),
    Column("asked_at", Instant, nullable=False),
    Column("answered_at", Instant, nullable=True),
)

summary = Table(
    "summary",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False, comment="the manager who gets it"),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("week", Date, nullable=False, comment="the Monday that the week begins with"),
    Column("model", Json, nullable=False, comment="what it said, as known when it was made"),
    Column("planned_at", Instant, nullable=False),
    Column(
        "waits",
        Boolean,
        nullable=False,
        comment="it found no room that day; the next prompt says so",
    ),
    Column("told_on", Date, nullable=True, comment="the local date whose prompt said so"),
    UniqueConstraint("member_id", "team_id", "week"),
)
