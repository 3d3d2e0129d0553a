"""The tables of signing in: what was tried and did not succeed yet, and passwords that are good for one time."""

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

# Whoever stands here must choose a password before anything else; nobody who was there before the table does.
one_time_password = Table(
    "one_time_password",
    metadata,
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
    Column("until", Instant, nullable=False),
)
