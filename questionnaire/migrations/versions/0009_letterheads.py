"""What an advisor puts on page 1 of a group's plans."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "letterheads",
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("contact", sa.Text(), nullable=False),
        sa.Column("sentences", sa.Text(), nullable=False),
        sa.Column("logo", sa.LargeBinary(), nullable=False),
        sa.Column("logo_text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("workshop_id", name="pk_letterheads"),
        sa.ForeignKeyConstraint(
            ["workshop_id"],
            ["workshops.id"],
            name="fk_letterheads_workshop_id",
            ondelete="CASCADE",
        ),
    )


def downgrade() -> None:
    op.drop_table("letterheads")
