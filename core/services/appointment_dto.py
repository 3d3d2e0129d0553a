"""Frozen read models of appointments: all that a screen or a command ever sees of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.domain.appointments import AppointmentState, Arrival
from core.services.dto import TicketView, VisitorView


@dataclass(frozen=True, slots=True)
class SlotView:
    """A time of a day's plan; `minute` counts from the local midnight, `closed` where the section is not open then."""

    section: str
    service: str
    on: date
    minute: int
    minutes: int
    at: datetime
    capacity: int
    taken: int
    closed: bool
    past: bool

    @property
    def free(self) -> int:
        """How many more it takes; a plan that was made smaller afterwards makes no negative number."""
        return 0 if self.closed or self.past else max(0, self.capacity - self.taken)


@dataclass(frozen=True, slots=True)
class AppointmentView:
    """An appointment as staff see it; `ticket_code` from the check-in on."""

    id: UUID
    section: str
    service: str
    on: date
    minute: int
    minutes: int
    at: datetime
    state: AppointmentState
    visitor: VisitorView
    booked_at: datetime
    ticket_id: UUID | None = None
    ticket_code: str = ""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """What a check-in gave; who is `late` by so many `minutes` is told that the ticket is a standard one."""

    appointment: AppointmentView
    ticket: TicketView
    arrival: Arrival
    minutes: int
