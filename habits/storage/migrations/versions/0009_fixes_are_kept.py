"""What of a message is no conversation, as was said by hand."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for what was taken out of logs by hand."""
    with op.batch_alter_table("log") as table:
        table.add_column(
            sa.Column(
                "removed",
                types.Json,
                nullable=False,
                server_default="[]",
                comment="keys of what it says and what is no conversation, as was said by hand",
            )
        )
    with op.batch_alter_table("log") as table:
        table.alter_column("removed", server_default=None)


def downgrade() -> None:
    """Forget what was taken out; edits bring it back."""
    with op.batch_alter_table("log") as table:
        table.drop_column("removed")
