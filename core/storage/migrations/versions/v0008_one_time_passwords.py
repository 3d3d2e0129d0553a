"""A first password is good for one time; staff who have one already keep theirs."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "one_time_password",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("until", Instant, nullable=False),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_one_time_password_staff_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_one_time_password_centre_id")),
        sa.PrimaryKeyConstraint("staff_id", name=op.f("pk_one_time_password")),
    )


def downgrade() -> None:
    """Take it away; what was good for one time stays good."""
    op.drop_table("one_time_password")
