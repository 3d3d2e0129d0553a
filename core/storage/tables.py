"""The tables; the migrations in migrations/versions build exactly these."""

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    Text,
    UniqueConstraint,
    Uuid,
    false,
    text,
)

from core.storage.columns import centre_column, id_column, metadata, reference
from core.storage.types import Instant

centre = Table(
    "centre",
    metadata,
    id_column(),
    Column("code", String(3), nullable=False, unique=True),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("authority_ar", Text, nullable=False),
    Column("authority_en", Text, nullable=False),
    # By language, as far as the centre gave them; so are the others of this name.
    Column("title_further", JSON, nullable=False, server_default="{}"),
    Column("authority_further", JSON, nullable=False, server_default="{}"),
    Column("zone", String(64), nullable=False),
    Column("digits", String(16), nullable=False),
    Column("key_check", LargeBinary),
    # The kinds of help that a kiosk offers; none at all where nobody has chosen: the usual ones.
    Column("help", JSON),
    # One database serves one centre: a second row is refused.
    Column("only", Integer, CheckConstraint('"only" = 1', name="only"), nullable=False, unique=True),
)

section = Table(
    "section",
    metadata,
    id_column(),
    centre_column(),
    Column("name", String(32), nullable=False),
    Column("prefix", String(2), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("title_further", JSON, nullable=False, server_default="{}"),
    Column("gender", String(8), nullable=False),
    Column("position", Integer, nullable=False),
    UniqueConstraint("centre_id", "name"),
    UniqueConstraint("centre_id", "prefix"),
)

service = Table(
    "service",
    metadata,
    id_column(),
    centre_column(),
    Column("name", String(32), nullable=False),
    Column("title_ar", Text, nullable=False),
    Column("title_en", Text, nullable=False),
    Column("hint_ar", Text, nullable=False),
    Column("hint_en", Text, nullable=False),
    Column("title_further", JSON, nullable=False, server_default="{}"),
    Column("hint_further", JSON, nullable=False, server_default="{}"),
    Column("position", Integer, nullable=False),
    # At most so many tickets a day in each section; none where there is no limit.
    Column("daily_quota", Integer),
    # Whether the kiosk asks who the visitor is.
    Column("identify", Boolean, nullable=False, server_default=false()),
    UniqueConstraint("centre_id", "name"),
)

desk = Table(
    "desk",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    Column("name", String(16), nullable=False),
    Column("number", Integer, nullable=False),
    UniqueConstraint("centre_id", "name"),
    UniqueConstraint("section_id", "number"),
)

device = Table(
    "device",
    metadata,
    id_column(),
    centre_column(),
    Column("name", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    reference("section_id", "section.id", optional=True),
    Column("printer_fault", String(32)),
    Column("clock_offset_seconds", Integer),
    Column("heard_at", Instant),
    # What its program says of itself; `ended` is how the one before it came to its end.
    Column("program_version", String(32)),
    Column("started_at", Instant),
    Column("prints", Boolean),
    Column("ended", String(16)),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "name"),
)

service_day = Table(
    "service_day",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    Column("date", Date, nullable=False),
    Column("last_number", Integer, nullable=False),
    # How many tickets of the day wait: kept under the row's lock, so that a display need not count them.
    Column("waiting", Integer, CheckConstraint("waiting >= 0", name="waiting"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("closed_at", Instant),
    Column("closed_reason", Text, nullable=False, server_default=""),
    UniqueConstraint("section_id", "date"),
)

# The indexes of those who wait for one desk or person hold nobody else: PostgreSQL took one to find whom nobody waits
# for, which is everybody.
FOR_A_DESK = text("state = 'waiting' AND for_desk_id IS NOT NULL")
FOR_A_PERSON = text("state = 'waiting' AND for_staff_id IS NOT NULL")
# The tickets of kiosks that were alone, whose codes say nothing of their numbers.
OWN_CODES = text("substr(code, 2, 1) BETWEEN 'A' AND 'Z'")
ANYBODYS = text("state = 'waiting' AND for_desk_id IS NULL AND for_staff_id IS NULL")

ticket = Table(
    "ticket",
    metadata,
    id_column(),
    centre_column(),
    reference("service_day_id", "service_day.id"),
    reference("section_id", "section.id"),
    reference("service_id", "service.id"),
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
    reference("desk_id", "desk.id", optional=True),
    # The place in the queue: the class, then the position in it (the day's revision at which the ticket came).
    Column("queue_class", String(16), nullable=False, server_default="standard"),
    Column("position", Integer, nullable=False, server_default="0"),
    Column("waiting_since", Instant),
    Column("due_at", Instant),
    Column("passed", Integer, nullable=False, server_default="0"),
    Column("recalls", Integer, nullable=False, server_default="0"),
    Column("note", Text, nullable=False, server_default=""),
    Column("help", String(16)),
    reference("for_desk_id", "desk.id", optional=True),
    reference("for_staff_id", "staff.id", optional=True),
    UniqueConstraint("service_day_id", "number"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_ticket_queue", "service_day_id", "state", "number"),
    Index(
        "ix_ticket_heads",
        "service_day_id",
        "queue_class",
        "service_id",
        "position",
        "waiting_since",
        sqlite_where=ANYBODYS,
        postgresql_where=ANYBODYS,
    ),
    Index("ix_ticket_for_desk", "for_desk_id", sqlite_where=FOR_A_DESK, postgresql_where=FOR_A_DESK),
    Index("ix_ticket_for_staff", "for_staff_id", sqlite_where=FOR_A_PERSON, postgresql_where=FOR_A_PERSON),
    Index("ix_ticket_own_code", "section_id", "code", sqlite_where=OWN_CODES, postgresql_where=OWN_CODES),
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
    id_column(),
    centre_column(),
    reference("ticket_id", "ticket.id"),
    reference("service_day_id", "service_day.id"),
    Column("revision", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("at", Instant, nullable=False),
    Column("device", String(64), nullable=False),
    reference("desk_id", "desk.id", optional=True),
    reference("staff_id", "staff.id", optional=True),
    Column("reason", Text, nullable=False),
    Column("key", String(200)),
    Column("queue_class", String(16)),
    reference("service_id", "service.id", optional=True),
    Column("out_of_turn", Boolean, nullable=False, server_default=false()),
    # The ticket's place before the event, so that it can be taken back; the event that one of kind `undone` takes back.
    Column("before", JSON),
    reference("undoes_id", "ticket_event.id", optional=True),
    UniqueConstraint("service_day_id", "revision"),
    UniqueConstraint("centre_id", "key"),
    Index("ix_ticket_event_ticket", "ticket_id"),
    Index("ix_ticket_event_desk", "desk_id", "at"),
    Index("ix_ticket_event_calls", "service_day_id", "revision", sqlite_where=CALLS, postgresql_where=CALLS),
    Index("ix_ticket_event_finishes", "service_day_id", "revision", sqlite_where=FINISHES, postgresql_where=FINISHES),
)

visitor = Table(
    "visitor",
    metadata,
    id_column(),
    centre_column(),
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
    id_column(),
    centre_column(),
    reference("ticket_id", "ticket.id"),
    reference("visitor_id", "visitor.id"),
    reference("desk_id", "desk.id"),
    Column("started_at", Instant, nullable=False),
    UniqueConstraint("ticket_id"),
    Index("ix_visit_visitor", "visitor_id"),
)

staff = Table(
    "staff",
    metadata,
    id_column(),
    centre_column(),
    Column("login", String(64), nullable=False),
    Column("name", Text, nullable=False),
    Column("role", String(16), nullable=False),
    Column("password_hash", Text, nullable=False),
    reference("department_id", "department.id", optional=True),
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
    id_column(),
    centre_column(),
    reference("desk_id", "desk.id"),
    reference("staff_id", "staff.id"),
    Column("started_at", Instant, nullable=False),
    Column("ended_at", Instant),
    Column("paused_at", Instant),
    Column("pause_reason", Text, nullable=False, server_default=""),
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
