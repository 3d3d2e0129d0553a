"""What visitors say of their visits, what supervisors do about it, and who asks where a request stands."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0019"
down_revision = "0018"
_OPEN = sa.text("closed_at IS NULL")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "status_try",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("last_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_status_try_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", "mark", name=op.f("pk_status_try")),
    )
    op.create_index("ix_status_try_last", "status_try", ["centre_id", "last_at"])
    _create_rating()
    _create_task()


def _create_rating() -> None:
    op.create_table(
        "rating",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("score", sa.Integer(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("comment", sa.Text(), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.CheckConstraint("score BETWEEN 1 AND 5", name=op.f("ck_rating_score")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_rating_centre_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_rating_ticket_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_rating_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rating")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_rating_centre_id_key")),
    )
    op.create_index("uq_rating_ticket", "rating", ["ticket_id"], unique=True)
    op.create_index("ix_rating_day", "rating", ["section_id", "date", "score"])


def _create_task() -> None:
    op.create_table(
        "rating_task",
        sa.Column("rating_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("taken_by_id", sa.Uuid(), nullable=True),
        sa.Column("taken_at", Instant, nullable=True),
        sa.Column("closed_at", Instant, nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["rating_id"], ["rating.id"], name=op.f("fk_rating_task_rating_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_rating_task_centre_id")),
        sa.ForeignKeyConstraint(["taken_by_id"], ["staff.id"], name=op.f("fk_rating_task_taken_by_id")),
        sa.PrimaryKeyConstraint("rating_id", name=op.f("pk_rating_task")),
    )
    op.create_index("ix_rating_task_open", "rating_task", ["centre_id"], sqlite_where=_OPEN, postgresql_where=_OPEN)
    op.create_index("ix_rating_task_closed", "rating_task", ["centre_id", "closed_at"])


def downgrade() -> None:
    """Take them away."""
    for table in ("rating_task", "rating", "status_try"):
        op.drop_table(table)
