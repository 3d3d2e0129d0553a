"""Frozen read models of appointments: all that a screen or a command ever sees of them."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.domain.appointments import AppointmentState, Arrival
from core.domain.numerals import Digits
from core.domain.text import Language
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


@dataclass(frozen=True, slots=True)
class AppointmentSlip:
    """All that stands on the slip of an appointment; names in its language, instants in the centre's zone.

    The kiosk checks in from `opens`; `code` is what it reads.
    """

    authority: str
    centre: str
    section: str
    service: str
    visitor: str
    at: datetime
    opens: datetime
    made_at: datetime
    language: Language
    digits: Digits
    code: str
