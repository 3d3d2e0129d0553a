"""What a clerk does with tickets at a desk; each is one unit of work under the desk's and the day's lock."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import TicketMove, TicketState, after, sources
from core.services.context import Context, check_key
from core.services.dto import CallView, DeskView, TicketView
from core.services.ports import Day, TicketEvent, UnitOfWork


class DeskMoves:
    """Calls, recalls, finishes, no-shows, parks and transfers.

    `by`, where given, is the member of staff, who must hold the desk (`desk_not_yours`). `key` makes a repeat
    return the first result (rule 2). A desk with no ticket raises `desk_idle`, a move that the ticket's state
    does not allow `ticket_move_forbidden`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def call_next(
        self, desk: str, *, by: UUID | None = None, key: str | None = None, finishing: UUID | None = None
    ) -> CallView | None:
        """Call who has waited longest in the desk's section; None when nobody waits.

        A ticket that is still at the desk is finished first if it is the one named in `finishing`; else `desk_busy`.
        """
        with self._context.units.write() as unit:
            place = self._at(unit, desk, by, key)
            done = unit.queue.call_of_key(key) if key else None
            if done is not None:
                return done
            self._clear(unit, place, by, finishing)
            call = self._call(unit, place, by, key)
            unit.commit()
            return call

    def recall(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> CallView:
        """Announce the ticket at the desk once more."""

        def again(unit: UnitOfWork, place: DeskView, ticket: TicketView) -> CallView:
            after(TicketMove.RECALL, ticket.state)
            day = unit.queue.lock(ticket.day_id)
            at = self._record(unit, ticket.id, day, TicketMove.RECALL, place, by, key)
            return self._announced(unit, ticket.id, place, TicketMove.RECALL, day, at)

        return self._with_ticket(desk, by, key, again)

    def finish(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """The visit is over."""
        return self._leave(desk, TicketMove.FINISH, by, key)

    def no_show(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Nobody came to the call."""
        return self._leave(desk, TicketMove.NO_SHOW, by, key)

    def park(self, desk: str, reason: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Put the visitor aside for a while; `reason_missing` without a reason."""
        if not reason.strip():
            raise RuleBroken(ErrorCode.REASON_MISSING)
        return self._leave(desk, TicketMove.PARK, by, key, reason.strip())

    def transfer(self, desk: str, service: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Send the visitor back to wait for another service; the code stays (rule 5)."""
        wanted = self._context.service(service)

        def change(unit: UnitOfWork, place: DeskView, ticket: TicketView) -> CallView:
            unit.queue.change_service(ticket.id, wanted.id)
            return self._moved(unit, place, ticket, TicketMove.TRANSFER, by, key)

        return self._with_ticket(desk, by, key, change).ticket

    def _leave(self, desk: str, move: TicketMove, by: UUID | None, key: str | None, reason: str = "") -> TicketView:
        def leave(unit: UnitOfWork, place: DeskView, ticket: TicketView) -> CallView:
            return self._moved(unit, place, ticket, move, by, key, reason)

        return self._with_ticket(desk, by, key, leave).ticket

    def _with_ticket(
        self,
        desk: str,
        by: UUID | None,
        key: str | None,
        act: Callable[[UnitOfWork, DeskView, TicketView], CallView],
    ) -> CallView:
        with self._context.units.write() as unit:
            place = self._at(unit, desk, by, key)
            done = unit.queue.call_of_key(key) if key else None
            if done is not None:
                return done
            ticket = unit.queue.at_desk(place.id)
            if ticket is None:
                raise RuleBroken(ErrorCode.DESK_IDLE, desk=desk)
            result = act(unit, place, ticket)
            unit.commit()
            return result

    def _at(self, unit: UnitOfWork, desk: str, by: UUID | None, key: str | None) -> DeskView:
        if key is not None:
            check_key(key)
        place = unit.centre.held_desk(desk)
        if by is not None:
            if place.section not in unit.staff.get(by).sections:
                raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=place.section)
            if place.staff != by:
                raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)
        return place

    def _clear(self, unit: UnitOfWork, place: DeskView, by: UUID | None, finishing: UUID | None) -> None:
        present = unit.queue.at_desk(place.id)
        if present is None:
            return
        if present.id != finishing:
            raise RuleBroken(ErrorCode.DESK_BUSY, desk=place.name, ticket=present.code)
        self._moved(unit, place, present, TicketMove.FINISH, by, None)

    def _call(self, unit: UnitOfWork, place: DeskView, by: UUID | None, key: str | None) -> CallView | None:
        section = self._context.section(place.section)
        today = unit.queue.day(section.id, self._context.today())
        day = unit.queue.take_waiting(today.id) if today else None
        if day is None:
            return None
        ticket = unit.queue.first_waiting(day.id)
        if ticket is None:
            raise AssertionError("someone is counted as waiting, but nobody waits")
        self._change(unit, ticket, TicketMove.CALL, place.id)
        at = self._record(unit, ticket.id, day, TicketMove.CALL, place, by, key)
        return self._announced(unit, ticket.id, place, TicketMove.CALL, day, at)

    def _moved(
        self,
        unit: UnitOfWork,
        place: DeskView,
        ticket: TicketView,
        move: TicketMove,
        by: UUID | None,
        key: str | None,
        reason: str = "",
    ) -> CallView:
        target = after(move, ticket.state)
        waits = target is TicketState.WAITING
        day = unit.queue.lock(ticket.day_id, waiting=1 if waits else 0)
        self._change(unit, ticket, move, None if waits else place.id)
        at = self._record(unit, ticket.id, day, move, place, by, key, reason)
        return self._announced(unit, ticket.id, place, move, day, at)

    def _change(self, unit: UnitOfWork, ticket: TicketView, move: TicketMove, desk_id: UUID | None) -> None:
        target = after(move, ticket.state)
        if not unit.queue.move(ticket.id, sources(move), target, desk_id, self._context.clock.now()):
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move.value, state=ticket.state.value)

    def _record(
        self,
        unit: UnitOfWork,
        ticket_id: UUID,
        day: Day,
        move: TicketMove,
        place: DeskView,
        by: UUID | None,
        key: str | None,
        reason: str = "",
    ) -> datetime:
        now, device = self._context.clock.now(), self._context.device
        unit.queue.append(TicketEvent(ticket_id, day.id, day.revision, move, now, device, place.id, by, reason, key))
        unit.centre.touch(f"queue:{place.section}")
        return now

    @staticmethod
    def _announced(
        unit: UnitOfWork, ticket_id: UUID, place: DeskView, move: TicketMove, day: Day, at: datetime
    ) -> CallView:
        return CallView(unit.queue.ticket(ticket_id), place.name, place.number, at, move, day.revision)
