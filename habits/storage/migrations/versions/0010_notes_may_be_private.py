"""A note that nobody but its author reads."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Have every note so far be as open as the organisation's policy has it."""
    with op.batch_alter_table("engagement") as table:
        table.add_column(
            sa.Column(
                "private",
                sa.Boolean(),
                nullable=False,
                server_default=sa.false(),
                comment="nobody but the author reads the note",
            )
        )
    with op.batch_alter_table("engagement") as table:
        table.alter_column("private", server_default=None)


def downgrade() -> None:
    """Forget which notes are private, and the notes with it: nobody else was to read them."""
    op.execute("UPDATE engagement SET note = '' WHERE private")
    with op.batch_alter_table("engagement") as table:
        table.drop_column("private")
