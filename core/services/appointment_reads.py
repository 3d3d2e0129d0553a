"""Finding appointments: by day, by visitor, by ticket, and what staff see of one."""

from datetime import date, datetime
from uuid import UUID

from core.domain.appointments import AppointmentState, instant_of, state_now
from core.domain.numerals import to_western
from core.services.appointment_dto import AppointmentView
from core.services.appointment_plans import AppointmentPlans
from core.services.appointment_ports import KeptAppointment
from core.services.context import Context
from core.services.ports import Vault
from core.services.shown import shown_visitor


class AppointmentReads(AppointmentPlans):
    """Shows appointments, identity numbers masked; plans and slots are inherited."""

    def __init__(self, context: Context, vault: Vault) -> None:
        super().__init__(context)
        self._vault = vault

    def appointment(self, appointment_id: UUID) -> AppointmentView:
        """One appointment, or `appointment_unknown`."""
        with self._context.units.read() as unit:
            kept = unit.appointments.get(appointment_id)
        return self._shown(kept)

    def of_day(self, section: str, on: date | None = None) -> list[AppointmentView]:
        """A section's appointments of a day, today unless another is named, in the order of their times."""
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            found = unit.appointments.of_day(wanted.id, on or self._context.today())
        return [self._shown(kept) for kept in found]

    def of_visitor(self, visitor_id: UUID, since: date | None = None) -> list[AppointmentView]:
        """A visitor's appointments from today on, or from another day, in the order of their times."""
        with self._context.units.read() as unit:
            found = unit.appointments.of_visitor(visitor_id, since or self._context.today())
        return [self._shown(kept) for kept in found]

    def of_ticket(self, ticket_id: UUID) -> AppointmentView | None:
        """The appointment for which a ticket was issued."""
        with self._context.units.read() as unit:
            kept = unit.appointments.of_ticket(ticket_id)
        return self._shown(kept) if kept else None

    def of_code(self, section: str, code: str, on: date | None = None) -> AppointmentView | None:
        """The appointment of the ticket on which this is printed, today's unless another day is named."""
        wanted, typed = self._context.section(section), to_western(code).strip().upper()
        with self._context.units.read() as unit:
            ticket = unit.queue.ticket_of_code(wanted.id, on or self._context.today(), typed)
            kept = unit.appointments.of_ticket(ticket.id) if ticket else None
        return self._shown(kept) if kept else None

    def _state(self, kept: KeptAppointment) -> AppointmentState:
        return state_now(kept.state, kept.ticket_state, kept.on, self._context.today())

    def _at(self, kept: KeptAppointment) -> datetime:
        return instant_of(kept.on, kept.minute, self._zone())

    def _shown(self, kept: KeptAppointment) -> AppointmentView:
        return AppointmentView(
            id=kept.id,
            section=kept.section,
            service=kept.service,
            on=kept.on,
            minute=kept.minute,
            minutes=kept.minutes,
            at=self._at(kept),
            state=self._state(kept),
            visitor=shown_visitor(self._vault, kept.visitor, kept.sealed),
            booked_at=kept.booked_at,
            ticket_id=kept.ticket_id,
            ticket_code=kept.ticket_code,
        )
