"""A question at the end of each week, and its answer."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the questions and their answers."""
    op.create_table(
        "reflection",
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column(
            "week", sa.Date(), nullable=False, comment="the Monday that the week begins with"
        ),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column(
            "question", sa.Integer(), nullable=False, comment="which of the questions it was"
        ),
        sa.Column(
            "message_id", sa.BigInteger(), nullable=True, comment="the outbox row that asked it"
        ),
        sa.Column("answer", sa.Text(), nullable=True, comment="for nobody but who wrote it"),
        sa.Column("asked_at", types.Instant(), nullable=False),
        sa.Column("answered_at", types.Instant(), nullable=True),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_reflection_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_reflection_organisation_id")
        ),
        sa.PrimaryKeyConstraint("member_id", "week", name=op.f("pk_reflection")),
    )


def downgrade() -> None:
    """Forget them."""
    op.drop_table("reflection")
