"""What appointments need of a database."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.appointments import AppointmentMove, AppointmentState, PlanPart, SlotTime
from core.domain.ticket import TicketState
from core.services.dto import VisitorView

Plan = Mapping[int, tuple[PlanPart, ...]]


@dataclass(frozen=True, slots=True)
class KeptAppointment:
    """An appointment as it is kept: the state without what became of its ticket, the identity number sealed."""

    id: UUID
    section: str
    service: str
    slot_id: UUID
    on: date
    minute: int
    minutes: int
    state: AppointmentState
    visitor: VisitorView
    sealed: bytes
    booked_at: datetime
    ticket_id: UUID | None
    ticket_code: str
    ticket_state: TicketState | None


@dataclass(frozen=True, slots=True)
class NewAppointment:
    """An appointment to be stored."""

    id: UUID
    slot_id: UUID
    visitor_id: UUID
    key: str
    device: str
    booked_by: UUID | None
    at: datetime


@dataclass(frozen=True, slots=True)
class AppointmentEvent:
    """A line of an appointment's record (rule 6); `slot_id` is its time after the move."""

    appointment_id: UUID
    slot_id: UUID
    kind: AppointmentMove
    at: datetime
    device: str
    staff_id: UUID | None = None
    reason: str = ""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class DoneMove:
    """What was done to an appointment under a key."""

    appointment_id: UUID
    kind: AppointmentMove
    reason: str


class AppointmentStore(Protocol):
    """Plans, slots and appointments.

    Who locks several things takes the visitor first, then the appointment, then slots in the order of their times.
    """

    def plan(self, section_id: UUID, service_id: UUID) -> Plan:
        """The parts of each ISO weekday, in order; a weekday without appointments is missing."""

    def set_plan(self, section_id: UUID, service_id: UUID, weekday: int, parts: Sequence[PlanPart]) -> None:
        """Replace a weekday's parts; what is booked stays booked."""

    def taken(self, section_id: UUID, service_id: UUID, first: date, last: date) -> Mapping[tuple[date, int], int]:
        """How many are booked, by day and minute; a slot that nobody booked is missing."""

    def take_place(self, section_id: UUID, service_id: UUID, on: date, slot: SlotTime) -> UUID | None:
        """Lock a slot and count one more in it; None, and nothing counted, when it is full."""

    def free_place(self, slot_id: UUID) -> None:
        """Lock a slot and count one fewer in it."""

    def hold_visitor(self, visitor_id: UUID) -> VisitorView:
        """Nobody else books for this visitor until the unit ends; `visitor_unknown`."""

    def hold(self, appointment_id: UUID) -> KeptAppointment:
        """As `get`, and nobody else changes it until the unit ends."""

    def get(self, appointment_id: UUID) -> KeptAppointment:
        """One appointment, or `appointment_unknown`."""

    def move_of_key(self, key: str) -> DoneMove | None:
        """What was done with this key."""

    def add(self, new: NewAppointment) -> bool:
        """Store; False when another one has its key."""

    def change(self, kept: KeptAppointment, state: AppointmentState, at: datetime, ticket_id: UUID | None) -> bool:
        """Change the state; False where it is no longer that of `kept`."""

    def put(self, kept: KeptAppointment, slot_id: UUID, at: datetime) -> bool:
        """Give it another slot; False where its state is no longer that of `kept`."""

    def append(self, event: AppointmentEvent) -> None:
        """Add to the record."""

    def of_day(self, section_id: UUID, on: date) -> list[KeptAppointment]:
        """A section's appointments of a day, in the order of their times."""

    def of_visitor(self, visitor_id: UUID, since: date) -> list[KeptAppointment]:
        """A visitor's appointments from a day on, in the order of their times."""

    def of_ticket(self, ticket_id: UUID) -> KeptAppointment | None:
        """The appointment for which a ticket was issued."""

    def overdue(self, today: date) -> list[KeptAppointment]:
        """Those of earlier days that are still booked."""
