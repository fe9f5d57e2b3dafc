"""Who knows whom, records that stand for the same person, and what was put right by hand."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_ENGAGEMENTS_SO_FAR = "UPDATE engagement SET counts_as = contact_id"
_KNOWN_SO_FAR = (
    "INSERT INTO acquaintance (member_id, contact_id, organisation_id) "
    "SELECT DISTINCT member_id, contact_id, organisation_id FROM engagement WHERE contact_id IS NOT NULL"
)
_TALKS_SO_FAR = (
    "UPDATE contact SET talked_on = "
    "(SELECT max(date) FROM engagement WHERE engagement.contact_id = contact.id)"
)


def upgrade() -> None:
    """Have who talked to whom be known, as all conversations so far tell it."""
    op.create_table(
        "acquaintance",
        sa.Column("member_id", types.Id, nullable=False),
        sa.Column("contact_id", types.Id, nullable=False),
        sa.Column("organisation_id", types.Id, nullable=False),
        sa.Column(
            "introduced_at",
            types.Instant,
            nullable=True,
            comment="when the person was brought in; none where only conversations made them known",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"], ["contact.id"], name=op.f("fk_acquaintance_contact_id")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["member.id"], name=op.f("fk_acquaintance_member_id")
        ),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_acquaintance_organisation_id")
        ),
        sa.PrimaryKeyConstraint("member_id", "contact_id", name=op.f("pk_acquaintance")),
    )
    op.create_index("ix_acquaintance_contact_id", "acquaintance", ["contact_id"])
    _widen_contact()
    _widen_engagement()
    for statement in (_ENGAGEMENTS_SO_FAR, _KNOWN_SO_FAR, _TALKS_SO_FAR):
        op.execute(statement)
    _fill_first_keys()


def _widen_contact() -> None:
    with op.batch_alter_table("contact") as table:
        table.add_column(
            sa.Column(
                "first_key",
                sa.String(200),
                nullable=False,
                server_default="",
                comment="the first word of that",
            )
        )
        table.add_column(sa.Column("cadence", sa.String(8), nullable=False, server_default="close"))
        table.add_column(
            sa.Column(
                "talked_on",
                sa.Date(),
                nullable=True,
                comment="when anybody talked to the person last; kept on the record that stands for itself",
            )
        )
        table.add_column(sa.Column("merged_into", types.Id, nullable=True))
        table.add_column(sa.Column("merged_at", types.Instant, nullable=True))
        table.add_column(
            sa.Column(
                "same_as",
                types.Id,
                nullable=True,
                comment="where all its merges lead; none where it stands for itself",
            )
        )
        table.drop_index("ix_contact_name_key")
        table.create_index("ix_contact_first_key", ["organisation_id", "first_key"])
        table.create_index("ix_contact_merged_into", ["merged_into"])
        table.create_index("ix_contact_same_as", ["same_as"])
        table.create_foreign_key(op.f("fk_contact_same_as"), "contact", ["same_as"], ["id"])
        table.create_foreign_key(op.f("fk_contact_merged_into"), "contact", ["merged_into"], ["id"])
    with op.batch_alter_table("contact") as table:
        table.alter_column("first_key", server_default=None)
        table.alter_column("cadence", server_default=None)


def _widen_engagement() -> None:
    with op.batch_alter_table("engagement") as table:
        table.add_column(
            sa.Column(
                "counts_as",
                types.Id,
                nullable=True,
                comment="the person whom that record stood for when it was named: counted once a day",
            )
        )
        table.add_column(
            sa.Column(
                "unsure",
                sa.Boolean(),
                nullable=False,
                server_default=sa.false(),
                comment="whom the name means is being asked",
            )
        )
        table.add_column(
            sa.Column(
                "said_as",
                sa.String(200),
                nullable=True,
                comment="the name or handle in the message",
            )
        )
        table.add_column(
            sa.Column(
                "mended",
                types.Json,
                nullable=False,
                server_default="[]",
                comment="what was put right by hand, which edits keep",
            )
        )
        table.create_foreign_key(op.f("fk_engagement_counts_as"), "contact", ["counts_as"], ["id"])
        table.create_index("ix_engagement_counts_as", ["counts_as"])
    with op.batch_alter_table("engagement") as table:
        table.alter_column("unsure", server_default=None)
        table.alter_column("mended", server_default=None)


def _fill_first_keys() -> None:
    contact = sa.table("contact", sa.column("id"), sa.column("name_key"), sa.column("first_key"))
    conn = op.get_bind()
    for row in conn.execute(sa.select(contact.c.id, contact.c.name_key)).all():
        first = row.name_key.split(" ", 1)[0]
        conn.execute(sa.update(contact).where(contact.c.id == row.id).values(first_key=first))


def downgrade() -> None:
    """Forget who knows whom; what was merged stands apart again."""
    with op.batch_alter_table("engagement") as table:
        table.drop_constraint(op.f("fk_engagement_counts_as"), type_="foreignkey")
        table.drop_index("ix_engagement_counts_as")
        for name in ("mended", "said_as", "unsure", "counts_as"):
            table.drop_column(name)
    with op.batch_alter_table("contact") as table:
        table.drop_constraint(op.f("fk_contact_merged_into"), type_="foreignkey")
        table.drop_constraint(op.f("fk_contact_same_as"), type_="foreignkey")
        for name in ("same_as", "merged_into", "first_key"):
            table.drop_index(f"ix_contact_{name}")
        table.create_index("ix_contact_name_key", ["organisation_id", "name_key"])
        for name in ("same_as", "merged_at", "merged_into", "talked_on", "cadence", "first_key"):
            table.drop_column(name)
    op.drop_index("ix_acquaintance_contact_id", "acquaintance")
    op.drop_table("acquaintance")
