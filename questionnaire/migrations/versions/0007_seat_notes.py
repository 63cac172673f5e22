"""What an advisor notes about a seat."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "seat_notes",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_seat_notes"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["seats.assessment_id"],
            name="fk_seat_notes_assessment_id",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("seat_notes")
