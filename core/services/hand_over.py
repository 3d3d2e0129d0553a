"""What the database takes over from a kiosk that issued tickets alone."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.offline import Spot, free_letter, place_by_coming
from core.domain.queue_policy import Order, QueueClass
from core.domain.ticket import UNTOLD, PrintState, TicketMove, TicketState
from core.services.context import Context
from core.services.desk_unit import Deed
from core.services.dismissing import dismiss
from core.services.entrance_ports import KeptIdentity
from core.services.ports import UnitOfWork
from core.services.queue_ports import Day, NewTicket, TicketEvent
from core.services.spool_ports import OWN, CentreKept, HallKept, SpoolTicket

_UNSEEN_DAYS = 31  # after which a spool's letter may be another's
_ALL = 1_000_000
_PAPER = {PrintState.PRINTED: TicketMove.PRINTED, PrintState.FAILED: TicketMove.PRINT_FAILED}


class HandOverService:
    """The centre's side of a kiosk's spool; repeated, each call changes nothing more."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def keep(self, offset: timedelta) -> CentreKept:
        """All that a kiosk needs to know of its centre to go on alone; `offset` is its clock's, to be kept with it."""
        context = self._context
        centre, today = context.centre(fresh=True), context.today()
        limited = [service for service in centre.services if service.daily_quota is not None]
        halls: dict[str, HallKept] = {}
        with context.units.read() as unit:
            for section in centre.sections:
                day = unit.queue.day(section.id, today)
                shut = {today: unit.live.closed_reason(day.id)} if day and day.closed_at is not None else {}
                given = {one.name: unit.queue.issued_for(day.id, one.id) for one in limited} if day else {}
                halls[section.name] = HallKept(unit.opening.opening(section.id, today - timedelta(days=1)), shut, given)
            return CentreKept(centre, unit.hall.policy(), halls, today, offset)

    def register(self, spool_id: UUID, letter: str) -> str:
        """The letter of a spool's series, the one that it has already where that can be; empty where all are taken."""
        now, prefixes = self._context.clock.now(), [one.prefix for one in self._context.centre().sections]
        with self._context.units.read() as unit:
            known = unit.series.letter_of(spool_id)
        if known:
            return known
        with self._context.units.write() as unit:
            unit.series.meet(spool_id, self._context.device, now)
            unit.series.take_back(now - timedelta(days=_UNSEEN_DAYS))
            free = free_letter({one.letter for one in unit.series.all()}, prefixes, letter) or ""
            if free:
                unit.series.give(spool_id, free)
            unit.commit()
        return free

    def known(self, keys: Collection[str]) -> frozenset[str]:
        """Those of these keys whose tickets the database has."""
        with self._context.units.read() as unit:
            return unit.queue.known_keys(keys)

    def tell(self, spool_id: UUID, to_come: int, since: datetime | None, fault: ErrorCode | None) -> None:
        """Let staff know how many tickets this kiosk is still to hand over, and what is amiss with its spool."""
        with self._context.units.write() as unit:
            unit.series.tell(spool_id, self._context.device, to_come, since, fault, self._context.clock.now())
            unit.commit()

    def take(self, tickets: Sequence[SpoolTicket]) -> None:
        """Put tickets of one section and day among those who wait, each at the place of its coming, all or none.

        One that is there already is left alone. What the database had given for the same touch, too late for the
        visitor to see it, is dismissed.
        """
        first = tickets[0]
        section = self._context.section(first.section)
        services = {one.service: self._context.service(one.service).id for one in tickets}
        on, order = min(first.on, self._context.today()), self._context.policy().order
        with self._context.units.write() as unit:
            new = [one for one in tickets if unit.queue.ticket_of_key(one.key) is None]
            line = _Line(self._context, unit, section.id, on, order)
            for ticket in new:
                self._dismiss_unseen(unit, ticket)
                line.take(ticket, services[ticket.service])
            unit.centre.touch(f"queue:{section.name}")
            unit.commit()

    def _dismiss_unseen(self, unit: UnitOfWork, ticket: SpoolTicket) -> None:
        unseen = unit.queue.ticket_of_key(ticket.key.removeprefix(OWN))
        if unseen is not None and unseen.state is TicketState.WAITING:
            dismiss(self._context, unit, unseen, Deed(reason=f"{ticket.code} {ticket.on}"))


@dataclass(frozen=True, slots=True)
class _Line:
    """A section's day while tickets are put into it."""

    context: Context
    unit: UnitOfWork
    section_id: UUID
    on: date
    order: Order
    _lines: dict[QueueClass | None, list[Spot]] = field(default_factory=dict)

    def take(self, ticket: SpoolTicket, service_id: UUID) -> None:
        queue = self.unit.queue
        day = queue.take_number(self.section_id, self.on)
        came = min(ticket.issued_at, self.context.clock.now())
        new = self._new(ticket, service_id, day, came)
        if not queue.add(new, self._event(new, TicketMove.ISSUE, came, day)):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        if ticket.sealed:
            self.unit.entrance.keep_identity(KeptIdentity(new.id, bytes.fromhex(ticket.sealed), None, came))
        self._note(new, TicketMove.HAND_OVER, self.context.clock.now())
        if ticket.printing in _PAPER:
            queue.mark_print(new.id, ticket.printing)
            self._note(new, _PAPER[ticket.printing], ticket.printed_at or came)

    def _new(self, ticket: SpoolTicket, service_id: UUID, day: Day, came: datetime) -> NewTicket:
        return NewTicket(
            id=ticket.id,
            day_id=day.id,
            section_id=self.section_id,
            service_id=service_id,
            number=day.last_number,
            position=self._position(ticket, day, came),
            code=ticket.code,
            key=ticket.key,
            language=ticket.language,
            issued_at=came,
            ahead=UNTOLD,
            wait_minutes=UNTOLD,
            queue_class=ticket.queue_class,
            help=ticket.help,
        )

    def _position(self, ticket: SpoolTicket, day: Day, came: datetime) -> int:
        """In the ticket's line: its class, or where the centre calls by arrival everybody.

        It is read once: under the day's lock nobody comes or goes but by this unit.
        """
        which = None if self.order is Order.ARRIVAL else ticket.queue_class
        if which not in self._lines:
            waiting = self.unit.queue.waiting(day.id, _ALL)
            self._lines[which] = [Spot(x.position, x.waiting_since) for x in waiting if which in {None, x.queue_class}]
        position = place_by_coming(self._lines[which], came, day.revision)
        self._lines[which].append(Spot(position, came))
        return position

    def _note(self, new: NewTicket, kind: TicketMove, at: datetime) -> None:
        day = self.unit.queue.lock(new.day_id)
        self.unit.queue.append(self._event(new, kind, at, day))

    def _event(self, new: NewTicket, kind: TicketMove, at: datetime, day: Day) -> TicketEvent:
        return TicketEvent(
            ticket_id=new.id,
            day_id=day.id,
            revision=day.revision,
            kind=kind,
            at=at,
            device=self.context.device,
            queue_class=new.queue_class,
            service_id=new.service_id,
        )
