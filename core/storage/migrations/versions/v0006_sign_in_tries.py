"""Wrong passwords are counted, so that nobody can try many."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "sign_in_try",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_sign_in_try_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", "mark", name=op.f("pk_sign_in_try")),
    )


def downgrade() -> None:
    """Take it away; what is locked is open again."""
    op.drop_table("sign_in_try")
