"""The tables of a hall beside its tickets: desks, hours, appointments, hospitality and the policy of the queue."""

from sqlalchemy import (
    JSON,
    CheckConstraint,
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

queue_policy = Table(
    "queue_policy",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("numbers", JSON, nullable=False),
)

# Which services a desk, or a person, takes; one that has no row takes all.
desk_service = Table(
    "desk_service",
    metadata,
    Column("desk_id", Uuid, ForeignKey("desk.id"), primary_key=True),
    Column("service_id", Uuid, ForeignKey("service.id"), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
)

staff_service = Table(
    "staff_service",
    metadata,
    Column("staff_id", Uuid, ForeignKey("staff.id"), primary_key=True),
    Column("service_id", Uuid, ForeignKey("service.id"), primary_key=True),
    Column("centre_id", Uuid, ForeignKey("centre.id"), nullable=False),
)

# What happened to a desk itself (rule 6): opened, paused, resumed, closed; `by_id` where a supervisor did it.
desk_event = Table(
    "desk_event",
    metadata,
    id_column(),
    centre_column(),
    reference("desk_id", "desk.id"),
    reference("staff_id", "staff.id"),
    reference("by_id", "staff.id", optional=True),
    Column("kind", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_desk_event_desk", "desk_id", "at"),
)

# When a section is open: minutes of the local day, several intervals a weekday (ISO: Monday 1). No row: always.
opening_hours = Table(
    "opening_hours",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    Column("weekday", Integer, CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"), nullable=False),
    Column("opens", Integer, nullable=False),
    Column("closes", Integer, CheckConstraint("closes > opens", name="closes"), nullable=False),
    UniqueConstraint("section_id", "weekday", "opens"),
)

# A day that differs, such as one of Ramadan or a holiday: its own [opens, closes] pairs, none where it is closed.
special_day = Table(
    "special_day",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    Column("date", Date, nullable=False),
    Column("hours", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    UniqueConstraint("section_id", "date"),
)

# What happened to a hall itself (rule 6): its queue closed or opened, its day ended, its hours or quotas changed;
# `section_id` is empty where it concerns the centre, `by_id` where a program did it.
hall_event = Table(
    "hall_event",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id", optional=True),
    reference("by_id", "staff.id", optional=True),
    Column("kind", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("facts", JSON, nullable=False),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_hall_event_at", "at"),
)

# The place for which prayer times are computed; no row: the hall does not pause by itself.
prayer_place = Table(
    "prayer_place",
    metadata,
    Column("centre_id", Uuid, ForeignKey("centre.id"), primary_key=True),
    Column("latitude_e6", Integer, nullable=False),
    Column("longitude_e6", Integer, nullable=False),
)

# How many appointments a service takes: on a weekday, from `opens` to `closes`, each `minutes` long.
appointment_plan = Table(
    "appointment_plan",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    reference("service_id", "service.id"),
    Column("weekday", Integer, CheckConstraint("weekday BETWEEN 1 AND 7", name="weekday"), nullable=False),
    Column("opens", Integer, nullable=False),
    Column("closes", Integer, CheckConstraint("closes > opens", name="closes"), nullable=False),
    Column("minutes", Integer, CheckConstraint("minutes > 0", name="minutes"), nullable=False),
    Column("capacity", Integer, CheckConstraint("capacity > 0", name="capacity"), nullable=False),
    UniqueConstraint("section_id", "service_id", "weekday", "opens"),
)

# The row that is locked to book: so a slot is never overbooked.
appointment_slot = Table(
    "appointment_slot",
    metadata,
    id_column(),
    centre_column(),
    reference("section_id", "section.id"),
    reference("service_id", "service.id"),
    Column("date", Date, nullable=False),
    Column("minute", Integer, nullable=False),
    # How long it is: kept, because the plan may change after somebody booked.
    Column("minutes", Integer, CheckConstraint("minutes > 0", name="minutes"), nullable=False),
    Column("booked", Integer, CheckConstraint("booked >= 0", name="booked"), nullable=False),
    UniqueConstraint("section_id", "service_id", "date", "minute"),
    Index("ix_appointment_slot_date", "section_id", "date"),
)

BOOKED = text("state = 'booked'")

appointment = Table(
    "appointment",
    metadata,
    id_column(),
    centre_column(),
    reference("slot_id", "appointment_slot.id"),
    reference("visitor_id", "visitor.id"),
    reference("ticket_id", "ticket.id", optional=True),
    reference("booked_by", "staff.id", optional=True),
    Column("state", String(16), nullable=False),
    Column("key", String(200), nullable=False),
    Column("device", String(64), nullable=False),
    Column("booked_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    UniqueConstraint("centre_id", "key"),
    UniqueConstraint("ticket_id"),
    Index("ix_appointment_slot", "slot_id"),
    Index("ix_appointment_visitor", "visitor_id"),
    Index("ix_appointment_booked", "slot_id", sqlite_where=BOOKED, postgresql_where=BOOKED),
)

# What happened to an appointment (rule 6): booked, moved, cancelled, arrived, missed; `slot_id` is its time after it.
appointment_event = Table(
    "appointment_event",
    metadata,
    id_column(),
    centre_column(),
    reference("appointment_id", "appointment.id"),
    reference("slot_id", "appointment_slot.id"),
    reference("staff_id", "staff.id", optional=True),
    Column("kind", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("key", String(200)),
    Column("device", String(64), nullable=False),
    Column("at", Instant, nullable=False),
    UniqueConstraint("centre_id", "key"),
    Index("ix_appointment_event_appointment", "appointment_id"),
)

hospitality_order = Table(
    "hospitality_order",
    metadata,
    id_column(),
    centre_column(),
    reference("ticket_id", "ticket.id"),
    reference("staff_id", "staff.id", optional=True),
    Column("item", String(16), nullable=False),
    Column("device", String(64), nullable=False),
    Column("key", String(200), nullable=False),
    Column("at", Instant, nullable=False),
    # Where it was a mistake: it stays in the record (rule 6) and counts no more.
    Column("undone_at", Instant),
    reference("undone_by_id", "staff.id", optional=True),
    UniqueConstraint("centre_id", "key"),
    Index("ix_hospitality_order_ticket", "ticket_id"),
)
