"""The first tables."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make every table, parents first."""
    op.create_table(
        "account",
        sa.Column("id", types.Id, nullable=False),
        sa.Column(
            "chat",
            sa.BigInteger(),
            nullable=False,
            comment="the private chat in which the person is reached",
        ),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=35), nullable=True),
        sa.Column(
            "blocked_at",
            types.Instant(),
            nullable=True,
            comment="since when nothing can be sent there",
        ),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_account"),
        sa.UniqueConstraint("chat", name="uq_account_chat"),
    )
    op.create_table(
        "inbox",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("bot", sa.BigInteger(), nullable=False),
        sa.Column("update_id", sa.BigInteger(), nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("received_at", types.Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=32), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("handled_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_inbox"),
        sa.UniqueConstraint("bot", "update_id", name="uq_inbox_bot_update_id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_inbox_chat",
        "inbox",
        ["bot", "chat", "id"],
        sqlite_where=sa.text("handled_at IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL"),
    )
    op.create_index("ix_inbox_received_at", "inbox", ["received_at"])
    op.create_index(
        "ix_inbox_waiting",
        "inbox",
        ["bot", "id"],
        sqlite_where=sa.text("handled_at IS NULL AND worker IS NULL"),
        postgresql_where=sa.text("handled_at IS NULL AND worker IS NULL"),
    )

    op.create_table(
        "organisation",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_organisation"),
    )
    op.create_table(
        "outbox",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("body", types.Json, nullable=False),
        sa.Column("priority", sa.Integer(), nullable=False),
        sa.Column("not_before", types.Instant(), nullable=True),
        sa.Column("not_after", types.Instant(), nullable=True),
        sa.Column("purpose", sa.String(length=32), nullable=True),
        sa.Column("reference", types.Json, nullable=True),
        sa.Column("replaces", sa.BigInteger(), nullable=True),
        sa.Column("planned_at", types.Instant(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("fence", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=32), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", sa.Text(), nullable=True),
        sa.Column("message", sa.BigInteger(), nullable=True),
        sa.Column("settled_at", types.Instant(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_outbox"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_outbox_chat",
        "outbox",
        ["chat", "id"],
        sqlite_where=sa.text("settled_at IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL"),
    )
    op.create_index("ix_outbox_planned_at", "outbox", ["planned_at"])
    op.create_index(
        "ix_outbox_waiting",
        "outbox",
        ["priority", "id"],
        sqlite_where=sa.text("settled_at IS NULL AND worker IS NULL"),
        postgresql_where=sa.text("settled_at IS NULL AND worker IS NULL"),
    )

    op.create_table(
        "send_budget",
        sa.Column("bot", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("free_from", sa.Float(), nullable=False),
        sa.PrimaryKeyConstraint("bot", name="pk_send_budget"),
    )
    op.create_table(
        "worker",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("started_at", types.Instant(), nullable=False),
        sa.Column("beats", sa.Integer(), nullable=False),
        sa.Column("polled", sa.Float(), nullable=True),
        sa.PrimaryKeyConstraint("id", name="pk_worker"),
    )
    op.create_table(
        "contact",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "name_key", sa.String(length=200), nullable=False, comment="the name as it is compared"
        ),
        sa.Column("company", sa.String(length=200), nullable=True),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("created_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_contact_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_contact"),
    )
    op.create_index("ix_contact_name_key", "contact", ["organisation_id", "name_key"])

    op.create_table(
        "team",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_team_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_team"),
        sa.UniqueConstraint("organisation_id", "name", name="uq_team_organisation_id_name"),
    )
    op.create_table(
        "unasked",
        sa.Column("account_id", types.Id, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.CheckConstraint("ordinal IN (1, 2)", name="ck_unasked_two_a_day"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_unasked_account_id"),
        sa.PrimaryKeyConstraint("account_id", "date", "ordinal", name="pk_unasked"),
    )
    op.create_table(
        "handle",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("contact_id", types.Id, nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("handle", sa.String(length=200), nullable=False),
        sa.Column("handle_key", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_handle_contact_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_handle_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_handle"),
        sa.UniqueConstraint(
            "organisation_id",
            "platform",
            "handle_key",
            name="uq_handle_organisation_id_platform_handle_key",
        ),
    )
    op.create_index("ix_handle_contact_id", "handle", ["contact_id"])

    op.create_table(
        "member",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("account_id", types.Id, nullable=False),
        sa.Column("team_id", types.Id, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column(
            "country",
            sa.String(length=2),
            nullable=True,
            comment="whose public holidays are the member's",
        ),
        sa.Column("invited_at", types.Instant(), nullable=False),
        sa.Column(
            "joined_at",
            types.Instant(),
            nullable=True,
            comment="when the routine was agreed; none before, or without one",
        ),
        sa.Column("stopped_at", types.Instant(), nullable=True),
        sa.Column(
            "speaks", sa.Boolean(), nullable=False, comment="the account speaks as this member now"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], name="fk_member_account_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_member_organisation_id"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_member_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_member"),
        sa.UniqueConstraint(
            "organisation_id", "account_id", name="uq_member_organisation_id_account_id"
        ),
    )
    op.create_index("ix_member_account_id", "member", ["account_id"])
    op.create_index("ix_member_team_id", "member", ["team_id"])
    op.create_index(
        "uq_member_speaks",
        "member",
        ["account_id"],
        unique=True,
        sqlite_where=sa.text("speaks"),
        postgresql_where=sa.text("speaks"),
    )

    op.create_table(
        "absence",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("first", sa.Date(), nullable=False),
        sa.Column("back_on", sa.Date(), nullable=True),
        sa.Column("said_at", types.Instant(), nullable=False),
        sa.Column(
            "awaits_consent",
            sa.Boolean(),
            nullable=False,
            comment="it holds days that were over when it was said",
        ),
        sa.Column("consented_by", types.Id, nullable=True),
        sa.Column("consented_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["consented_by"], ["member.id"], name="fk_absence_consented_by"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_absence_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_absence_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
    )
    op.create_index("ix_absence_member_id", "absence", ["member_id"])

    op.create_table(
        "agenda",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column(
            "slot",
            sa.String(length=64),
            nullable=False,
            comment="a local date, or the Monday of a week and a team",
        ),
        sa.Column("due_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_agenda_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_agenda_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_agenda"),
        sa.UniqueConstraint("member_id", "kind", "slot", name="uq_agenda_member_id_kind_slot"),
    )
    op.create_index("ix_agenda_due_at", "agenda", ["due_at", "member_id"])

    op.create_table(
        "day",
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("target", sa.Integer(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        sa.Column(
            "holiday",
            sa.String(length=200),
            nullable=True,
            comment="the public holiday, as it was known when the day closed",
        ),
        sa.Column("streak", sa.Integer(), nullable=False),
        sa.Column("freezes", sa.Integer(), nullable=False),
        sa.Column("earned", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("judged", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_day_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_day_organisation_id"
        ),
        sa.PrimaryKeyConstraint("member_id", "date", name="pk_day"),
    )
    op.create_table(
        "decision",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column(
            "subject",
            sa.String(length=16),
            nullable=False,
            comment="zone, target, weekdays or times",
        ),
        sa.Column("value", sa.String(length=64), nullable=False),
        sa.Column("said_at", types.Instant(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column(
            "holds_from", sa.Date(), nullable=False, comment="a zone holds at once, from said_at"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_decision_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_decision_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_decision"),
    )
    op.create_index("ix_decision_member_id", "decision", ["member_id"])

    op.create_table(
        "invitation",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("team_id", types.Id, nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column(
            "token_hash",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256; the token itself is kept nowhere",
        ),
        sa.Column("for_many", sa.Boolean(), nullable=False),
        sa.Column("made_by", types.Id, nullable=True),
        sa.Column("made_at", types.Instant(), nullable=False),
        sa.Column("expires_at", types.Instant(), nullable=False),
        sa.Column("used_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["made_by"], ["member.id"], name="fk_invitation_made_by"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_invitation_organisation_id"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_invitation_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_invitation"),
        sa.UniqueConstraint("token_hash", name="uq_invitation_token_hash"),
    )
    op.create_table(
        "log",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("chat", sa.BigInteger(), nullable=False),
        sa.Column("message", sa.BigInteger(), nullable=False),
        sa.Column(
            "date", sa.Date(), nullable=False, comment="the local date on which it was written"
        ),
        sa.Column("said_at", types.Instant(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "answer_id", sa.BigInteger(), nullable=True, comment="the outbox row that answered it"
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_log_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_log_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_log"),
        sa.UniqueConstraint("chat", "message", name="uq_log_chat_message"),
    )
    op.create_index("ix_log_member_id", "log", ["member_id", "date"])

    op.create_table(
        "management",
        sa.Column("team_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_management_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_management_organisation_id"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_management_team_id"),
        sa.PrimaryKeyConstraint("team_id", "member_id", name="pk_management"),
    )
    op.create_index("ix_management_member_id", "management", ["member_id"])

    op.create_table(
        "prompt",
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("planned_at", types.Instant(), nullable=False),
        sa.Column("sent_at", types.Instant(), nullable=True),
        sa.Column(
            "withheld",
            sa.String(length=16),
            nullable=True,
            comment="why it did not go out, where the leader is the reason",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_prompt_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_prompt_organisation_id"
        ),
        sa.PrimaryKeyConstraint("member_id", "date", name="pk_prompt"),
    )
    op.create_table(
        "question",
        sa.Column("chat", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("facts", types.Json, nullable=False),
        sa.Column(
            "message_id", sa.BigInteger(), nullable=True, comment="the outbox row that asks it"
        ),
        sa.Column("asked_at", types.Instant(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_question_member_id"),
        sa.PrimaryKeyConstraint("chat", name="pk_question"),
    )
    op.create_table(
        "summary",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False, comment="the manager who gets it"),
        sa.Column("team_id", types.Id, nullable=False),
        sa.Column(
            "week", sa.Date(), nullable=False, comment="the Monday that the week begins with"
        ),
        sa.Column(
            "model", types.Json, nullable=False, comment="what it said, as known when it was made"
        ),
        sa.Column("planned_at", types.Instant(), nullable=False),
        sa.Column(
            "waits",
            sa.Boolean(),
            nullable=False,
            comment="it found no room that day; the next prompt says so",
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_summary_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_summary_organisation_id"
        ),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_summary_team_id"),
        sa.PrimaryKeyConstraint("id", name="pk_summary"),
        sa.UniqueConstraint(
            "member_id", "team_id", "week", name="uq_summary_member_id_team_id_week"
        ),
    )
    op.create_table(
        "engagement",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("log_id", types.Id, nullable=False),
        sa.Column(
            "position", sa.Integer(), nullable=False, comment="its place in the message, from 0"
        ),
        sa.Column(
            "date", sa.Date(), nullable=False, comment="the local date that it is credited to"
        ),
        sa.Column("contact_id", types.Id, nullable=True),
        sa.Column(
            "anonymous",
            sa.Integer(),
            nullable=False,
            comment="people without a name; 0 beside a contact",
        ),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("audience", sa.String(length=16), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=True),
        sa.Column("outcomes", types.Json, nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False, comment="logged after the day had closed"),
        sa.Column("logged_at", types.Instant(), nullable=False),
        sa.CheckConstraint(
            "(contact_id IS NULL) = (anonymous > 0)", name="ck_engagement_contact_or_anonymous"
        ),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name="fk_engagement_contact_id"),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name="fk_engagement_log_id"),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name="fk_engagement_member_id"),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name="fk_engagement_organisation_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_engagement"),
        sa.UniqueConstraint("log_id", "position", name="uq_engagement_log_id_position"),
    )
    op.create_index("ix_engagement_contact_id", "engagement", ["contact_id"])
    op.create_index("ix_engagement_member_id", "engagement", ["member_id", "date"])


def downgrade() -> None:
    """Drop every table, children first."""
    for table in (
        "engagement",
        "summary",
        "question",
        "prompt",
        "management",
        "log",
        "invitation",
        "decision",
        "day",
        "agenda",
        "absence",
        "member",
        "handle",
        "unasked",
        "team",
        "contact",
        "worker",
        "send_budget",
        "outbox",
        "organisation",
        "inbox",
        "account",
    ):
        op.drop_table(table)
