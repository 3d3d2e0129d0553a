"""What a supervisor does to desks and tickets: each act has a reason, and the record says who did it (rule 6)."""

from dataclasses import replace
from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.desk import DeskChange
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove, after
from core.services.allowed import AT_DESKS, SUPERVISORS, allowed, said
from core.services.auditing import enter
from core.services.context import Context, check_key
from core.services.desk_unit import Deed, DeskUnit
from core.services.dto import DeskView, TicketView
from core.services.place import kept
from core.services.ports import UnitOfWork
from core.services.queue_ports import TicketEvent
from core.services.sitting import note, sit_down, stand_up


class SupervisionService:
    """For supervisors and administrators, in their sections: `role_not_allowed`, `section_not_yours`.

    An act without a reason raises `reason_missing`; one that is done already changes nothing.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def open_desk(self, desk: str, staff_id: UUID, reason: str, *, by: UUID) -> DeskView:
        """Seat a person, or end their pause; `desk_taken`, `staff_at_another_desk`, `role_not_allowed` for a host."""
        why = said(reason)
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            allowed(unit, by, SUPERVISORS, place.section)
            allowed(unit, staff_id, AT_DESKS, place.section)
            changed = sit_down(self._context, unit, place, staff_id, by=by, reason=why)
            if not changed and unit.desks.resume(place.id):
                note(self._context, unit, place, staff_id, DeskChange.RESUMED, reason=why, by=by)
                changed = True
            if changed:
                unit.commit()
        return self._seen(desk)

    def close_desk(self, desk: str, reason: str, *, by: UUID, giving_back: UUID | None = None) -> DeskView:
        """Let the clerk go; `desk_busy` while a ticket is there, unless it is the one that the hall is given back.

        That one waits again at its old place (rule 5), and whoever waited for this desk alone waits for everybody.
        """
        why = said(reason)
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            allowed(unit, by, SUPERVISORS, place.section)
            act = DeskUnit(self._context, unit, place, Deed(by, reason=why))
            present = act.ticket()
            if present is not None and present.id == giving_back:
                act.move(present, TicketMove.TRANSFER, for_desk_id=None, for_staff_id=None)
            elif present is not None:
                raise RuleBroken(ErrorCode.DESK_BUSY, desk=desk, ticket=present.code)
            if place.staff is not None:
                stand_up(self._context, unit, place, place.staff, by=by, reason=why)
            unit.commit()
        return self._seen(desk)

    def reclassify(
        self, ticket_id: UUID, queue_class: QueueClass, reason: str, *, by: UUID, key: str | None = None
    ) -> TicketView:
        """Put a waiting ticket in another class, at the place among them that its coming gives it.

        Raises `class_not_given` for an appointment, `ticket_move_forbidden` where it no longer waits.
        """
        why = said(reason)
        if queue_class is QueueClass.APPOINTMENT:
            raise RuleBroken(ErrorCode.CLASS_NOT_GIVEN)
        if key is not None:
            check_key(key)
        with self._context.units.write() as unit:
            day = unit.queue.lock(unit.queue.ticket(ticket_id).day_id)
            ticket = unit.queue.ticket(ticket_id)
            allowed(unit, by, SUPERVISORS, ticket.section)
            if self._done_before(unit, ticket, key) or ticket.queue_class is queue_class:
                return ticket
            target = replace(
                ticket, state=after(TicketMove.RECLASSIFY, ticket.state), queue_class=queue_class, due_at=None
            )
            event = TicketEvent(
                ticket_id=ticket.id,
                day_id=day.id,
                revision=day.revision,
                kind=TicketMove.RECLASSIFY,
                at=self._context.clock.now(),
                device=self._context.device,
                staff_id=by,
                reason=why,
                key=key,
                queue_class=queue_class,
                service_id=ticket.service_id,
                before=kept(ticket),
            )
            if not unit.queue.change(ticket, target, event):
                raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move="reclassified", state=ticket.state.value)
            unit.centre.touch(f"queue:{ticket.section}")
            enter(self._context, unit, AuditKind.TICKET_RECLASSIFIED, by, ticket.id, queue_class=queue_class.value)
            unit.commit()
            return replace(target, changed_at=event.at)

    @staticmethod
    def _done_before(unit: UnitOfWork, ticket: TicketView, key: str | None) -> bool:
        known = unit.live.ticket_of_event(key) if key is not None else None
        if known not in {None, ticket.id}:
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return known is not None

    def _seen(self, desk: str) -> DeskView:
        with self._context.units.read() as unit:
            place = unit.centre.desk(desk)
        self._context.forget_pace(place.section)
        return place
