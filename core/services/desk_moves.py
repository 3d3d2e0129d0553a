"""What a clerk does with the ticket at a desk; each is one unit of work under the desk's and the day's lock."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketMove, TicketState, after
from core.services.desk_unit import Deed, DeskUnit, at_desk
from core.services.dto import AwayView, CallView, TicketView
from core.services.undoing import Undoing

Act = Callable[[DeskUnit, TicketView], CallView]
# With these the visit ends here on purpose, and what this clerk typed for it is not wanted any more.
_ENDS = frozenset({TicketMove.FINISH, TicketMove.NO_SHOW, TicketMove.TRANSFER})


class DeskMoves(Undoing):
    """Recalls, finishes, no-shows, parks and transfers; calls and undo are inherited.

    A desk with no ticket raises `desk_idle`, a move that the ticket's state does not allow `ticket_move_forbidden`.
    """

    def recall(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> CallView:
        """Announce the ticket at the desk once more; `recall_limit` when it was called often enough."""

        def again(act: DeskUnit, ticket: TicketView) -> CallView:
            limit = self._context.policy().recall_limit
            if ticket.recalls >= limit:
                raise RuleBroken(ErrorCode.RECALL_LIMIT, ticket=ticket.code, limit=limit)
            return act.move(ticket, TicketMove.RECALL, recalls=ticket.recalls + 1)

        return self._with_ticket(desk, Deed(by, key), TicketMove.RECALL, again)

    def finish(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """The visit is over."""
        ticket = self._with_ticket(desk, Deed(by, key), TicketMove.FINISH).ticket
        self._context.forget_pace(ticket.section)
        return ticket

    def no_show(self, desk: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Nobody came to the call."""
        return self._with_ticket(desk, Deed(by, key), TicketMove.NO_SHOW).ticket

    def park(self, desk: str, reason: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Put the visitor aside for a while, to fetch something for one; `reason_missing` without a reason."""
        return self._with_ticket(desk, Deed(by, key, _reason(reason)), TicketMove.PARK).ticket

    def bring_back(self, desk: str, code: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """A parked visitor is here again: among those who return if in time, else at the end of the others."""

        def back(act: DeskUnit, ticket: TicketView) -> CallView:
            within = timedelta(minutes=self._context.policy().return_minutes)
            in_time = ticket.changed_at is None or act.now - ticket.changed_at <= within
            late = QueueClass.PRIORITY if ticket.queue_class is QueueClass.PRIORITY else QueueClass.STANDARD
            day = act.unit.queue.lock(ticket.day_id, waiting=1)
            target = replace(
                ticket,
                state=TicketState.WAITING,
                queue_class=QueueClass.RETURNING if in_time else late,
                position=day.revision,
                waiting_since=act.now,
                due_at=None,
                passed=0,
            )
            return act.put(ticket, target, TicketMove.RETURN, day)

        return self._with_code(desk, code, Deed(by, key), TicketMove.RETURN, back).ticket

    def reinstate(self, desk: str, code: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """Who missed the call is here after all: back to the old place, or `reinstate_late` after a time."""

        def back(act: DeskUnit, ticket: TicketView) -> CallView:
            minutes = self._context.policy().reinstate_minutes
            if ticket.changed_at is not None and act.now - ticket.changed_at > timedelta(minutes=minutes):
                raise RuleBroken(ErrorCode.REINSTATE_LATE, ticket=ticket.code, minutes=minutes)
            return act.move(ticket, TicketMove.REINSTATE, recalls=0)

        return self._with_code(desk, code, Deed(by, key), TicketMove.REINSTATE, back).ticket

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

        Raises `desk_closed` where nobody sits at the desk, `staff_away` where the person sits nowhere in the section.
        """
        wanted = self._context.service(service) if service else None

        def change(act: DeskUnit, ticket: TicketView) -> CallView:
            target_desk = self._target(act, to_desk, to_staff)
            return act.move(
                ticket,
                TicketMove.TRANSFER,
                service_id=wanted.id if wanted else ticket.service_id,
                service=wanted.name if wanted else ticket.service,
                for_desk_id=target_desk if to_desk else None,
                for_staff_id=to_staff,
                note=note.strip(),
            )

        return self._with_ticket(desk, Deed(by, key, note.strip()), TicketMove.TRANSFER, change).ticket

    def go_on(self, desk: str, service: str, *, by: UUID | None = None, key: str | None = None) -> TicketView:
        """The same visitor at the same desk, for another service as well."""
        wanted = self._context.service(service)

        def change(act: DeskUnit, ticket: TicketView) -> CallView:
            return act.move(ticket, TicketMove.CONTINUE, service_id=wanted.id, service=wanted.name)

        return self._with_ticket(desk, Deed(by, key), TicketMove.CONTINUE, change).ticket

    def away(self, section: str) -> list[AwayView]:
        """Who is parked and who missed a call today, after midnight also of the evening; the latest first."""
        wanted, policy, now = self._context.section(section), self._context.policy(), self._context.clock.now()
        with self._context.units.read() as unit:
            found = (unit.queue.day(wanted.id, on) for on in self._context.days_in_hall())
            days = [day.id for day in found if day is not None]
            parked = [one for day in days for one in unit.queue.in_state(day, TicketState.PARKED)]
            missed = [one for day in days for one in unit.queue.in_state(day, TicketState.NO_SHOW)]
            reasons = {code: why for day in days if parked for code, why in unit.desks.park_reasons(day).items()}
        times = {TicketState.PARKED: policy.return_minutes, TicketState.NO_SHOW: policy.reinstate_minutes}
        away = []
        for ticket in (*parked, *missed):
            since = ticket.changed_at or ticket.issued_at
            late = now - since > timedelta(minutes=times[ticket.state])
            away.append(AwayView(ticket, reasons.get(ticket.id, ""), since, late))
        return sorted(away, key=lambda one: one.since, reverse=True)

    def rules(self) -> QueuePolicy:
        """The centre's numbers for its queue."""
        return self._context.policy()

    def _target(self, act: DeskUnit, to_desk: str | None, to_staff: UUID | None) -> UUID | None:
        if to_staff is not None:
            seat = act.unit.staff.desk_of(to_staff)
            if seat is None or act.unit.centre.desk(seat).section != act.place.section:
                raise RuleBroken(ErrorCode.STAFF_AWAY)
        if to_desk is None:
            return None
        found = act.unit.centre.desk(to_desk)
        if found.section != act.place.section:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=found.section)
        if found.staff is None:
            raise RuleBroken(ErrorCode.DESK_CLOSED, desk=to_desk)
        return found.id

    def _with_ticket(self, desk: str, deed: Deed, move: TicketMove, change: Act | None = None) -> CallView:
        with self._context.units.write() as unit:
            act = at_desk(self._context, unit, desk, deed)
            if (done := act.done_before(move)) is not None:
                return done
            ticket = act.needed_ticket()
            if move in _ENDS and act.typed_for(ticket):  # before the day is locked, for whom all others wait
                unit.drafts.forget(ticket.id, deed.by if move is TicketMove.TRANSFER else None)
            result = change(act, ticket) if change else act.move(ticket, move)
            unit.commit()
            return result

    def _with_code(self, desk: str, code: str, deed: Deed, move: TicketMove, change: Act) -> CallView:
        with self._context.units.write() as unit:
            code, act = code.strip().upper(), at_desk(self._context, unit, desk, deed)
            if (done := act.done_before(move, code)) is not None:
                return done
            ticket = self._named(act, code, move)
            after(move, ticket.state)
            result = change(act, ticket)
            unit.commit()
            return result


def _reason(text: str) -> str:
    if not text.strip():
        raise RuleBroken(ErrorCode.REASON_MISSING)
    return text.strip()
