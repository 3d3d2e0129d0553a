"""The table of the kiosks' own series, under which they issue tickets while the database is away."""

from sqlalchemy import CheckConstraint, Column, Integer, String, Table, UniqueConstraint, Uuid

from core.storage.columns import centre_column, id_column, metadata
from core.storage.types import Instant

# A row for each spool that ever had a letter; without one where the letter was freed again.
ticket_series = Table(
    "ticket_series",
    metadata,
    id_column(),
    centre_column(),
    Column("spool_id", Uuid, nullable=False),
    Column("letter", String(1)),
    Column("device", String(64), nullable=False),
    Column("to_come", Integer, CheckConstraint("to_come >= 0", name="to_come"), nullable=False),
    Column("since", Instant),
    Column("fault", String(32)),
    Column("seen_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "spool_id"),
    UniqueConstraint("centre_id", "letter"),
)
