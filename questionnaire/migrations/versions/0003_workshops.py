"""Workshops and their seats."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "workshops",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.LargeBinary(32), nullable=False),
        sa.Column("code", sa.String(8), nullable=False),
        sa.Column("title", sa.String(80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("closed", sa.Boolean(), nullable=False),
        sa.Column("seats_given", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_workshops"),
        sa.UniqueConstraint("fingerprint", name="uq_workshops_fingerprint"),
        sa.UniqueConstraint("code", name="uq_workshops_code"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_workshops_changed_at", "workshops", ["changed_at"])
    op.create_table(
        "seats",
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_seats_assessment_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_seats_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("assessment_id", name="pk_seats"),
        sa.UniqueConstraint("workshop_id", "number", name="uq_seats_workshop_id"),
    )


def downgrade() -> None:
    op.drop_table("seats")
    op.drop_index("ix_workshops_changed_at", "workshops")
    op.drop_table("workshops")
