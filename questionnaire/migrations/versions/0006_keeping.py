"""How long somebody wishes their answers kept; what a run saw due; the last run that erased by time."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assessments", sa.Column("keep_until", sa.Integer()))
    op.add_column("assessments", sa.Column("due_at", sa.Integer()))
    op.add_column("workshops", sa.Column("due_at", sa.Integer()))
    op.create_table(
        "erasing_run",
        sa.Column("at", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("boot", sa.String(36), nullable=False),
        sa.Column("uptime", sa.Integer(), nullable=False),
        sa.Column("steady_since", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("at", name="pk_erasing_run"),
    )


def downgrade() -> None:
    op.drop_table("erasing_run")
    op.drop_column("workshops", "due_at")
    op.drop_column("assessments", "due_at")
    op.drop_column("assessments", "keep_until")
