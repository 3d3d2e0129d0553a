"""The audit trail: its entries, and the end of its chain."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add both tables; the chain of a centre that is there already begins now."""
    op.create_table(
        "audit_entry",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=16), nullable=False),
        sa.Column("subject_id", sa.Uuid(), nullable=True),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_audit_entry_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", "sequence", name=op.f("pk_audit_entry")),
    )
    op.create_index("ix_audit_entry_subject", "audit_entry", ["subject_id", "sequence"], unique=False)
    op.create_index("ix_audit_entry_at", "audit_entry", ["at"], unique=False)
    op.create_table(
        "audit_head",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("seal", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_audit_head_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_audit_head")),
    )
    op.execute("INSERT INTO audit_head (centre_id, sequence, digest, seal) SELECT id, 0, '', '' FROM centre")


def downgrade() -> None:
    """Take both away, and with them all that was entered."""
    op.drop_table("audit_head")
    op.drop_index("ix_audit_entry_at", "audit_entry")
    op.drop_index("ix_audit_entry_subject", "audit_entry")
    op.drop_table("audit_entry")
