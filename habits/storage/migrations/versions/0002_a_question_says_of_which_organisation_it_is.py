"""A question says of which organisation it is."""

import sqlalchemy as sa
from alembic import op

from habits.storage import types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Take the organisation from the member who was asked."""
    with op.batch_alter_table("question") as question:
        question.add_column(sa.Column("organisation_id", types.Id))
    op.execute(
        "UPDATE question SET organisation_id ="
        " (SELECT organisation_id FROM member WHERE member.id = question.member_id)"
    )
    with op.batch_alter_table("question") as question:
        question.alter_column("organisation_id", nullable=False)
        question.create_foreign_key(
            op.f("fk_question_organisation_id"),
            "organisation",
            ["organisation_id"],
            ["id"],
        )


def downgrade() -> None:
    """Forget the organisation."""
    with op.batch_alter_table("question") as question:
        question.drop_constraint(op.f("fk_question_organisation_id"), type_="foreignkey")
        question.drop_column("organisation_id")
