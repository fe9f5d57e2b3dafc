"""What leaders expect to come of it."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for expectations."""
    op.create_table(
        "expectation",
        sa.Column("id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column(
            "purpose",
            sa.Text(),
            nullable=False,
            comment="in the leader's words; empty where chosen",
        ),
        sa.Column("measure", sa.String(length=32), nullable=True),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("period", sa.String(length=16), nullable=True),
        sa.Column("said_at", types.Instant(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_expectation_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_expectation_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_expectation")),
    )
    op.create_index("ix_expectation_member_id", "expectation", ["member_id"])


def downgrade() -> None:
    """Forget them."""
    op.drop_index("ix_expectation_member_id", table_name="expectation")
    op.drop_table("expectation")
