"""On whose behalf a request is made, and what is typed at the window and not sent yet."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Create both tables; what was registered before is the applicant's own."""
    op.create_table(
        "on_behalf",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("relation", sa.String(length=16), nullable=True),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("identity_sealed", sa.LargeBinary(), nullable=True),
        sa.Column("registration_number", sa.String(length=10), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_on_behalf_centre_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_on_behalf_request_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_on_behalf")),
        sa.UniqueConstraint("request_id", name=op.f("uq_on_behalf_request_id")),
    )
    op.create_table(
        "draft",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("saved_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_draft_centre_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_draft_ticket_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_draft_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_draft")),
        sa.UniqueConstraint("ticket_id", "staff_id", name=op.f("uq_draft_ticket_id_staff_id")),
    )
    op.create_index("ix_draft_saved", "draft", ["saved_at"])


def downgrade() -> None:
    """Take both away again, and with them what they hold."""
    op.drop_index("ix_draft_saved", "draft")
    op.drop_table("draft")
    op.drop_table("on_behalf")
