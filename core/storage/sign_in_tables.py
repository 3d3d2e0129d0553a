"""The table of sign-ins that were tried and did not succeed yet."""

from sqlalchemy import Column, ForeignKey, Integer, LargeBinary, Table, Uuid

from core.storage.columns import metadata
from core.storage.types import Instant

sign_in_try = Table(
    "sign_in_try",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("mark", LargeBinary, primary_key=True),
    Column("tries", Integer, nullable=False),
    Column("last_at", Instant, nullable=False),
)
