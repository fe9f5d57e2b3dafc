"""Whom each prompt suggested, so that nobody is suggested twice in a week."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for the suggestions."""
    op.create_table(
        "suggestion",
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column(
            "date", sa.Date(), nullable=False, comment="the local date whose prompt it came with"
        ),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column("contact_id", types.Id, nullable=False),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_suggestion_contact_id")
        ),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_suggestion_member_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_suggestion_organisation_id")
        ),
        sa.PrimaryKeyConstraint("member_id", "date", "position", name=op.f("pk_suggestion")),
    )
    op.create_index("ix_suggestion_contact_id", "suggestion", ["contact_id"])


def downgrade() -> None:
    """Forget them."""
    op.drop_index("ix_suggestion_contact_id", "suggestion")
    op.drop_table("suggestion")
