"""The reminders among the links of all histories, found without reading the others."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
_REMINDERS = sa.text("move = 'remind'")


def upgrade() -> None:
    """Add the index."""
    op.create_index(
        "ix_request_movement_reminders",
        "request_movement",
        ["request_id", "staff_id", "at"],
        sqlite_where=_REMINDERS,
        postgresql_where=_REMINDERS,
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_request_movement_reminders", "request_movement")
