"""The tables of the audit trail: its entries, and the end of its chain."""

from sqlalchemy import Column, ForeignKey, Index, Integer, String, Table, Text, Uuid

from core.storage.columns import metadata
from core.storage.types import Instant

audit_entry = Table(
    "audit_entry",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("at", Instant, nullable=False),
    # No references: an entry outlives what it is about, and nothing but the head is locked when it is written.
    Column("staff_id", Uuid),
    Column("device", String(64), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("subject", String(16), nullable=False),
    Column("subject_id", Uuid),
    # Text, not JSON: the digest covers these very letters.
    Column("detail", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Index("ix_audit_entry_subject", "subject_id", "sequence"),
    Index("ix_audit_entry_at", "at"),
)

audit_head = Table(
    "audit_head",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("sequence", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("seal", String(64), nullable=False),
)
