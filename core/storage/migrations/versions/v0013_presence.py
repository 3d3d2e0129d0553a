"""Who has a request open."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "request_presence",
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("seen_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_presence_request_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_request_presence_staff_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_presence_centre_id")),
        sa.PrimaryKeyConstraint("request_id", "staff_id", "device", name=op.f("pk_request_presence")),
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_table("request_presence")
