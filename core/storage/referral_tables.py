"""The referrals of a request: one of each department to which it was referred, round by round."""

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Table,
    UniqueConstraint,
    Uuid,
)

from core.storage.columns import centre_column, metadata, reference
from core.storage.types import Instant

referral = Table(
    "referral",
    metadata,
    Column("request_id", Uuid, ForeignKey("request.id"), primary_key=True),
    # Each time that the office refers it a round begins; what was said in an earlier one stays as it was.
    Column("round", Integer, primary_key=True, autoincrement=False),
    # In this order it lies with them; the first is the lead.
    Column("position", Integer, primary_key=True, autoincrement=False),
    centre_column(),
    reference("department_id", "department.id"),
    Column("state", String(16), nullable=False),
    reference("holder_id", "staff.id", optional=True),
    Column("since", Instant, nullable=False),
    # The link of the history in which it answered, or handed back.
    Column("said", Integer),
    UniqueConstraint("request_id", "round", "department_id"),
    ForeignKeyConstraint(["request_id", "said"], ["request_movement.request_id", "request_movement.sequence"]),
    Index("ix_referral_department", "department_id", "state"),
)
