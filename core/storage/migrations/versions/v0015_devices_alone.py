"""Devices that stand alone: the centre's staff code, restarts from afar, what a device says of itself."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Add three tables, and what a device says of itself."""
    _add_code()
    _add_restarts()
    _add_events()
    op.add_column("device", sa.Column("program_version", sa.String(length=32)))
    op.add_column("device", sa.Column("started_at", Instant))
    op.add_column("device", sa.Column("prints", sa.Boolean()))
    op.add_column("device", sa.Column("ended", sa.String(length=16)))


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("device") as table:
        for column in ("ended", "prints", "started_at", "program_version"):
            table.drop_column(column)
    op.drop_index("ix_device_event_of_device", "device_event")
    op.drop_table("device_event")
    op.drop_index("ix_device_restart_of_device", "device_restart")
    op.drop_table("device_restart")
    op.drop_table("staff_code")


def _add_code() -> None:
    op.create_table(
        "staff_code",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("hashed", sa.Text(), nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_staff_code_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_staff_code")),
    )


def _add_restarts() -> None:
    op.create_table(
        "device_restart",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("asked_at", Instant, nullable=False),
        sa.Column("asked_by_id", sa.Uuid(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("taken_at", Instant),
        sa.Column("back_at", Instant),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_device_restart_centre_id")),
        sa.ForeignKeyConstraint(["asked_by_id"], ["staff.id"], name=op.f("fk_device_restart_asked_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_restart")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_device_restart_centre_id_key")),
    )
    op.create_index("ix_device_restart_of_device", "device_restart", ["centre_id", "device", "asked_at"])


def _add_events() -> None:
    op.create_table(
        "device_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("deed", sa.String(length=16), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_device_event_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device_event")),
    )
    op.create_index("ix_device_event_of_device", "device_event", ["centre_id", "device", "at"])
