"""The record of the classification: what was changed in the tree, and when."""

from sqlalchemy import JSON, Column, Index, String, Table

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

classification_event = Table(
    "classification_event",
    metadata,
    id_column(),
    centre_column(),
    reference("by_id", "staff.id", optional=True),
    Column("code", String(16), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_classification_event_at", "at"),
)
