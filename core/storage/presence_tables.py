"""The table of who has a request open; its rows live for half a minute."""

from sqlalchemy import Column, ForeignKey, String, Table, Uuid

from core.storage.columns import metadata
from core.storage.types import Instant

request_presence = Table(
    "request_presence",
    metadata,
    Column("request_id", Uuid, ForeignKey("request.id"), primary_key=True),
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("device", String(64), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
    Column("seen_at", Instant, nullable=False),
)
