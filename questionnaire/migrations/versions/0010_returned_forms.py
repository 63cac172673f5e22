"""Forms that went back to whoever sent them, sealed, for minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "returned_forms",
        sa.Column("fingerprint", sa.LargeBinary(length=32), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=True),
        sa.Column("workshop_id", sa.Integer(), nullable=True),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("put_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("fingerprint", name="pk_returned_forms"),
        sa.ForeignKeyConstraint(
            ["assessment_id"],
            ["assessments.id"],
            name="fk_returned_forms_assessment_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_returned_forms_workshop_id", ondelete="CASCADE"
        ),
    )
    for column in ("assessment_id", "workshop_id", "put_at"):
        op.create_index(f"ix_returned_forms_{column}", "returned_forms", [column])


def downgrade() -> None:
    op.drop_table("returned_forms")
