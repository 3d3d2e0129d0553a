"""The queue of a great hall: classes, places, desks that pause, hours, appointments and hospitality."""

import sqlalchemy as sa
from alembic import op

from core.storage.migrations.references import add_reference
from core.storage.types import Instant

revision = "0002"
down_revision = "0001"

_ANYBODYS = sa.text("state = 'waiting' AND for_desk_id IS NULL AND for_staff_id IS NULL")
_BOOKED = sa.text("state = 'booked'")
_TABLES = (
    "hospitality_order",
    "appointment_event",
    "appointment",
    "desk_service",
    "desk_event",
    "hall_event",
    "staff_service",
    "opening_hours",
    "appointment_slot",
    "appointment_plan",
    "special_day",
    "queue_policy",
    "prayer_place",
)
_REFERENCES = [
    ("ticket", "for_desk_id", "desk"),
    ("ticket", "for_staff_id", "staff"),
    ("ticket_event", "service_id", "service"),
    ("ticket_event", "undoes_id", "ticket_event"),
]


def _columns() -> list[tuple[str, sa.Column[object]]]:
    """Made anew each time: a column belongs to one table."""
    return [
        ("service", sa.Column("daily_quota", sa.Integer())),
        ("device", sa.Column("clock_offset_seconds", sa.Integer())),
        ("device", sa.Column("heard_at", Instant)),
        ("service_day", sa.Column("closed_at", Instant)),
        ("service_day", sa.Column("closed_reason", sa.Text(), nullable=False, server_default="")),
        ("desk_session", sa.Column("paused_at", Instant)),
        ("desk_session", sa.Column("pause_reason", sa.Text(), nullable=False, server_default="")),
        ("ticket", sa.Column("queue_class", sa.String(16), nullable=False, server_default="standard")),
        ("ticket", sa.Column("position", sa.Integer(), nullable=False, server_default="0")),
        ("ticket", sa.Column("waiting_since", Instant)),
        ("ticket", sa.Column("due_at", Instant)),
        ("ticket", sa.Column("passed", sa.Integer(), nullable=False, server_default="0")),
        ("ticket", sa.Column("recalls", sa.Integer(), nullable=False, server_default="0")),
        ("ticket", sa.Column("note", sa.Text(), nullable=False, server_default="")),
        ("ticket_event", sa.Column("queue_class", sa.String(16))),
        ("ticket_event", sa.Column("out_of_turn", sa.Boolean(), nullable=False, server_default=sa.false())),
        ("ticket_event", sa.Column("before", sa.JSON())),
    ]


def upgrade() -> None:
    """Add columns and tables; a ticket that waits keeps its place."""
    for table, column in _columns():
        op.add_column(table, column)
    for table, name, target in _REFERENCES:
        add_reference(table, name, target)
    op.execute("UPDATE ticket SET position = number, waiting_since = issued_at")
    op.create_index(
        "ix_ticket_heads",
        "ticket",
        ["service_day_id", "queue_class", "service_id", "position"],
        sqlite_where=_ANYBODYS,
        postgresql_where=_ANYBODYS,
    )
    for chosen in ("for_desk_id", "for_staff_id"):
        index = f"ix_ticket_{chosen.removesuffix('_id')}"
        somebodys = sa.text(f"state = 'waiting' AND {chosen} IS NOT NULL")
        op.create_index(index, "ticket", [chosen], sqlite_where=somebodys, postgresql_where=somebodys)
    op.create_index("ix_ticket_event_desk", "ticket_event", ["desk_id", "at"])
    _create_tables()


def _create_tables() -> None:
    op.create_table(
        "prayer_place",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("latitude_e6", sa.Integer(), nullable=False),
        sa.Column("longitude_e6", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_prayer_place_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_prayer_place")),
    )
    op.create_table(
        "queue_policy",
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("numbers", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_queue_policy_centre_id")),
        sa.PrimaryKeyConstraint("centre_id", name=op.f("pk_queue_policy")),
    )
    op.create_table(
        "special_day",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("hours", sa.JSON(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_special_day_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_special_day_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_special_day")),
        sa.UniqueConstraint("section_id", "date", name=op.f("uq_special_day_section_id_date")),
    )
    op.create_table(
        "hall_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=True),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_hall_event_by_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_hall_event_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_hall_event_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hall_event")),
    )
    op.create_index("ix_hall_event_at", "hall_event", ["at"], unique=False)
    op.create_table(
        "appointment_plan",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_appointment_plan_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_appointment_plan_section_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_appointment_plan_service_id")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_appointment_plan_weekday")),
        sa.CheckConstraint("closes > opens", name=op.f("ck_appointment_plan_closes")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_appointment_plan_minutes")),
        sa.CheckConstraint("capacity > 0", name=op.f("ck_appointment_plan_capacity")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_plan")),
        sa.UniqueConstraint(
            "section_id",
            "service_id",
            "weekday",
            "opens",
            name=op.f("uq_appointment_plan_section_id_service_id_weekday_opens"),
        ),
    )
    op.create_table(
        "appointment_slot",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("date", sa.Date(), nullable=False),
        sa.Column("minute", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("booked", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_appointment_slot_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_appointment_slot_section_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_appointment_slot_service_id")),
        sa.CheckConstraint("minutes > 0", name=op.f("ck_appointment_slot_minutes")),
        sa.CheckConstraint("booked >= 0", name=op.f("ck_appointment_slot_booked")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_slot")),
        sa.UniqueConstraint(
            "section_id",
            "service_id",
            "date",
            "minute",
            name=op.f("uq_appointment_slot_section_id_service_id_date_minute"),
        ),
    )
    op.create_index("ix_appointment_slot_date", "appointment_slot", ["section_id", "date"], unique=False)
    op.create_table(
        "opening_hours",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("section_id", sa.Uuid(), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("opens", sa.Integer(), nullable=False),
        sa.Column("closes", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_opening_hours_centre_id")),
        sa.ForeignKeyConstraint(["section_id"], ["section.id"], name=op.f("fk_opening_hours_section_id")),
        sa.CheckConstraint("weekday BETWEEN 1 AND 7", name=op.f("ck_opening_hours_weekday")),
        sa.CheckConstraint("closes > opens", name=op.f("ck_opening_hours_closes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_hours")),
        sa.UniqueConstraint("section_id", "weekday", "opens", name=op.f("uq_opening_hours_section_id_weekday_opens")),
    )
    op.create_table(
        "staff_service",
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_staff_service_centre_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_staff_service_service_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_staff_service_staff_id")),
        sa.PrimaryKeyConstraint("staff_id", "service_id", name=op.f("pk_staff_service")),
    )
    op.create_table(
        "desk_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=False),
        sa.Column("by_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["by_id"], ["staff.id"], name=op.f("fk_desk_event_by_id")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_desk_event_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_desk_event_desk_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_desk_event_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_desk_event")),
    )
    op.create_index("ix_desk_event_desk", "desk_event", ["desk_id", "at"], unique=False)
    op.create_table(
        "desk_service",
        sa.Column("desk_id", sa.Uuid(), nullable=False),
        sa.Column("service_id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_desk_service_centre_id")),
        sa.ForeignKeyConstraint(["desk_id"], ["desk.id"], name=op.f("fk_desk_service_desk_id")),
        sa.ForeignKeyConstraint(["service_id"], ["service.id"], name=op.f("fk_desk_service_service_id")),
        sa.PrimaryKeyConstraint("desk_id", "service_id", name=op.f("pk_desk_service")),
    )
    op.create_table(
        "appointment",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("visitor_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=True),
        sa.Column("booked_by", sa.Uuid(), nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("booked_at", Instant(), nullable=False),
        sa.Column("changed_at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(["booked_by"], ["staff.id"], name=op.f("fk_appointment_booked_by")),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_appointment_centre_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["appointment_slot.id"], name=op.f("fk_appointment_slot_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_appointment_ticket_id")),
        sa.ForeignKeyConstraint(["visitor_id"], ["visitor.id"], name=op.f("fk_appointment_visitor_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_appointment_centre_id_key")),
        sa.UniqueConstraint("ticket_id", name=op.f("uq_appointment_ticket_id")),
    )
    op.create_index("ix_appointment_slot", "appointment", ["slot_id"], unique=False)
    op.create_index("ix_appointment_visitor", "appointment", ["visitor_id"], unique=False)
    op.create_index(
        "ix_appointment_booked",
        "appointment",
        ["slot_id"],
        unique=False,
        sqlite_where=_BOOKED,
        postgresql_where=_BOOKED,
    )
    op.create_table(
        "appointment_event",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("appointment_id", sa.Uuid(), nullable=False),
        sa.Column("slot_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=True),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.ForeignKeyConstraint(
            ["appointment_id"], ["appointment.id"], name=op.f("fk_appointment_event_appointment_id")
        ),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_appointment_event_centre_id")),
        sa.ForeignKeyConstraint(["slot_id"], ["appointment_slot.id"], name=op.f("fk_appointment_event_slot_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_appointment_event_staff_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_appointment_event")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_appointment_event_centre_id_key")),
    )
    op.create_index("ix_appointment_event_appointment", "appointment_event", ["appointment_id"], unique=False)
    op.create_table(
        "hospitality_order",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("centre_id", sa.Uuid(), nullable=False),
        sa.Column("ticket_id", sa.Uuid(), nullable=False),
        sa.Column("staff_id", sa.Uuid(), nullable=True),
        sa.Column("item", sa.String(length=16), nullable=False),
        sa.Column("device", sa.String(length=64), nullable=False),
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("at", Instant(), nullable=False),
        sa.Column("undone_at", Instant(), nullable=True),
        sa.Column("undone_by_id", sa.Uuid(), nullable=True),
        sa.ForeignKeyConstraint(["centre_id"], ["centre.id"], name=op.f("fk_hospitality_order_centre_id")),
        sa.ForeignKeyConstraint(["staff_id"], ["staff.id"], name=op.f("fk_hospitality_order_staff_id")),
        sa.ForeignKeyConstraint(["ticket_id"], ["ticket.id"], name=op.f("fk_hospitality_order_ticket_id")),
        sa.ForeignKeyConstraint(["undone_by_id"], ["staff.id"], name=op.f("fk_hospitality_order_undone_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_hospitality_order")),
        sa.UniqueConstraint("centre_id", "key", name=op.f("uq_hospitality_order_centre_id_key")),
    )
    op.create_index("ix_hospitality_order_ticket", "hospitality_order", ["ticket_id"], unique=False)


def downgrade() -> None:
    """Take all of it away again; what only these columns knew is lost."""
    for table in _TABLES:
        op.drop_table(table)
    for index in ("ix_ticket_heads", "ix_ticket_for_desk", "ix_ticket_for_staff"):
        op.drop_index(index, "ticket")
    op.drop_index("ix_ticket_event_desk", "ticket_event")
    for table, column, _ in _REFERENCES:
        op.drop_column(table, column)
    for table, new in reversed(_columns()):
        op.drop_column(table, new.name)
