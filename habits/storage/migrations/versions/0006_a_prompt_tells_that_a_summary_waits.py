"""Which prompt told that a summary waits: shown again, it tells so again."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the date, which those that were told of before lack: their prompts are over."""
    op.add_column(
        "summary",
        sa.Column(
            "told_on", sa.Date(), nullable=True, comment="the local date whose prompt said so"
        ),
    )


def downgrade() -> None:
    """Forget it."""
    op.drop_column("summary", "told_on")
