"""Plans, slots and appointments in the database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, case, delete, insert, select, text, update
from sqlalchemy.dialects import postgresql, sqlite

from core.domain.appointments import AppointmentMove, AppointmentState, PlanPart, SlotTime
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import TicketState
from core.services.appointment_ports import AppointmentEvent, DoneMove, KeptAppointment, NewAppointment, Plan
from core.services.dto import VisitorView
from core.services.identifiers import new_id
from core.storage.hall_tables import appointment, appointment_event, appointment_plan, appointment_slot
from core.storage.scope import Scope
from core.storage.tables import section, service, ticket, visitor
from core.storage.visitor_store import VISITOR_COLUMNS, visitor_view

_APPOINTMENTS: Select[Any] = (
    select(
        appointment.c.id,
        section.c.name.label("section"),
        service.c.name.label("service"),
        appointment.c.slot_id,
        appointment_slot.c.date,
        appointment_slot.c.minute,
        appointment_slot.c.minutes,
        appointment.c.state,
        appointment.c.booked_at,
        appointment.c.ticket_id,
        ticket.c.code,
        ticket.c.state.label("ticket_state"),
        visitor.c.identity_sealed,
        *VISITOR_COLUMNS,
    )
    .select_from(
        appointment.join(appointment_slot, appointment_slot.c.id == appointment.c.slot_id)
        .join(section, section.c.id == appointment_slot.c.section_id)
        .join(service, service.c.id == appointment_slot.c.service_id)
        .join(visitor, visitor.c.id == appointment.c.visitor_id)
        .outerjoin(ticket, ticket.c.id == appointment.c.ticket_id)
    )
    .order_by(appointment_slot.c.date, appointment_slot.c.minute, appointment.c.booked_at, appointment.c.id)
)
_ONE = _APPOINTMENTS.where(appointment.c.id == bindparam("one"))
_OF_DAY = _APPOINTMENTS.where(
    appointment_slot.c.section_id == bindparam("of_section"), appointment_slot.c.date == bindparam("on")
)
_OF_VISITOR = _APPOINTMENTS.where(
    appointment.c.visitor_id == bindparam("of_visitor"), appointment_slot.c.date >= bindparam("since")
)
_OF_TICKET = _APPOINTMENTS.where(appointment.c.ticket_id == bindparam("of_ticket"))
_OVERDUE = _APPOINTMENTS.where(text("appointment.state = 'booked'"), appointment_slot.c.date < bindparam("today"))

# Locked first and read afterwards: a statement that waits for its lock goes on with what it saw before.
_HOLD_VISITOR = select(visitor.c.id).where(visitor.c.id == bindparam("one")).with_for_update(key_share=True)
_HOLD = select(appointment.c.id).where(appointment.c.id == bindparam("one")).with_for_update(key_share=True)
_VISITOR = select(*VISITOR_COLUMNS).where(visitor.c.id == bindparam("one"))

_PLAN = (
    select(appointment_plan)
    .where(
        appointment_plan.c.section_id == bindparam("of_section"),
        appointment_plan.c.service_id == bindparam("of_service"),
    )
    .order_by(appointment_plan.c.weekday, appointment_plan.c.opens)
)
_CLEAR_PLAN = delete(appointment_plan).where(
    appointment_plan.c.section_id == bindparam("of_section"),
    appointment_plan.c.service_id == bindparam("of_service"),
    appointment_plan.c.weekday == bindparam("on_weekday"),
)
_TAKEN = select(appointment_slot.c.date, appointment_slot.c.minute, appointment_slot.c.booked).where(
    appointment_slot.c.section_id == bindparam("of_section"),
    appointment_slot.c.service_id == bindparam("of_service"),
    appointment_slot.c.date.between(bindparam("first"), bindparam("last")),
)
_MOVE_OF_KEY = select(appointment_event.c.appointment_id, appointment_event.c.kind, appointment_event.c.reason).where(
    appointment_event.c.centre_id == bindparam("centre"), appointment_event.c.key == bindparam("event_key")
)


def _take_place(dialect: Any) -> Any:
    names = ("id", "centre_id", "section_id", "service_id", "date", "minute", "minutes")
    values: dict[str, object] = {name: bindparam(name) for name in names} | {"booked": 1}
    new = dialect.insert(appointment_slot).values(**values)
    length = case((appointment_slot.c.booked == 0, new.excluded.minutes), else_=appointment_slot.c.minutes)
    return new.on_conflict_do_update(
        index_elements=["section_id", "service_id", "date", "minute"],
        set_={"booked": appointment_slot.c.booked + 1, "minutes": length},
        where=appointment_slot.c.booked < bindparam("capacity"),
    ).returning(appointment_slot.c.id)


# The condition and the count are one statement, whose row lock nobody passes until the commit: never overbooked.
_TAKE_PLACE = {"sqlite": _take_place(sqlite), "postgresql": _take_place(postgresql)}
_FREE_PLACE = (
    update(appointment_slot)
    .where(appointment_slot.c.id == bindparam("slot"))
    .values(booked=appointment_slot.c.booked - 1)
)
_CHANGE = (
    update(appointment)
    .where(appointment.c.id == bindparam("one"), appointment.c.state == bindparam("was"))
    .values(state=bindparam("new_state"), changed_at=bindparam("at"), ticket_id=bindparam("new_ticket"))
)
_PUT = (
    update(appointment)
    .where(appointment.c.id == bindparam("one"), appointment.c.state == bindparam("was"))
    .values(slot_id=bindparam("new_slot"), changed_at=bindparam("at"))
)


class SqlAppointmentStore:
    """`AppointmentStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def plan(self, section_id: UUID, service_id: UUID) -> Plan:
        """As the port says."""
        found: dict[int, tuple[PlanPart, ...]] = {}
        for row in self._scope.run(_PLAN, of_section=section_id, of_service=service_id):
            part = PlanPart(row.opens, row.closes, row.minutes, row.capacity)
            found[row.weekday] = (*found.get(row.weekday, ()), part)
        return found

    def set_plan(self, section_id: UUID, service_id: UUID, weekday: int, parts: Sequence[PlanPart]) -> None:
        """As the port says."""
        self._scope.run(_CLEAR_PLAN, of_section=section_id, of_service=service_id, on_weekday=weekday)
        for part in parts:
            self._scope.add(
                appointment_plan,
                id=new_id(),
                section_id=section_id,
                service_id=service_id,
                weekday=weekday,
                opens=part.opens,
                closes=part.closes,
                minutes=part.minutes,
                capacity=part.capacity,
            )

    def taken(self, section_id: UUID, service_id: UUID, first: date, last: date) -> dict[tuple[date, int], int]:
        """As the port says."""
        rows = self._scope.run(_TAKEN, of_section=section_id, of_service=service_id, first=first, last=last)
        return {(row.date, row.minute): row.booked for row in rows}

    def take_place(self, section_id: UUID, service_id: UUID, on: date, slot: SlotTime) -> UUID | None:
        """As the port says."""
        row = self._scope.run(
            _TAKE_PLACE[self._scope.dialect],
            id=new_id(),
            centre_id=self._scope.centre_id,
            section_id=section_id,
            service_id=service_id,
            date=on,
            minute=slot.minute,
            minutes=slot.minutes,
            capacity=slot.capacity,
        ).first()
        return row.id if row is not None else None

    def free_place(self, slot_id: UUID) -> None:
        """As the port says."""
        self._scope.run(_FREE_PLACE, slot=slot_id)

    def hold_visitor(self, visitor_id: UUID) -> VisitorView:
        """As the port says."""
        self._scope.run(_HOLD_VISITOR, one=visitor_id)
        row = self._scope.run(_VISITOR, one=visitor_id).first()
        if row is None:
            raise RuleBroken(ErrorCode.VISITOR_UNKNOWN)
        return visitor_view(row)

    def hold(self, appointment_id: UUID) -> KeptAppointment:
        """As the port says."""
        self._scope.run(_HOLD, one=appointment_id)
        return self.get(appointment_id)

    def get(self, appointment_id: UUID) -> KeptAppointment:
        """As the port says."""
        row = self._scope.run(_ONE, one=appointment_id).first()
        if row is None:
            raise RuleBroken(ErrorCode.APPOINTMENT_UNKNOWN)
        return _kept(row)

    def move_of_key(self, key: str) -> DoneMove | None:
        """As the port says."""
        row = self._scope.run(_MOVE_OF_KEY, centre=self._scope.centre_id, event_key=key).first()
        return DoneMove(row.appointment_id, AppointmentMove(row.kind), row.reason) if row is not None else None

    def add(self, new: NewAppointment) -> bool:
        """As the port says."""
        return self._scope.add(
            appointment,
            id=new.id,
            slot_id=new.slot_id,
            visitor_id=new.visitor_id,
            booked_by=new.booked_by,
            state=AppointmentState.BOOKED.value,
            key=new.key,
            device=new.device,
            booked_at=new.at,
            changed_at=new.at,
        )

    def change(self, kept: KeptAppointment, state: AppointmentState, at: datetime, ticket_id: UUID | None) -> bool:
        """As the port says."""
        values = {"one": kept.id, "was": kept.state.value, "new_state": state.value}
        return self._scope.run(_CHANGE, **values, at=at, new_ticket=ticket_id).rowcount == 1

    def put(self, kept: KeptAppointment, slot_id: UUID, at: datetime) -> bool:
        """As the port says."""
        return self._scope.run(_PUT, one=kept.id, was=kept.state.value, new_slot=slot_id, at=at).rowcount == 1

    def append(self, event: AppointmentEvent) -> None:
        """As the port says."""
        self._scope.run(
            insert(appointment_event),
            id=new_id(),
            centre_id=self._scope.centre_id,
            appointment_id=event.appointment_id,
            slot_id=event.slot_id,
            staff_id=event.staff_id,
            kind=event.kind.value,
            reason=event.reason,
            key=event.key,
            device=event.device,
            at=event.at,
        )

    def of_day(self, section_id: UUID, on: date) -> list[KeptAppointment]:
        """As the port says."""
        return self._all(_OF_DAY, of_section=section_id, on=on)

    def of_visitor(self, visitor_id: UUID, since: date) -> list[KeptAppointment]:
        """As the port says."""
        return self._all(_OF_VISITOR, of_visitor=visitor_id, since=since)

    def of_ticket(self, ticket_id: UUID) -> KeptAppointment | None:
        """As the port says."""
        found = self._all(_OF_TICKET, of_ticket=ticket_id)
        return found[0] if found else None

    def overdue(self, today: date) -> list[KeptAppointment]:
        """As the port says."""
        return self._all(_OVERDUE, today=today)

    def _all(self, statement: Select[Any], **values: object) -> list[KeptAppointment]:
        return [_kept(row) for row in self._scope.run(statement, **values)]


def _kept(row: Row[Any]) -> KeptAppointment:
    return KeptAppointment(
        id=row.id,
        section=row.section,
        service=row.service,
        slot_id=row.slot_id,
        on=row.date,
        minute=row.minute,
        minutes=row.minutes,
        state=AppointmentState(row.state),
        visitor=visitor_view(row),
        sealed=row.identity_sealed,
        booked_at=row.booked_at,
        ticket_id=row.ticket_id,
        ticket_code=row.code or "",
        ticket_state=TicketState(row.ticket_state) if row.ticket_state else None,
    )
