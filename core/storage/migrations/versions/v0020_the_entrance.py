"""What a kiosk asks: who the visitor is, and which help they need."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the columns and the table."""
    op.add_column("service", sa.Column("identify", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.add_column("centre", sa.Column("help", sa.JSON()))
    op.add_column("ticket", sa.Column("help", sa.String(length=16)))
    op.create_table(
        "ticket_identity",
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("blind", sa.LargeBinary()),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_identity_ticket_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_ticket_identity_centre_id")),
        sa.PrimaryKeyConstraint("ticket_id", name=op.f("pk_ticket_identity")),
    )
    op.create_index("ix_ticket_identity_at", "ticket_identity", ["at"])


def downgrade() -> None:
    """Take them away."""
    op.drop_table("ticket_identity")
    op.drop_column("ticket", "help")
    op.drop_column("centre", "help")
    op.drop_column("service", "identify")
