"""The tables; the migrations in migrations/versions build exactly these."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    text,
)

from core.storage.types import Instant

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _id() -> Column[object]:
    return Column("id", Uuid, primary_key=True)


def _centre() -> Column[object]:
    return Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False)


def _ref(name: str, target: str, *, optional: bool = False) -> Column[object]:
    return Column(name, Uuid, ForeignKey(target), nullable=optional)


centre = Table(
    "centre",
    metadata,
    _id(),
    Column("code", String(3), nullable=False, unique=True),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("authority_ar", Text, nullable=False),
    Column("authority_en", Text, nullable=False),
    Column("zone", String(64), nullable=False),
    Column("digits", String(16), nullable=False),
    Column("key_check", LargeBinary),
    # One database serves one centre: a second row is refused.
    Column("only", Integer, CheckConstraint('"only" = 1', name="only"), nullable=False, unique=True),
)

section = Table(
    "section",
    metadata,
    _id(),
    _centre(),
    Column("name", String(32), nullable=False),
    Column("prefix", String(2), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("gender", String(8), nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("centre_id", "name"),
    UniqueConstraint("centre_id", "prefix"),
)

service = Table(
    "service",
    metadata,
    _id(),
    _centre(),
    Column("name", String(32), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("hint_ar", Text, nullable=False),
    Column("hint_en", Text, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("centre_id", "name"),
)

desk = Table(
    "desk",
    metadata,
    _id(),
    _centre(),
    _ref("section_id", "section.id"),
    Column("name", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("centre_id", "name"),
    UniqueConstraint("section_id", "number"),
)

device = Table(
    "device",
    metadata,
    _id(),
    _centre(),
    Column("name", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    _ref("section_id", "section.id", optional=True),
    Column("printer_fault", String(32)),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "name"),
)

service_day = Table(
    "service_day",
    metadata,
    _id(),
    _centre(),
    _ref("section_id", "section.id"),
    Column("date", Date, nullable=False),
    Column("last_number", Integer, nullable=False),
    # How many tickets of the day wait: kept under the row's lock, so that a display need not count them.
    Column("waiting", Integer, CheckConstraint("waiting >= 0", name="waiting"), nullable=False),
    Column("revision", Integer, nullable=False),
    UniqueConstraint("section_id", "date"),
)

ticket = Table(
    "ticket",
    metadata,
    _id(),
    _centre(),
    _ref("service_day_id", "service_day.id"),
    _ref("section_id", "section.id"),
    _ref("service_id", "service.id"),
    Column("number", Integer, nullable=False),
    Column("code", String(16), nullable=False),
    Column("key", String(200), nullable=False),
    Column("language", String(8), nullable=False),
    Column("state", String(16), nullable=False),
    Column("printing", String(16), nullable=False),
    Column("ahead", Integer, nullable=False),
    Column("wait_minutes", Integer, nullable=False),
    Column("issued_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    _ref("desk_id", "desk.id", optional=True),
    UniqueConstraint("service_day_id", "number"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_ticket_queue", "service_day_id", "state", "number"),
    # Rule 4: one window, one visitor.
    Index(
        "uq_ticket_desk",
        "desk_id",
        unique=True,
        sqlite_where=text("state IN ('called', 'serving')"),
        postgresql_where=text("state IN ('called', 'serving')"),
    ),
)

CALLS = text("kind IN ('called', 'recalled')")
FINISHES = text("kind = 'finished'")

ticket_event = Table(
    "ticket_event",
    metadata,
    _id(),
    _centre(),
    _ref("ticket_id", "ticket.id"),
    _ref("service_day_id", "service_day.id"),
    Column("revision", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("device", String(64), nullable=False),
    _ref("desk_id", "desk.id", optional=True),
    _ref("staff_id", "staff.id", optional=True),
    Column("reason", Text, nullable=False),
    Column("key", String(200)),
    UniqueConstraint("service_day_id", "revision"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_ticket_event_ticket", "ticket_id"),
    Index("ix_ticket_event_calls", "service_day_id", "revision", sqlite_where=CALLS, postgresql_where=CALLS),
    Index("ix_ticket_event_finishes", "service_day_id", "revision", sqlite_where=FINISHES, postgresql_where=FINISHES),
)

visitor = Table(
    "visitor",
    metadata,
    _id(),
    _centre(),
    Column("kind", String(16), nullable=False),
    Column("identity_sealed", LargeBinary, nullable=False),
    Column("identity_blind", LargeBinary, nullable=False),
    Column("name", Text, nullable=False),
    Column("gender", String(8), nullable=False),
    Column("mobile", String(16), nullable=False),
    Column("language", String(8), nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "identity_blind"),
    Index("ix_visitor_mobile", "mobile"),
)

visit = Table(
    "visit",
    metadata,
    _id(),
    _centre(),
    _ref("ticket_id", "ticket.id"),
    _ref("visitor_id", "visitor.id"),
    _ref("desk_id", "desk.id"),
    Column("started_at", Instant, nullable=False),
    UniqueConstraint("ticket_id"),
    Index("ix_visit_visitor", "visitor_id"),
)

department = Table(
    "department",
    metadata,
    _id(),
    _centre(),
    Column("code", String(16), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("centre_id", "code"),
)

request_type = Table(
    "request_type",
    metadata,
    _id(),
    _centre(),
    Column("code", String(16), nullable=False),
    _ref("parent_id", "request_type.id", optional=True),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("synonyms", JSON, nullable=False),
    _ref("department_id", "department.id", optional=True),
    Column("working_days", Integer),
    Column("confidentiality", String(16), nullable=False),
    Column("position", Integer, nullable=False),
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
    _id(),
    _centre(),
    Column("reference", String(32), nullable=False),
    Column("key", String(200), nullable=False),
    _ref("type_id", "request_type.id"),
    Column("subject", Text, nullable=False),
    Column("summary", Text, nullable=False),
    _ref("applicant_id", "visitor.id"),
    _ref("visit_id", "visit.id"),
    # Rule 10: one owner, one state, a deadline.
    _ref("owner_id", "staff.id"),
    Column("state", String(16), nullable=False),
    Column("registered_at", Instant, nullable=False),
    Column("due", Date, nullable=False),
    UniqueConstraint("centre_id", "reference"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_request_applicant", "applicant_id"),
    Index("ix_request_visit", "visit_id"),
)

request_movement = Table(
    "request_movement",
    metadata,
    _id(),
    _centre(),
    _ref("request_id", "request.id"),
    Column("sequence", Integer, nullable=False),
    Column("move", String(16), nullable=False),
    Column("source", String(16), nullable=False),
    Column("target", String(16), nullable=False),
    _ref("staff_id", "staff.id"),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Column("note", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    UniqueConstraint("request_id", "sequence"),
)

staff = Table(
    "staff",
    metadata,
    _id(),
    _centre(),
    Column("login", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "login"),
)

staff_section = Table(
    "staff_section",
    metadata,
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("section_id", Uuid, ForeignKey("section.id"), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
)

_OPEN = text("ended_at IS NULL")

desk_session = Table(
    "desk_session",
    metadata,
    _id(),
    _centre(),
    _ref("desk_id", "desk.id"),
    _ref("staff_id", "staff.id"),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    # Rule 4: one window one clerk, one clerk one window.
    Index("uq_desk_session_desk", "desk_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
    Index("uq_desk_session_staff", "staff_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
)

change_mark = Table(
    "change_mark",
    metadata,
    Column("topic", String(32), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
    Column("revision", Integer, nullable=False),
)
