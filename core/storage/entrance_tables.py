"""The tables of the entrance: who the holder of a ticket said they are, until the visit ends."""

from sqlalchemy import Column, ForeignKey, Index, LargeBinary, Table, Uuid

from core.storage.columns import metadata
from core.storage.types import Instant

# Nothing else of the ticket refers to it: it is deleted with the visit, or after the day.
ticket_identity = Table(
    "ticket_identity",
    metadata,
    Column("ticket_id", Uuid, ForeignKey("ticket.id"), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("blind", LargeBinary),
    Column("at", Instant, nullable=False),
    Index("ix_ticket_identity_at", "at"),
)
