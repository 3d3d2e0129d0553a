"""The queue: tickets, calls and what the screens show of them."""

from datetime import date
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.estimate import estimated_wait_minutes
from core.domain.text import Language
from core.domain.ticket import AT_A_DESK, TicketMove, ticket_code
from core.services.context import check_key
from core.services.desk_moves import DeskMoves
from core.services.dto import CallView, QueueSnapshot, SectionView, ServiceView, TicketView
from core.services.identifiers import new_id
from core.services.ports import Day, NewTicket, TicketEvent, UnitOfWork

RECENT = 5
_MOST_CALLS = 50
_MEASURED_VISITS = 20


class QueueService(DeskMoves):
    """Issues tickets, and shows the queue; what happens at a desk is inherited."""

    def issue(self, section: str, service: str, key: str, *, language: Language = Language.ARABIC) -> TicketView:
        """A new ticket, or the one that this key already has.

        Raises `section_unknown`, `service_unknown`, `key_missing`, or `key_reused` where the key's ticket is
        of another section or service.
        """
        check_key(key)
        wanted, purpose = self._context.section(section), self._context.service(service)
        with self._context.units.write() as unit:
            day = unit.queue.take_number(wanted.id, self._context.today())
            new = self._new_ticket(unit, day, wanted, purpose, key, language)
            if unit.queue.add(new):
                unit.queue.append(
                    TicketEvent(new.id, day.id, day.revision, TicketMove.ISSUE, new.issued_at, self._context.device)
                )
                unit.centre.touch(f"queue:{section}")
                ticket = unit.queue.ticket(new.id)
                unit.commit()
                return ticket
        return self._issued(section, service, key)

    def current(self, desk: str) -> TicketView | None:
        """The ticket that is called to or served at a desk."""
        with self._context.units.read() as unit:
            return unit.queue.at_desk(unit.centre.desk(desk).id)

    def ticket(self, ticket_id: UUID) -> TicketView:
        """One ticket, or `ticket_unknown`."""
        with self._context.units.read() as unit:
            return unit.queue.ticket(ticket_id)

    def waiting(self, section: str, limit: int = 500) -> list[TicketView]:
        """Who waits today, in order."""
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            day = unit.queue.day(wanted.id, self._context.today())
            return unit.queue.waiting(day.id, limit) if day else []

    def tickets(self, section: str, on: date | None = None) -> list[TicketView]:
        """Every ticket of a day, today unless another is named, in order."""
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            day = unit.queue.day(wanted.id, on or self._context.today())
            return unit.queue.tickets(day.id) if day else []

    def snapshot(self, section: str, since: int | None = None) -> QueueSnapshot:
        """What a display shows of today; `calls` are the announcements after revision `since`, none without it."""
        wanted, today = self._context.section(section), self._context.today()
        with self._context.units.read() as unit:
            desks = unit.queue.open_desks(wanted.id)
            day = unit.queue.day(wanted.id, today)
            if day is None:
                return QueueSnapshot(section, today, 0, 0, 0, desks, None, (), ())
            newest = unit.queue.calls(day.id, 0, _MOST_CALLS)
            recent = _distinct(newest)
            return QueueSnapshot(
                section=section,
                service_date=today,
                revision=day.revision,
                waiting=day.waiting,
                wait_minutes=self._estimate(unit, day.id, wanted.id, day.waiting),
                open_desks=desks,
                current=next((call for call in recent if call.ticket.state in AT_A_DESK), None),
                recent=tuple(recent[:RECENT]),
                calls=() if since is None else tuple(call for call in reversed(newest) if call.revision > since),
            )

    def _new_ticket(
        self, unit: UnitOfWork, day: Day, section: SectionView, service: ServiceView, key: str, language: Language
    ) -> NewTicket:
        ahead = day.waiting - 1
        return NewTicket(
            id=new_id(),
            day_id=day.id,
            section_id=section.id,
            service_id=service.id,
            number=day.last_number,
            code=ticket_code(section.prefix, day.last_number),
            key=key,
            language=language,
            issued_at=self._context.clock.now(),
            ahead=ahead,
            wait_minutes=self._estimate(unit, day.id, section.id, ahead),
        )

    @staticmethod
    def _estimate(unit: UnitOfWork, day_id: UUID, section_id: UUID, waiting: int) -> int:
        if waiting == 0:
            return 0
        seconds = unit.queue.service_seconds(day_id, _MEASURED_VISITS)
        return estimated_wait_minutes(waiting, unit.queue.open_desks(section_id), seconds)

    def _issued(self, section: str, service: str, key: str) -> TicketView:
        with self._context.units.read() as unit:
            ticket = unit.queue.ticket_of_key(key)
        if ticket is None or (ticket.section, ticket.service) != (section, service):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return ticket


def _distinct(calls: list[CallView]) -> list[CallView]:
    newest: dict[UUID, CallView] = {}
    for call in calls:
        newest.setdefault(call.ticket.id, call)
    return list(newest.values())
