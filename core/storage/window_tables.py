"""The tables of the window: on whose behalf a request is made, and what is typed and not sent yet."""

from sqlalchemy import Column, Index, LargeBinary, String, Table, Text, UniqueConstraint

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

# A request without a row here is the applicant's own.
on_behalf = Table(
    "on_behalf",
    metadata,
    id_column(),
    centre_column(),
    reference("request_id", "request.id"),
    Column("kind", String(16), nullable=False),
    Column("relation", String(16)),
    Column("name", Text, nullable=False),
    Column("identity_sealed", LargeBinary),
    Column("registration_number", String(10)),
    UniqueConstraint("request_id"),
)

draft = Table(
    "draft",
    metadata,
    id_column(),
    centre_column(),
    reference("ticket_id", "ticket.id"),
    reference("staff_id", "staff.id"),
    Column("sealed", LargeBinary, nullable=False),
    Column("saved_at", Instant, nullable=False),
    UniqueConstraint("ticket_id", "staff_id"),
    Index("ix_draft_saved", "saved_at"),
)
