"""The tables of ratings, and of what supervisors do about low ones."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

_OPEN = text("closed_at IS NULL")

rating = Table(
    "rating",
    metadata,
    id_column(),
    centre_column(),
    reference("ticket_id", "ticket.id"),
    # The ticket's, so that a year is counted without reading its tickets.
    reference("section_id", "section.id"),
    Column("date", Date, nullable=False),
    Column("score", Integer, CheckConstraint("score BETWEEN 1 AND 5", name="score"), nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("comment", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("device", String(64), nullable=False),
    Column("key", String(200), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("centre_id", "key"),
    # One visit, one rating.
    Index("uq_rating_ticket", "ticket_id", unique=True),
    Index("ix_rating_day", "section_id", "date", "score"),
)

rating_task = Table(
    "rating_task",
    metadata,
    Column("rating_id", Uuid, ForeignKey("rating.id"), primary_key=True),
    centre_column(),
    reference("taken_by_id", "staff.id", optional=True),
    Column("taken_at", Instant),
    Column("closed_at", Instant),
    Column("note", Text, nullable=False, server_default=""),
    Index("ix_rating_task_open", "centre_id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("ix_rating_task_closed", "centre_id", "closed_at"),
)
