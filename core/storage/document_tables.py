"""The tables of documents: what is known of each, and the sealed bytes, once for equal ones."""

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text, UniqueConstraint

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

document_content = Table(
    "document_content",
    metadata,
    id_column(),
    centre_column(),
    Column("fingerprint", LargeBinary, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("centre_id", "fingerprint"),
)

document = Table(
    "document",
    metadata,
    id_column(),
    centre_column(),
    reference("request_id", "request.id"),
    reference("content_id", "document_content.id"),
    reference("replaces_id", "document.id", optional=True),
    Column("title", Text, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("size", Integer, nullable=False),
    Column("key", String(200), nullable=False),
    reference("staff_id", "staff.id"),
    Column("device", String(64), nullable=False),
    Column("added_at", Instant, nullable=False),
    reference("withdrawn_by_id", "staff.id", optional=True),
    Column("withdrawn_device", String(64), nullable=False, server_default=""),
    Column("withdrawn_at", Instant),
    Column("withdrawn_reason", Text, nullable=False, server_default=""),
    UniqueConstraint("centre_id", "key"),
    Index("ix_document_request", "request_id"),
)
