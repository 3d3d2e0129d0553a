"""What the record of a device tells beside the deed: why a rating that it kept was not taken, for one."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the column."""
    op.add_column("device_event", sa.Column("told", sa.String(length=64), nullable=False, server_default=""))


def downgrade() -> None:
    """Take it away."""
    op.drop_column("device_event", "told")
