"""The live view of a supervisor: desks, who waits, who is aside and what is amiss, read at once."""

from dataclasses import replace
from uuid import UUID

from core.domain.alarms import waits_since
from core.domain.ticket import TicketState
from core.services.allowed import AT_DESKS, SUPERVISORS, allowed
from core.services.context import Context
from core.services.dto import SectionView, StaffView, TicketView
from core.services.live_dto import LiveSection, LiveTicket, LiveView
from core.services.ports import UnitOfWork

_MOST = 1000


class LiveViewService:
    """Reads only; the acts are `SupervisionService`'s."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def view(self, by: UUID) -> LiveView:
        """The sections of a supervisor (rule 8), or `role_not_allowed`."""
        policy = self._context.policy()
        with self._context.units.read() as unit:
            person = allowed(unit, by, SUPERVISORS)
            sections = [self._context.section(name) for name in person.sections]
            read = [self._section(unit, section) for section in sections]
            devices = [one for one in unit.centre.devices() if one.section is None or one.section in person.sections]
            names = {one.name for one in devices}
            return LiveView(
                at=self._context.clock.now(),
                policy=policy,
                sections=tuple(section for section, _, _ in read),
                desks=tuple(unit.live.desks([section.id for section in sections])),
                waiting=tuple(sorted((one for _, found, _ in read for one in found), key=lambda one: one.since)),
                aside=tuple(one for _, _, found in read for one in found),
                devices=tuple(devices),
                people=_people(unit, person),
                series=tuple(one for one in unit.series.all() if one.device in names),
            )

    def _section(
        self, unit: UnitOfWork, section: SectionView
    ) -> tuple[LiveSection, list[LiveTicket], list[LiveTicket]]:
        days = [day for on in self._context.days_in_hall() if (day := unit.queue.day(section.id, on)) is not None]
        # The day from which desks call: usually today's, after midnight the evening's, else one a wrong clock began.
        calling = unit.queue.day_to_call(section.id, self._context.first_day())
        waiting = [_ticket(one) for one in unit.queue.waiting(calling.id, _MOST)] if calling else []
        shown = LiveSection(section.name, tuple(unit.live.by_class(calling.id)) if calling else ())
        aside: list[LiveTicket] = []
        for day in days:
            reasons = unit.live.park_reasons(day.id)
            aside += [
                _ticket(one, reasons.get(one.id, ""))
                for state in (TicketState.PARKED, TicketState.NO_SHOW)
                for one in unit.queue.in_state(day.id, state)
            ]
        closed = unit.queue.day(section.id, self._context.today())
        if closed is not None and closed.closed_at is not None:
            shown = replace(shown, closed_at=closed.closed_at, closed_reason=unit.live.closed_reason(closed.id))
        return shown, waiting, aside


def _people(unit: UnitOfWork, person: StaffView) -> tuple[StaffView, ...]:
    return tuple(
        one for one in unit.staff.everyone() if one.role in AT_DESKS and set(one.sections) & set(person.sections)
    )


def _ticket(ticket: TicketView, reason: str = "") -> LiveTicket:
    came = ticket.waiting_since if ticket.state is TicketState.WAITING else ticket.changed_at or ticket.issued_at
    return LiveTicket(
        id=ticket.id,
        code=ticket.code,
        section=ticket.section,
        service=ticket.service,
        service_id=ticket.service_id,
        queue_class=ticket.queue_class,
        state=ticket.state,
        since=waits_since(came, ticket.due_at) if ticket.state is TicketState.WAITING else came,
        reason=reason,
        due_at=ticket.due_at,
        for_desk_id=ticket.for_desk_id,
        for_staff_id=ticket.for_staff_id,
    )
