"""What became of the steps, and addresses of calendars that follow."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("assessments", sa.Column("answered_at", sa.Integer(), nullable=True))
    op.create_table(
        "step_states",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("step_id", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_step_states_assessment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", "step_id", name="pk_step_states"),
    )
    op.create_table(
        "calendar_feeds",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
        sa.Column("issue", sa.String(32), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_calendar_feeds_assessment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_calendar_feeds"),
        sa.UniqueConstraint("fingerprint", name="uq_calendar_feeds_fingerprint"),
    )


def downgrade() -> None:
    op.drop_table("calendar_feeds")
    op.drop_table("step_states")
    op.drop_column("assessments", "answered_at")
