"""Print orders of workshops and their sheets."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "print_orders",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("workshop_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(3), nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("scope", sa.String(8), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("attempt", sa.Integer(), nullable=False),
        sa.Column("deaths", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.Integer(), nullable=False),
        sa.Column("started_at", sa.Integer()),
        sa.Column("heartbeat", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["workshop_id"], ["workshops.id"], name="fk_print_orders_workshop_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_print_orders"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_print_orders_workshop_id", "print_orders", ["workshop_id"])
    op.create_table(
        "print_sheets",
        sa.Column("order_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("assessment_id", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(8)),
        sa.Column("printed_at", sa.Integer()),
        sa.ForeignKeyConstraint(
            ["order_id"], ["print_orders.id"], name="fk_print_sheets_order_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["assessment_id"], ["assessments.id"], name="fk_print_sheets_assessment_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("order_id", "number", name="pk_print_sheets"),
    )
    op.create_index("ix_print_sheets_assessment_id", "print_sheets", ["assessment_id"])


def downgrade() -> None:
    op.drop_index("ix_print_sheets_assessment_id", "print_sheets")
    op.drop_table("print_sheets")
    op.drop_index("ix_print_orders_workshop_id", "print_orders")
    op.drop_table("print_orders")
