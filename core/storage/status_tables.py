"""The table of tries to learn where a request stands, none of which says of what or from where it was."""

from sqlalchemy import Column, ForeignKey, Index, Integer, LargeBinary, Table, Uuid

from core.storage.columns import metadata
from core.storage.types import Instant

status_try = Table(
    "status_try",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("mark", LargeBinary, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
    Index("ix_status_try_last", "centre_id", "last_at"),
)
