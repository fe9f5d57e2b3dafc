"""What a leader decided, was sent and logged, and the days that came of it."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from habits.storage.tables.base import Id, Instant, Json, metadata

decision = Table(
    "decision",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("subject", String(16), nullable=False, comment="zone, target, weekdays or times"),
    Column("value", String(64), nullable=False),
    Column("said_at", Instant, nullable=False),
    Column("said_on", Date, nullable=False),
    Column("holds_from", Date, nullable=False, comment="a zone holds at once, from said_at"),
    Index("ix_decision_member_id", "member_id"),
)

expectation = Table(
    "expectation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("purpose", Text, nullable=False, comment="in the leader's words; empty where chosen"),
    Column("measure", String(32), nullable=True),
    Column("number", Integer, nullable=True),
    Column("period", String(16), nullable=True),
    Column("said_at", Instant, nullable=False),
    Column("said_on", Date, nullable=False),
    Index("ix_expectation_member_id", "member_id"),
)

absence = Table(
    "absence",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("first", Date, nullable=False),
    Column("back_on", Date, nullable=True),
    Column("said_at", Instant, nullable=False),
    Column(
        "awaits_consent",
        Boolean,
        nullable=False,
        comment="it holds days that were over when it was said",
    ),
    Column("consented_by", ForeignKey("member.id"), nullable=True),
    Column("consented_at", Instant, nullable=True),
    Index("ix_absence_member_id", "member_id"),
)

prompt = Table(
    "prompt",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("zone", String(64), nullable=False),
    Column("planned_at", Instant, nullable=False),
    Column("sent_at", Instant, nullable=True),
    Column(
        "withheld",
        String(16),
        nullable=True,
        comment="why it did not go out, where the leader is the reason",
    ),
)

suggestion = Table(
    "suggestion",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("date", Date, primary_key=True, comment="the local date whose prompt it came with"),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("contact_id", ForeignKey("contact.id"), nullable=False),
    Index("ix_suggestion_contact_id", "contact_id"),
)

log = Table(
    "log",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("chat", BigInteger, nullable=False),
    Column("message", BigInteger, nullable=False),
    Column("date", Date, nullable=False, comment="the local date on which it was written"),
    Column("said_at", Instant, nullable=False),
    Column("text", Text, nullable=False),
    Column("answer_id", BigInteger, nullable=True, comment="the outbox row that answered it"),
    Column(
        "removed",
        Json,
        nullable=False,
        comment="keys of what it says and what is no conversation, as was said by hand",
    ),
    UniqueConstraint("chat", "message"),
    Index("ix_log_member_id", "member_id", "date"),
)

engagement = Table(
    "engagement",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False),
    Column("log_id", ForeignKey("log.id"), nullable=False),
    Column("position", Integer, nullable=False, comment="its place in the message, from 0"),
    Column("date", Date, nullable=False, comment="the local date that it is credited to"),
    Column("contact_id", ForeignKey("contact.id"), nullable=True),
    Column(
        "counts_as",
        ForeignKey("contact.id"),
        nullable=True,
        comment="the person whom that record stood for when it was named: counted once a day",
    ),
    Column("unsure", Boolean, nullable=False, comment="whom the name means is being asked"),
    Column("said_as", String(200), nullable=True, comment="the name or handle in the message"),
    Column("mended", Json, nullable=False, comment="what was put right by hand, which edits keep"),
    Column(
        "anonymous", Integer, nullable=False, comment="people without a name; 0 beside a contact"
    ),
    Column("platform", String(16), nullable=False),
    Column("audience", String(16), nullable=False),
    Column("minutes", Integer, nullable=True),
    Column("outcomes", Json, nullable=False),
    Column("note", Text, nullable=False),
    Column(
        "private",
        Boolean,
        nullable=False,
        comment="nobody but the author reads the note",
    ),
    Column("late", Boolean, nullable=False, comment="logged after the day had closed"),
    Column("logged_at", Instant, nullable=False),
    UniqueConstraint("log_id", "position"),
    CheckConstraint("(contact_id IS NULL) = (anonymous > 0)", name="contact_or_anonymous"),
    Index("ix_engagement_member_id", "member_id", "date"),
    Index("ix_engagement_contact_id", "contact_id"),
    Index("ix_engagement_counts_as", "counts_as"),
)

day = Table(
    "day",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("date", Date, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("target", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column(
        "holiday",
        String(200),
        nullable=True,
        comment="the public holiday, as it was known when the day closed",
    ),
    Column("streak", Integer, nullable=False),
    Column("freezes", Integer, nullable=False),
    Column("earned", Integer, nullable=False),
    Column("score", Float, nullable=False),
    Column("judged", Integer, nullable=False),
)
