"""The kiosks' own series, and a queue in which several may share one position."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0018"
down_revision = "0017"
_ANYBODYS = sa.text("state = 'waiting' AND for_desk_id IS NULL AND for_staff_id IS NULL")
_OWN_CODES = sa.text("substr(code, 2, 1) BETWEEN 'A' AND 'Z'")
_HEADS = ("service_day_id", "queue_class", "service_id", "position")


def upgrade() -> None:
    """Add the table; of one position whoever came first is the first."""
    op.create_table(
        "ticket_series",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("spool_id", sa.Uuid(), nullable=False),
        sa.Column("letter", sa.String(length=1), nullable=True),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("to_come", sa.Integer(), nullable=False),
        sa.Column("since", Instant, nullable=True),
        sa.Column("fault", sa.String(length=32), nullable=True),
        sa.Column("seen_at", Instant, nullable=False),
        sa.CheckConstraint("to_come >= 0", name=op.f("ck_ticket_series_to_come")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_ticket_series_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_series")),
        sa.UniqueConstraint("centre_id", "spool_id", name=op.f("uq_ticket_series_centre_id_spool_id")),
        sa.UniqueConstraint("centre_id", "letter", name=op.f("uq_ticket_series_centre_id_letter")),
    )
    _index_heads(*_HEADS, "waiting_since")
    op.create_index(
        "ix_ticket_own_code",
        "ticket",
        ["section_id", "code"],
        sqlite_where=_OWN_CODES,
        postgresql_where=_OWN_CODES,
    )


def downgrade() -> None:
    """Take it away."""
    op.drop_index("ix_ticket_own_code", "ticket")
    _index_heads(*_HEADS)
    op.drop_table("ticket_series")


def _index_heads(*columns: str) -> None:
    op.drop_index("ix_ticket_heads", "ticket")
    op.create_index("ix_ticket_heads", "ticket", list(columns), sqlite_where=_ANYBODYS, postgresql_where=_ANYBODYS)
