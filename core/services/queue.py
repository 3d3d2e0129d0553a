"""The queue: tickets, calls and what the screens show of them."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.estimate import Pace, estimated_wait_minutes
from core.domain.help import Help, class_with
from core.domain.queue_policy import QueueClass, in_order
from core.domain.text import Language
from core.domain.ticket import AT_A_DESK, PrintState, TicketMove, TicketState, ticket_code
from core.services.admission import admit
from core.services.context import check_key
from core.services.desk_moves import DeskMoves
from core.services.desk_unit import NO_ONE, Deed, candidate
from core.services.dto import CallView, QueueSnapshot, SectionView, ServiceView, TicketView
from core.services.identifiers import new_id
from core.services.ports import UnitOfWork
from core.services.queue_ports import Day, NewTicket, TicketEvent

RECENT = 5
_LOOKED_AT = 20  # recalls among them show a ticket once
_LOOKED_AT_FOR_SOME = 200  # most of them are of other windows
_MOST_CALLS = 1000


class QueueService(DeskMoves):
    """Issues tickets, and shows the queue; what happens at a desk is inherited."""

    def issue(
        self,
        section: str,
        service: str,
        key: str,
        *,
        language: Language = Language.ARABIC,
        queue_class: QueueClass = QueueClass.STANDARD,
        needs: Help | None = None,
        by: UUID | None = None,
        reason: str = "",
    ) -> TicketView:
        """A new ticket, or the one that this key already has; `queue_class` is why its holder stands where they do.

        Whoever `needs` help has priority.

        Raises `section_unknown`, `service_unknown`, `key_missing`, or `key_reused` where the key's ticket is
        of another section or service; `hall_closed` or `service_full`, but not to staff (`by`) who give a `reason`.
        """
        check_key(key)
        self.prepare(section, service)
        deed = Deed(by, reason=reason.strip())
        with self._context.units.write() as unit:
            ticket = self.issue_in(
                unit, section, service, key, language=language, queue_class=queue_class, deed=deed, needs=needs
            )
            if ticket is not None:
                unit.commit()
                return ticket
        return self.issued(section, service, key)

    def prepare(self, section: str, service: str) -> None:
        """Read what a ticket needs where it has grown old: before the lock, for which others wait."""
        self._context.section(section)
        self._context.service(service)
        self._context.policy()
        self._context.hall_state(section)

    def issue_in(
        self,
        unit: UnitOfWork,
        section: str,
        service: str,
        key: str,
        *,
        language: Language = Language.ARABIC,
        queue_class: QueueClass = QueueClass.STANDARD,
        due_at: datetime | None = None,
        needs: Help | None = None,
        deed: Deed = NO_ONE,
        kept: bool = False,
    ) -> TicketView | None:
        """As `issue`, in a unit that does more beside it; None, and nothing to commit, where the key has its ticket.

        An appointment, and what else was promised (`kept`), has its place beside the service's quota.
        """
        wanted, purpose = self._context.section(section), self._context.service(service)
        today = self._context.today()
        day = unit.queue.take_number(wanted.id, today)
        place = class_with(needs, queue_class)
        new = replace(self._new_ticket(unit, day, wanted, purpose, key, language, place, due_at), help=needs)
        if not unit.queue.add(new, _issue_event(new, day, self._context.device, deed)):
            return None
        admit(self._context, unit, wanted, purpose, day, deed, kept=kept or due_at is not None)
        unit.centre.touch(f"queue:{section}")
        return _issued_view(new, section, service, today)

    def current(self, desk: str) -> TicketView | None:
        """The ticket that is called to or served at a desk."""
        with self._context.units.read() as unit:
            return unit.queue.at_desk(unit.centre.desk(desk).id)

    def ticket(self, ticket_id: UUID) -> TicketView:
        """One ticket, or `ticket_unknown`."""
        with self._context.units.read() as unit:
            return unit.queue.ticket(ticket_id)

    def waiting(self, section: str, limit: int = 500) -> list[TicketView]:
        """Who waits today, in the order in which they would be called if nobody else came."""
        wanted, policy = self._context.section(section), self._context.policy()
        with self._context.units.read() as unit:
            day = unit.queue.day_to_call(wanted.id, self._context.first_day())
            found = {ticket.id: ticket for ticket in unit.queue.waiting(day.id, limit)} if day else {}
        line = in_order([candidate(ticket) for ticket in found.values()], policy, self._context.clock.now())
        return [found[one.ticket_id] for one in line]

    def tickets(self, section: str, on: date | None = None) -> list[TicketView]:
        """Every ticket of a day, today unless another is named, in order."""
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            day = unit.queue.day(wanted.id, on or self._context.today())
            return unit.queue.tickets(day.id) if day else []

    def snapshot(self, section: str, since: int | None = None, *, windows: Collection[int] = ()) -> QueueSnapshot:
        """What a display shows of today; `calls` are the announcements after revision `since`, none without it.

        After midnight it is the evening before until nobody of it waits or is at a desk. With `windows`, only the
        calls to those are told.
        """
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            desks = unit.queue.open_desks(wanted.id)
            today = self._shown_day(unit, wanted)
            day = unit.queue.day(wanted.id, today)
            if day is None:
                return QueueSnapshot(section, today, 0, 0, 0, desks, None, (), ())
            looked_at = _LOOKED_AT_FOR_SOME if windows else _LOOKED_AT
            recent = _distinct(_to(windows, unit.queue.calls(day.id, 0, looked_at)))
            newer = [] if since is None else _to(windows, unit.queue.calls(day.id, since, _MOST_CALLS))
            return QueueSnapshot(
                section=section,
                service_date=today,
                revision=day.revision,
                waiting=day.waiting,
                wait_minutes=self._estimate(unit, wanted, day, day.waiting, None),
                open_desks=desks,
                current=next((call for call in recent if call.ticket.state in AT_A_DESK), None),
                recent=tuple(recent[:RECENT]),
                calls=tuple(reversed(newer)),
            )

    def _shown_day(self, unit: UnitOfWork, section: SectionView) -> date:
        today, evening = self._context.today(), self._context.first_day()
        before = unit.queue.day(section.id, evening) if evening < today else None
        if before is None:
            return today
        at_desks = any(unit.queue.in_state(before.id, state) for state in sorted(AT_A_DESK))
        return evening if before.waiting or at_desks else today

    def _new_ticket(
        self,
        unit: UnitOfWork,
        day: Day,
        section: SectionView,
        service: ServiceView,
        key: str,
        language: Language,
        queue_class: QueueClass,
        due_at: datetime | None,
    ) -> NewTicket:
        ahead = day.waiting - 1
        return NewTicket(
            id=new_id(),
            day_id=day.id,
            section_id=section.id,
            service_id=service.id,
            number=day.last_number,
            position=day.revision,
            code=ticket_code(section.prefix, day.last_number),
            key=key,
            language=language,
            issued_at=self._context.clock.now(),
            ahead=ahead,
            wait_minutes=self._estimate(unit, section, day, ahead, service.id, queue_class),
            queue_class=queue_class,
            due_at=due_at,
        )

    def _estimate(
        self,
        unit: UnitOfWork,
        section: SectionView,
        day: Day,
        waiting: int,
        service_id: UUID | None,
        queue_class: QueueClass = QueueClass.STANDARD,
    ) -> int:
        def measure() -> Pace:
            return unit.statistics.pace(section.id, day.id, self._context.clock.now())

        pace = self._context.pace(section.name, measure)
        return estimated_wait_minutes(waiting, pace, self._context.policy(), service_id, queue_class)

    def issued(self, section: str, service: str, key: str) -> TicketView:
        """The ticket that a key has; `key_reused` where it is of another section or service."""
        with self._context.units.read() as unit:
            ticket = unit.queue.ticket_of_key(key)
        if ticket is None or (ticket.section, ticket.service) != (section, service):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return ticket


def _issue_event(new: NewTicket, day: Day, device: str, deed: Deed) -> TicketEvent:
    return TicketEvent(
        ticket_id=new.id,
        day_id=day.id,
        revision=day.revision,
        kind=TicketMove.ISSUE,
        at=new.issued_at,
        device=device,
        staff_id=deed.by,
        reason=deed.reason,
        queue_class=new.queue_class,
        service_id=new.service_id,
    )


def _issued_view(new: NewTicket, section: str, service: str, today: date) -> TicketView:
    return TicketView(
        id=new.id,
        section=section,
        service=service,
        number=new.number,
        code=new.code,
        state=TicketState.WAITING,
        service_date=today,
        issued_at=new.issued_at,
        language=new.language,
        ahead=new.ahead,
        wait_minutes=new.wait_minutes,
        printing=PrintState.PENDING,
        day_id=new.day_id,
        service_id=new.service_id,
        position=new.position,
        waiting_since=new.issued_at,
        queue_class=new.queue_class,
        due_at=new.due_at,
        help=new.help,
        changed_at=new.issued_at,
    )


def _to(windows: Collection[int], calls: list[CallView]) -> list[CallView]:
    return [call for call in calls if call.desk_number in windows] if windows else calls


def _distinct(calls: list[CallView]) -> list[CallView]:
    newest: dict[UUID, CallView] = {}
    for call in calls:
        newest.setdefault(call.ticket.id, call)
    return list(newest.values())
