"""Who there is: organisations, their teams and members, the accounts behind them, and the links that let people in."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    String,
    Table,
    UniqueConstraint,
    text,
)

from habits.storage.tables.base import Id, Instant, metadata

organisation = Table(
    "organisation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("name", String(200), nullable=False),
    Column("zone", String(64), nullable=False),
    Column(
        "policy",
        String(16),
        nullable=False,
        comment="whether managers read notes: private or notes",
    ),
    Column("created_at", Instant, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "chat",
        BigInteger,
        nullable=False,
        unique=True,
        comment="the private chat in which the person is reached",
    ),
    Column("name", String(200), nullable=False),
    Column("language", String(35), nullable=True),
    Column("blocked_at", Instant, nullable=True, comment="since when nothing can be sent there"),
    Column("created_at", Instant, nullable=False),
)

team = Table(
    "team",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("name", String(200), nullable=False),
    UniqueConstraint("organisation_id", "name"),
)

member = Table(
    "member",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("account_id", ForeignKey("account.id"), nullable=False),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column("name", String(200), nullable=False),
    Column("country", String(2), nullable=True, comment="whose public holidays are the member's"),
    Column("invited_at", Instant, nullable=False),
    Column(
        "joined_at",
        Instant,
        nullable=True,
        comment="when the routine was agreed; none before, or without one",
    ),
    Column("stopped_at", Instant, nullable=True),
    Column("speaks", Boolean, nullable=False, comment="the account speaks as this member now"),
    UniqueConstraint("organisation_id", "account_id"),
    Index("ix_member_account_id", "account_id"),
    Index("ix_member_team_id", "team_id"),
)

# A UNIQUE index, so that an account speaks as one member at a time.
Index(
    "uq_member_speaks",
    member.c.account_id,
    unique=True,
    sqlite_where=text("speaks"),
    postgresql_where=text("speaks"),
)

management = Table(
    "management",
    metadata,
    Column("team_id", ForeignKey("team.id"), primary_key=True),
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Index("ix_management_member_id", "member_id"),
)

invitation = Table(
    "invitation",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("team_id", ForeignKey("team.id"), nullable=False),
    Column("role", String(16), nullable=False),
    Column(
        "token_hash",
        String(64),
        nullable=False,
        unique=True,
        comment="SHA-256; the token itself is kept nowhere",
    ),
    Column("for_many", Boolean, nullable=False),
    Column("made_by", ForeignKey("member.id"), nullable=True),
    Column("made_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("used_at", Instant, nullable=True),
)
