"""The first tables."""

import sqlalchemy as sa
from alembic import op

from core.storage.types import Instant

revision = "0001"
down_revision = None

_TABLES = (
    "centre",
    "change_mark",
    "department",
    "request_counter",
    "section",
    "service",
    "staff",
    "visitor",
    "desk",
    "device",
    "request_type",
    "service_day",
    "staff_section",
    "desk_session",
    "ticket",
    "ticket_event",
    "visit",
    "request",
    "request_movement",
)


def upgrade() -> None:
    """Create every table of the first working day."""
    op.create_table(
        "centre",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=3), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("authority_ar", sa.Text(), nullable=False),
        sa.Column("authority_en", sa.Text(), nullable=False),
        sa.Column("zone", sa.String(length=64), nullable=False),
        sa.Column("digits", sa.String(length=16), nullable=False),
        sa.Column("key_check", sa.LargeBinary(), nullable=True),
        sa.Column("only", sa.Integer(), nullable=False),
        sa.CheckConstraint('"only" = 1', name=op.f("ck_centre_only")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_centre")),
        sa.UniqueConstraint("code", name=op.f("uq_centre_code")),
        sa.UniqueConstraint("only", name=op.f("uq_centre_only")),
    )
    op.create_table(
        "change_mark",
        sa.Column("topic", sa.String(length=32), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_change_mark_centre_id")),
        sa.PrimaryKeyConstraint("topic", name=op.f("pk_change_mark")),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_department_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_department")),
        sa.UniqueConstraint("centre_id", "code", name=op.f("uq_department_centre_id_code")),
    )
    op.create_table(
        "request_counter",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("hijri_year", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("last_sequence", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_counter_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", "hijri_year", name=op.f("pk_request_counter")),
    )
    op.create_table(
        "section",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("prefix", sa.String(length=2), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("gender", sa.String(length=8), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_section_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section")),
        sa.UniqueConstraint("centre_id", "name", name=op.f("uq_section_centre_id_name")),
        sa.UniqueConstraint("centre_id", "prefix", name=op.f("uq_section_centre_id_prefix")),
    )
    op.create_table(
        "service",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=32), nullable=False),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("hint_ar", sa.Text(), nullable=False),
        sa.Column("hint_en", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_service_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service")),
        sa.UniqueConstraint("centre_id", "name", name=op.f("uq_service_centre_id_name")),
    )
    op.create_table(
        "staff",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("login", sa.String(length=64), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("role", sa.String(length=16), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_staff_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_staff")),
        sa.UniqueConstraint("centre_id", "login", name=op.f("uq_staff_centre_id_login")),
    )
    op.create_table(
        "visitor",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("identity_sealed", sa.LargeBinary(), nullable=False),
        sa.Column("identity_blind", sa.LargeBinary(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("gender", sa.String(length=8), nullable=False),
        sa.Column("mobile", sa.String(length=16), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("created_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_visitor_centre_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visitor")),
        sa.UniqueConstraint("centre_id", "identity_blind", name=op.f("uq_visitor_centre_id_identity_blind")),
    )
    op.create_index("ix_visitor_mobile", "visitor", ["mobile"], unique=False)
    op.create_table(
        "desk",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=16), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_desk_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_desk_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk")),
        sa.UniqueConstraint("centre_id", "name", name=op.f("uq_desk_centre_id_name")),
        sa.UniqueConstraint("section_id", "number", name=op.f("uq_desk_section_id_number")),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("name", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("printer_fault", sa.String(length=32), nullable=True),
        sa.Column("changed_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_device_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_device_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_device")),
        sa.UniqueConstraint("centre_id", "name", name=op.f("uq_device_centre_id_name")),
    )
    op.create_table(
        "request_type",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("parent_id", sa.Uuid(), nullable=True),
        sa.Column("title_ar", sa.Text(), nullable=False),
        sa.Column("title_en", sa.Text(), nullable=False),
        sa.Column("synonyms", sa.JSON(), nullable=False),
        sa.Column("department_id", sa.Uuid(), nullable=True),
        sa.Column("working_days", sa.Integer(), nullable=True),
        sa.Column("confidentiality", sa.String(length=16), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_type_centre_id")),
        sa.ForeignKeyConstraint(["department_id"], ["department.id"], name=op.f("fk_request_type_department_id")),
        sa.ForeignKeyConstraint(["parent_id"], ["request_type.id"], name=op.f("fk_request_type_parent_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_type")),
        sa.UniqueConstraint("centre_id", "code", name=op.f("uq_request_type_centre_id_code")),
    )
    op.create_table(
        "service_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("last_number", sa.Integer(), nullable=False),
        sa.Column("waiting", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_service_day_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_service_day_section_id")),
        sa.CheckConstraint("waiting >= 0", name=op.f("ck_service_day_waiting")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_day")),
        sa.UniqueConstraint("section_id", "date", name=op.f("uq_service_day_section_id_date")),
    )
    op.create_table(
        "staff_section",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_staff_section_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_staff_section_section_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_section_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "section_id", name=op.f("pk_staff_section")),
    )
    op.create_table(
        "desk_session",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", Instant(timezone=True), nullable=False),
        sa.Column("ended_at", Instant(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_desk_session_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_desk_session_desk_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_desk_session_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_session")),
    )
    op.create_index(
        "uq_desk_session_desk",
        "desk_session",
        ["desk_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_index(
        "uq_desk_session_staff",
        "desk_session",
        ["staff_id"],
        unique=True,
        sqlite_where=sa.text("ended_at IS NULL"),
        postgresql_where=sa.text("ended_at IS NULL"),
    )
    op.create_table(
        "ticket",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("service_day_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("language", sa.String(length=8), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("printing", sa.String(length=16), nullable=False),
        sa.Column("ahead", sa.Integer(), nullable=False),
        sa.Column("wait_minutes", sa.Integer(), nullable=False),
        sa.Column("issued_at", Instant(timezone=True), nullable=False),
        sa.Column("changed_at", Instant(timezone=True), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_ticket_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_ticket_desk_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_ticket_section_id")),
        sa.ForeignKeyConstraint(["service_day_id"], ["service_day.id"], name=op.f("fk_ticket_service_day_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_ticket_service_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_ticket_centre_id_key")),
        sa.UniqueConstraint("service_day_id", "number", name=op.f("uq_ticket_service_day_id_number")),
    )
    op.create_index("ix_ticket_queue", "ticket", ["service_day_id", "state", "number"], unique=False)
    op.create_index(
        "uq_ticket_desk",
        "ticket",
        ["desk_id"],
        unique=True,
        sqlite_where=sa.text("state IN ('called', 'serving')"),
        postgresql_where=sa.text("state IN ('called', 'serving')"),
    )
    op.create_table(
        "ticket_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("service_day_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=True),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_ticket_event_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_ticket_event_desk_id")),
        sa.ForeignKeyConstraint(["service_day_id"], ["service_day.id"], name=op.f("fk_ticket_event_service_day_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_ticket_event_staff_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_ticket_event_ticket_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_ticket_event")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_ticket_event_centre_id_key")),
        sa.UniqueConstraint("service_day_id", "revision", name=op.f("uq_ticket_event_service_day_id_revision")),
    )
    op.create_index(
        "ix_ticket_event_calls",
        "ticket_event",
        ["service_day_id", "revision"],
        unique=False,
        sqlite_where=sa.text("kind IN ('called', 'recalled')"),
        postgresql_where=sa.text("kind IN ('called', 'recalled')"),
    )
    op.create_index(
        "ix_ticket_event_finishes",
        "ticket_event",
        ["service_day_id", "revision"],
        unique=False,
        sqlite_where=sa.text("kind = 'finished'"),
        postgresql_where=sa.text("kind = 'finished'"),
    )
    op.create_index("ix_ticket_event_ticket", "ticket_event", ["ticket_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("started_at", Instant(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_visit_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_visit_desk_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_visit_ticket_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_visit_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_visit")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_visit_ticket_id")),
    )
    op.create_index("ix_visit_visitor", "visit", ["visitor_id"], unique=False)
    op.create_table(
        "request",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("reference", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("type_id", sa.Uuid(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("applicant_id", sa.Uuid(), nullable=False),
        sa.Column("visit_id", sa.Uuid(), nullable=False),
        sa.Column("owner_id", sa.Uuid(), nullable=False),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("registered_at", Instant(timezone=True), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(["applicant_id"], ["visitor.id"], name=op.f("fk_request_applicant_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_centre_id")),
        sa.ForeignKeyConstraint(["owner_id"], ["staff.id"], name=op.f("fk_request_owner_id")),
        sa.ForeignKeyConstraint(["type_id"], ["request_type.id"], name=op.f("fk_request_type_id")),
        sa.ForeignKeyConstraint(["visit_id"], ["visit.id"], name=op.f("fk_request_visit_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_request_centre_id_key")),
        sa.UniqueConstraint("centre_id", "reference", name=op.f("uq_request_centre_id_reference")),
    )
    op.create_index("ix_request_applicant", "request", ["applicant_id"], unique=False)
    op.create_index("ix_request_visit", "request", ["visit_id"], unique=False)
    op.create_table(
        "request_movement",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("request_id", sa.Uuid(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("move", sa.String(length=16), nullable=False),
        sa.Column("source", sa.String(length=16), nullable=False),
        sa.Column("target", sa.String(length=16), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(timezone=True), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_request_movement_centre_id")),
        sa.ForeignKeyConstraint(["request_id"], ["request.id"], name=op.f("fk_request_movement_request_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_request_movement_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_request_movement")),
        sa.UniqueConstraint("request_id", "sequence", name=op.f("uq_request_movement_request_id_sequence")),
    )


def downgrade() -> None:
    """Take everything away again, children first."""
    for table in reversed(_TABLES):
        op.drop_table(table)
