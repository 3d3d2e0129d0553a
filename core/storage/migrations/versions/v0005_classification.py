"""Types that can no longer be given stay readable; what is changed in the tree is recorded."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and the record."""
    op.add_column("request_type", sa.Column("retired_at", Instant))
    op.create_table(
        "classification_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid()),
        sa.Column("code", sa.String(16), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("device", sa.String(64), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_classification_event_centre_id")),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_classification_event_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_classification_event")),
    )
    op.create_index("ix_classification_event_at", "classification_event", ["at"])


def downgrade() -> None:
    """Take both away; which types were retired is lost."""
    op.drop_index("ix_classification_event_at", "classification_event")
    op.drop_table("classification_event")
    op.drop_column("request_type", "retired_at")
