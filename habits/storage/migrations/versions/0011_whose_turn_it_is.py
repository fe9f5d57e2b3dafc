"""Whose turn it is: when each person is due, beside everybody who knows them."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_DUE_SO_FAR = {
    "sqlite": """
        UPDATE contact SET due_on =
        date(talked_on, CASE cadence WHEN 'close' THEN '+21 days' ELSE '+91 days' END)
        WHERE talked_on IS NOT NULL
    """,
    "postgresql": """
        UPDATE contact SET due_on = talked_on + CASE cadence WHEN 'close' THEN 21 ELSE 91 END
        WHERE talked_on IS NOT NULL
    """,
}
_WHO_STANDS = """
    UPDATE acquaintance SET person_id =
    (SELECT coalesce(same_as, id) FROM contact WHERE contact.id = contact_id)
"""
_WHEN_DUE = """
    UPDATE acquaintance SET due_on = (SELECT due_on FROM contact WHERE contact.id = person_id)
"""


def upgrade() -> None:
    """Note beside each acquaintance whom its record stands for and when they are due."""
    op.add_column("contact", sa.Column("due_on", sa.Date(), nullable=True))
    op.execute("UPDATE contact SET due_on = date(created_at)")
    op.execute(_DUE_SO_FAR[op.get_bind().dialect.name])
    op.add_column("acquaintance", sa.Column("person_id", types.Id, nullable=True))
    op.add_column("acquaintance", sa.Column("due_on", sa.Date(), nullable=True))
    op.execute(_WHO_STANDS)
    op.execute(_WHEN_DUE)
    with op.batch_alter_table("contact") as table:
        table.alter_column(
            "due_on",
            existing_type=sa.Date(),
            nullable=False,
            comment="when the next conversation is due; kept where talked_on is",
        )
    with op.batch_alter_table("acquaintance") as table:
        table.alter_column(
            "person_id",
            existing_type=types.Id,
            nullable=False,
            comment="whom the record stands for",
        )
        table.alter_column(
            "due_on",
            existing_type=sa.Date(),
            nullable=False,
            comment="the person's, so that one index has the order",
        )
        table.create_foreign_key(
            op.f("fk_acquaintance_person_id"), "contact", ["person_id"], ["id"]
        )
        table.create_index("ix_acquaintance_person_id", ["person_id"])
        table.create_index("ix_acquaintance_due", ["member_id", "due_on", "person_id"])


def downgrade() -> None:
    """Forget it: talks and cadences tell it again."""
    with op.batch_alter_table("acquaintance") as table:
        table.drop_constraint(op.f("fk_acquaintance_person_id"), type_="foreignkey")
        table.drop_index("ix_acquaintance_due")
        table.drop_index("ix_acquaintance_person_id")
        table.drop_column("due_on")
        table.drop_column("person_id")
    with op.batch_alter_table("contact") as table:
        table.drop_column("due_on")
