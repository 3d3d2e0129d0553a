"""The tables of devices that stand alone: the centre's staff code, restarts that were asked for, and the record."""

from sqlalchemy import Boolean, Column, ForeignKey, Index, String, Table, Text, UniqueConstraint, Uuid, false, text

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

TO_ENTER = text("NOT entered")

staff_code = Table(
    "staff_code",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("hashed", Text, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

device_restart = Table(
    "device_restart",
    metadata,
    id_column(),
    centre_column(),
    Column("device", String(64), nullable=False),
    Column("asked_at", Instant, nullable=False),
    reference("asked_by_id", "staff.id"),
    Column("key", String(200), nullable=False),
    Column("taken_at", Instant),
    Column("back_at", Instant),
    UniqueConstraint("centre_id", "key"),
    Index("ix_device_restart_of_device", "centre_id", "device", "asked_at"),
)

device_event = Table(
    "device_event",
    metadata,
    id_column(),
    centre_column(),
    Column("device", String(64), nullable=False),
    Column("deed", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("told", String(64), nullable=False, server_default=""),
    # In the audit trail, too.
    Column("entered", Boolean, nullable=False, server_default=false()),
    Index("ix_device_event_of_device", "centre_id", "device", "at"),
    Index("ix_device_event_to_enter", "centre_id", sqlite_where=TO_ENTER, postgresql_where=TO_ENTER),
)
