"""Pictures are found again by the chat and the number that they have there."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_SENT = sa.text("kind = 'picture' AND message IS NOT NULL")


def upgrade() -> None:
    """Index the pictures that were sent."""
    op.create_index(
        "ix_outbox_picture",
        "outbox",
        ["chat", "message"],
        sqlite_where=_SENT,
        postgresql_where=_SENT,
    )


def downgrade() -> None:
    """Take the index away."""
    op.drop_index("ix_outbox_picture", "outbox")
