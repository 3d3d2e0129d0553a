"""Hospitality: who sits in the hall, and what was brought to them."""

from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hospitality import Item, in_turn
from core.domain.ticket import TicketState
from core.services.allowed import HOSTS, allowed
from core.services.context import Context, check_key
from core.services.dto import TicketView
from core.services.identifiers import new_id
from core.services.live_dto import GuestList, GuestView, Order
from core.services.ports import UnitOfWork

_GONE = frozenset({TicketState.FINISHED, TicketState.NO_SHOW, TicketState.DISMISSED})
_MOST = 500


class HospitalityService:
    """For hosts and supervisors, in their sections (rule 8); a ticket's code and never a name (rule 9)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def guests(self, by: UUID) -> GuestList:
        """Who sits in the halls of a host, whom to go to first at the top."""
        policy, now = self._context.policy(), self._context.clock.now()
        with self._context.units.read() as unit:
            person = allowed(unit, by, HOSTS)
            tickets = [ticket for section in person.sections for ticket in self._seated(unit, section)]
            orders = unit.hospitality.served([ticket.id for ticket in tickets])
        brought: dict[UUID, list[Order]] = {}
        for order in orders:
            brought.setdefault(order.ticket_id, []).append(order)
        guests = [_guest(ticket, brought.get(ticket.id, [])) for ticket in tickets]
        return GuestList(now, policy, person.sections, tuple(in_turn(guests, policy, now)))

    def serve(self, ticket_id: UUID, item: Item, *, by: UUID, key: str) -> Order:
        """Note what was brought; the same key again: the same order (rule 2).

        Raises `ticket_move_forbidden` where the visitor has left, `role_not_allowed`, `section_not_yours`.
        """
        check_key(key)
        with self._context.units.write() as unit:
            ticket = unit.queue.ticket(ticket_id)
            allowed(unit, by, HOSTS, ticket.section)
            order = Order(new_id(), ticket_id, item, self._context.clock.now())
            if (known := unit.hospitality.order_of_key(key)) is not None:
                return _same(known, order)
            if ticket.state in _GONE:
                raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move="served", state=ticket.state.value)
            unit.hospitality.add(order, by, self._context.device, key)
            unit.centre.touch(topic(ticket.section))
            unit.commit()
            return order

    def undo(self, order_id: UUID, *, by: UUID) -> Order:
        """It was a mistake: it stays in the record and counts no more; again changes nothing."""
        with self._context.units.write() as unit:
            order = unit.hospitality.order(order_id)
            if order is None:
                raise RuleBroken(ErrorCode.NOTHING_TO_UNDO)
            section = unit.queue.ticket(order.ticket_id).section
            allowed(unit, by, HOSTS, section)
            if unit.hospitality.take_back(order_id, by, self._context.clock.now()):
                unit.centre.touch(topic(section))
                unit.commit()
            return order

    def _seated(self, unit: UnitOfWork, section: str) -> list[TicketView]:
        place = self._context.section(section)
        calling = unit.queue.day_to_call(place.id, self._context.first_day())
        days = [unit.queue.day(place.id, on) for on in self._context.days_in_hall()]
        there = {day.id for day in (calling, *days) if day is not None}
        waiting = [one for day in there for one in unit.queue.waiting(day, _MOST)]
        return waiting + [one for day in there for one in unit.queue.in_state(day, TicketState.PARKED)]


def topic(section: str) -> str:
    """What the feed says where something was brought to somebody of a section."""
    return f"hospitality:{section}"


def _same(known: Order, asked: Order) -> Order:
    if (known.ticket_id, known.item) != (asked.ticket_id, asked.item):
        raise RuleBroken(ErrorCode.KEY_REUSED)
    return known


def _guest(ticket: TicketView, orders: list[Order]) -> GuestView:
    return GuestView(
        ticket_id=ticket.id,
        code=ticket.code,
        section=ticket.section,
        queue_class=ticket.queue_class,
        state=ticket.state,
        since=ticket.issued_at,
        served=tuple(order.item for order in orders),
        served_at=orders[-1].at if orders else None,
    )
