"""What a clerk does with the ticket at a desk; each is one unit of work under the desk's and the day's lock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove, TicketState
from core.services.calling import Calling
from core.services.desk_unit import Deed, DeskUnit, at_desk
from core.services.dto import CallView, TicketView
from core.services.place import given_back

Act = Callable[[DeskUnit, TicketView], CallView]


class DeskMoves(Calling):
    """Recalls, finishes, no-shows, parks, transfers and undoes; calls are inherited.

    A desk with no ticket raises `desk_idle`, a move that the ticket's state does not allow `ticket_move_forbidden`.
    """

    def recall(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> CallView:
        """Announce the ticket at the desk once more; `recall_limit` when it was called often enough."""

        def again(act: DeskUnit, ticket: TicketView) -> CallView:
            limit = self._context.policy().recall_limit
            if ticket.recalls >= limit:
                raise RuleBroken(ErrorCode.RECALL_LIMIT, ticket=ticket.code, limit=limit)
            return act.move(ticket, TicketMove.RECALL, recalls=ticket.recalls + 1)

        return self._with_ticket(desk, Deed(by, key), again)

    def finish(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """The visit is over."""
        ticket = self._with_ticket(desk, Deed(by, key), lambda act, ticket: act.move(ticket, TicketMove.FINISH)).ticket
        self._context.forget_pace(ticket.section)
        return ticket

    def no_show(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Nobody came to the call."""
        return self._with_ticket(desk, Deed(by, key), lambda act, ticket: act.move(ticket, TicketMove.NO_SHOW)).ticket

    def park(self, desk: str, reason: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Put the visitor aside for a while, to fetch something for one; `reason_missing` without a reason."""
        deed = Deed(by, key, _reason(reason))
        return self._with_ticket(desk, deed, lambda act, ticket: act.move(ticket, TicketMove.PARK)).ticket

    def bring_back(self, desk: str, code: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """A parked visitor is here again: among those who return if in time, else at the end of the others."""

        def back(act: DeskUnit, ticket: TicketView) -> CallView:
            within = timedelta(minutes=self._context.policy().return_minutes)
            in_time = ticket.changed_at is None or act.now - ticket.changed_at <= within
            queue_class = QueueClass.RETURNING if in_time else QueueClass.STANDARD
            day = act.unit.queue.lock(ticket.day_id, waiting=1)
            target = replace(
                ticket,
                state=TicketState.WAITING,
                queue_class=queue_class,
                position=day.revision,
                waiting_since=act.now,
                passed=0,
            )
            return act.put(ticket, target, TicketMove.RETURN, day)

        return self._with_code(desk, code, Deed(by, key), TicketState.PARKED, "returned", back).ticket

    def reinstate(self, desk: str, code: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Who missed the call is here after all: back to the old place, or `reinstate_late` after a time."""

        def back(act: DeskUnit, ticket: TicketView) -> CallView:
            minutes = self._context.policy().reinstate_minutes
            if ticket.changed_at is not None and act.now - ticket.changed_at > timedelta(minutes=minutes):
                raise RuleBroken(ErrorCode.REINSTATE_LATE, ticket=ticket.code, minutes=minutes)
            return act.move(ticket, TicketMove.REINSTATE, recalls=0)

        return self._with_code(desk, code, Deed(by, key), TicketState.NO_SHOW, "reinstated", back).ticket

    def transfer(
        self,
        desk: str,
        service: str | None = None,
        *,
        to_desk: str | None = None,
        to_staff: UUID | None = None,
        note: str = "",
        by: UUID | None = None,
        key: str | None = None,
    ) -> TicketView:
        """Send the visitor on to another service, a desk or a person, with a note; code and place stay (rule 5).

        Raises `desk_closed` where nobody sits at the desk, or the person nowhere in the section.
        """

        wanted = self._context.service(service) if service else None

        def change(act: DeskUnit, ticket: TicketView) -> CallView:
            target_desk = self._open_desk(act, to_desk, to_staff)
            return act.move(
                ticket,
                TicketMove.TRANSFER,
                service_id=wanted.id if wanted else ticket.service_id,
                service=wanted.name if wanted else ticket.service,
                for_desk_id=target_desk if to_desk else None,
                for_staff_id=to_staff,
                note=note.strip(),
            )

        return self._with_ticket(desk, Deed(by, key, note.strip()), change).ticket

    def go_on(self, desk: str, service: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """The same visitor at the same desk, for another service as well."""
        wanted = self._context.service(service)

        def change(act: DeskUnit, ticket: TicketView) -> CallView:
            return act.move(ticket, TicketMove.CONTINUE, service_id=wanted.id, service=wanted.name)

        return self._with_ticket(desk, Deed(by, key), change).ticket

    def undo(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Take the last step of this desk back, within the policy's seconds; `nothing_to_undo` else."""
        with self._context.units.write() as unit:
            act = at_desk(self._context, unit, desk, Deed(by, key))
            if (done := act.done_before()) is not None:
                return done.ticket
            step = unit.queue.last_step(act.place.id)
            seconds = self._context.policy().undo_seconds
            if step is None or not timedelta() <= act.now - step.at <= timedelta(seconds=seconds):
                raise RuleBroken(ErrorCode.NOTHING_TO_UNDO)
            ticket = unit.queue.ticket(step.ticket_id)
            target = given_back(ticket, step.before)
            present = act.ticket()
            if target.desk_id == act.place.id and present is not None and present.id != ticket.id:
                raise RuleBroken(ErrorCode.DESK_BUSY, desk=desk, ticket=present.code)
            act = replace(act, deed=replace(act.deed, reason=step.kind.value, undoes=step.event_id))
            act.put(ticket, target, TicketMove.UNDO)
            restored = unit.queue.ticket(ticket.id)
            unit.commit()
        self._context.forget_pace(restored.section)
        return restored

    def _open_desk(self, act: DeskUnit, to_desk: str | None, to_staff: UUID | None) -> UUID | None:
        if to_staff is not None and act.unit.staff.desk_of(to_staff) is None:
            raise RuleBroken(ErrorCode.STAFF_AWAY)
        if to_desk is None:
            return None
        found = act.unit.centre.desk(to_desk)
        if found.section != act.place.section:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=found.section)
        if found.staff is None:
            raise RuleBroken(ErrorCode.DESK_CLOSED, desk=to_desk)
        return found.id

    def _with_ticket(self, desk: str, deed: Deed, act: Act) -> CallView:
        with self._context.units.write() as unit:
            place = at_desk(self._context, unit, desk, deed)
            if (done := place.done_before()) is not None:
                return done
            result = act(place, place.needed_ticket())
            unit.commit()
            return result

    def _with_code(self, desk: str, code: str, deed: Deed, state: TicketState, move: str, act: Act) -> CallView:
        with self._context.units.write() as unit:
            place = at_desk(self._context, unit, desk, deed)
            if (done := place.done_before()) is not None:
                return done
            section = self._context.section(place.place.section)
            ticket = unit.queue.ticket_of_code(section.id, self._context.today(), code.strip().upper())
            if ticket is None:
                raise RuleBroken(ErrorCode.TICKET_CODE_UNKNOWN, ticket=code.strip())
            if ticket.state is not state:
                raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move, state=ticket.state.value)
            result = act(place, ticket)
            unit.commit()
            return result


def _reason(text: str) -> str:
    if not text.strip():
        raise RuleBroken(ErrorCode.REASON_MISSING)
    return text.strip()
