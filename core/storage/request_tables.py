"""The tables of requests: departments, the classification, a request and its history."""

from sqlalchemy import (
    JSON,
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

department = Table(
    "department",
    metadata,
    id_column(),
    centre_column(),
    Column("code", String(16), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("centre_id", "code"),
)

request_type = Table(
    "request_type",
    metadata,
    id_column(),
    centre_column(),
    Column("code", String(16), nullable=False),
    reference("parent_id", "request_type.id", optional=True),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("synonyms", JSON, nullable=False),
    reference("department_id", "department.id", optional=True),
    Column("working_days", Integer),
    Column("confidentiality", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("standing_directive", Text, nullable=False, server_default=""),
    Column("retired_at", Instant),
    UniqueConstraint("centre_id", "code"),
)

request_counter = Table(
    "request_counter",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("hijri_year", Integer, primary_key=True, autoincrement=False),
    Column("last_sequence", Integer, nullable=False),
)

request = Table(
    "request",
    metadata,
    id_column(),
    centre_column(),
    Column("reference", String(32), nullable=False),
    Column("key", String(200), nullable=False),
    reference("type_id", "request_type.id"),
    Column("subject", Text, nullable=False),
    Column("summary", Text, nullable=False),
    reference("applicant_id", "visitor.id"),
    reference("visit_id", "visit.id"),
    # Who entered it. Rule 10: it lies with one party, in one state, with a deadline.
    reference("owner_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("due", Date, nullable=False),
    Column("version", Integer, nullable=False, server_default="1"),
    Column("party", String(16), nullable=False, server_default="centre"),
    reference("department_id", "department.id", optional=True),
    reference("holder_id", "staff.id", optional=True),
    Column("before_return", String(16)),
    Column("state_since", Instant),
    Column("urgency", String(16), nullable=False, server_default="normal"),
    reference("merged_into_id", "request.id", optional=True),
    UniqueConstraint("centre_id", "reference"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_request_applicant", "applicant_id"),
    Index("ix_request_visit", "visit_id"),
    Index("ix_request_lies", "centre_id", "party", "state", "due"),
    Index("ix_request_department", "department_id", "state", "due"),
    Index("ix_request_merged_into", "merged_into_id"),
)

REMINDERS = "request_movement.move = 'remind'"
_OF_REMINDERS = text("move = 'remind'")

request_movement = Table(
    "request_movement",
    metadata,
    id_column(),
    centre_column(),
    reference("request_id", "request.id"),
    Column("sequence", Integer, nullable=False),
    Column("move", String(16), nullable=False),
    Column("source", String(16), nullable=False),
    Column("target", String(16), nullable=False),
    reference("staff_id", "staff.id"),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    reference("department_id", "department.id", optional=True),
    Column("key", String(200)),
    Column("detail", JSON(none_as_null=True)),
    UniqueConstraint("request_id", "sequence"),
    Index("uq_request_movement_key", "centre_id", "key", unique=True),
    Index(
        "ix_request_movement_reminders",
        "request_id",
        "staff_id",
        "at",
        sqlite_where=_OF_REMINDERS,
        postgresql_where=_OF_REMINDERS,
    ),
)

# Two requests that belong together: one row for both, the lower identifier first.
request_link = Table(
    "request_link",
    metadata,
    centre_column(),
    Column("first_id", Uuid, ForeignKey("request.id"), primary_key=True),
    Column("second_id", Uuid, ForeignKey("request.id"), primary_key=True),
    Index("ix_request_link_second", "second_id"),
)
