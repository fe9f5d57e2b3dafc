"""What is remembered of people, and who reads what is said of them."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Keep facts; let notes be read by nobody but their writers until an organisation says otherwise."""
    op.create_table(
        "fact",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("contact_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False, comment="who gave it"),
        sa.Column("date", sa.Date(), nullable=False, comment="the local date on which it was said"),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column(
            "log_id",
            types.Id,
            nullable=True,
            comment="the log whose note it is, shared as long as that says it; none where given by itself",
        ),
        sa.Column("said_at", types.Instant, nullable=False),
        sa.ForeignKeyConstraint(["contact_id"], ["contact.id"], name=op.f("fk_fact_contact_id")),
        sa.ForeignKeyConstraint(["log_id"], ["log.id"], name=op.f("fk_fact_log_id")),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_fact_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_fact_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_fact")),
    )
    op.create_index("ix_fact_contact_id", "fact", ["contact_id"])
    op.create_index("ix_fact_log_id", "fact", ["log_id"])
    with op.batch_alter_table("organisation") as table:
        table.add_column(
            sa.Column(
                "policy",
                sa.String(16),
                nullable=False,
                server_default="private",
                comment="whether managers read notes: private or notes",
            )
        )
    with op.batch_alter_table("organisation") as table:
        table.alter_column("policy", server_default=None)


def downgrade() -> None:
    """Forget the facts."""
    with op.batch_alter_table("organisation") as table:
        table.drop_column("policy")
    op.drop_index("ix_fact_log_id", "fact")
    op.drop_index("ix_fact_contact_id", "fact")
    op.drop_table("fact")
