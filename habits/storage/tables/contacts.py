"""The people whom an organisation knows: their records, their handles, which leader knows whom, what is remembered."""

from sqlalchemy import Column, Date, ForeignKey, Index, String, Table, Text, UniqueConstraint

from habits.storage.tables.base import Id, Instant, metadata

contact = Table(
    "contact",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("name", String(200), nullable=False),
    Column("name_key", String(200), nullable=False, comment="the name as it is compared"),
    Column("first_key", String(200), nullable=False, comment="the first word of that"),
    Column("company", String(200), nullable=True),
    Column("audience", String(16), nullable=False),
    Column("cadence", String(8), nullable=False),
    Column(
        "talked_on",
        Date,
        nullable=True,
        comment="when anybody talked to the person last; kept on the record that stands for itself",
    ),
    Column(
        "due_on",
        Date,
        nullable=False,
        comment="when the next conversation is due; kept where talked_on is",
    ),
    Column("merged_into", ForeignKey("contact.id"), nullable=True),
    Column("merged_at", Instant, nullable=True),
    Column(
        "same_as",
        ForeignKey("contact.id"),
        nullable=True,
        comment="where all its merges lead; none where it stands for itself",
    ),
    Column("created_at", Instant, nullable=False),
    Index("ix_contact_first_key", "organisation_id", "first_key"),
    Index("ix_contact_merged_into", "merged_into"),
    Index("ix_contact_same_as", "same_as"),
)

handle = Table(
    "handle",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("contact_id", ForeignKey("contact.id"), nullable=False),
    Column("platform", String(16), nullable=False),
    Column("handle", String(200), nullable=False),
    Column("handle_key", String(200), nullable=False),
    UniqueConstraint("organisation_id", "platform", "handle_key"),
    Index("ix_handle_contact_id", "contact_id"),
)

acquaintance = Table(
    "acquaintance",
    metadata,
    Column("member_id", ForeignKey("member.id"), primary_key=True),
    Column("contact_id", ForeignKey("contact.id"), primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column(
        "introduced_at",
        Instant,
        nullable=True,
        comment="when the person was brought in; none where only conversations made them known",
    ),
    Column(
        "person_id", ForeignKey("contact.id"), nullable=False, comment="whom the record stands for"
    ),
    Column("due_on", Date, nullable=False, comment="the person's, so that one index has the order"),
    Index("ix_acquaintance_contact_id", "contact_id"),
    Index("ix_acquaintance_person_id", "person_id"),
    Index("ix_acquaintance_due", "member_id", "due_on", "person_id"),
)

fact = Table(
    "fact",
    metadata,
    Column("id", Id, primary_key=True),
    Column("organisation_id", ForeignKey("organisation.id"), nullable=False),
    Column("contact_id", ForeignKey("contact.id"), nullable=False),
    Column("member_id", ForeignKey("member.id"), nullable=False, comment="who gave it"),
    Column("date", Date, nullable=False, comment="the local date on which it was said"),
    Column("text", Text, nullable=False),
    Column(
        "log_id",
        ForeignKey("log.id"),
        nullable=True,
        comment="the log whose note it is, shared as long as that says it; none where given by itself",
    ),
    Column("said_at", Instant, nullable=False),
    Index("ix_fact_contact_id", "contact_id"),
    Index("ix_fact_log_id", "log_id"),
)
