"""Which lines of the record of devices are in the audit trail: a kiosk without its key writes, and another enters."""

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"


def upgrade() -> None:
    """Add the column; what was done before is entered with whatever is entered next."""
    op.add_column("device_event", sa.Column("entered", sa.Boolean(), nullable=False, server_default=sa.false()))
    waiting = sa.text("NOT entered")
    op.create_index(
        "ix_device_event_to_enter", "device_event", ["centre_id"], sqlite_where=waiting, postgresql_where=waiting
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_device_event_to_enter", "device_event")
    op.drop_column("device_event", "entered")
