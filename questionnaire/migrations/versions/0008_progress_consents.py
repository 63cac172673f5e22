"""Who lets their advisor see what became of the steps."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "progress_consents",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("given_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_progress_consents"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["seats.assessment_id"],
            name="fk_progress_consents_assessment_id",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("progress_consents")
