"""The one path to a call: who is next by the centre's policy, or a certain ticket for a reason."""

from dataclasses import replace
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import Candidate, QueueClass, choose, first_standard
from core.domain.ticket import TicketMove, TicketState, sources
from core.services.context import Context
from core.services.desk_unit import Deed, DeskUnit, at_desk, candidate
from core.services.dto import CallView, TicketView
from core.services.queue_ports import Day


class Calling:
    """Calls of the next visitor and of a certain one.

    `by`, where given, is the member of staff, who must hold the desk (`desk_not_yours`). `key` makes a repeat
    return the first result (rule 2). A desk that is paused raises `desk_paused`.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def call_next(
        self, desk: str, *, by: UUID | None = None, key: str | None = None, finishing: UUID | None = None
    ) -> CallView | None:
        """Call who is next for the desk by the centre's policy; None when nobody waits for it.

        A ticket that is still at the desk is finished first if it is the one named in `finishing`; else `desk_busy`.
        """
        with self._context.units.write() as unit:
            act = at_desk(self._context, unit, desk, Deed(by, key))
            if (done := act.done_before(TicketMove.CALL)) is not None:
                return done
            self._free(act, finishing)
            called = self._next(act)
            if called is None and finishing is None:
                return None
            unit.commit()
            return called

    def call_ticket(
        self, desk: str, code: str, reason: str, *, by: UUID | None = None, key: str | None = None
    ) -> CallView:
        """Call a certain ticket of today out of turn, for a reason that the fairness report shows.

        Raises `reason_missing`, `ticket_code_unknown`, or `ticket_move_forbidden` where it does not wait.
        """
        if not reason.strip():
            raise RuleBroken(ErrorCode.REASON_MISSING)
        code = code.strip().upper()
        with self._context.units.write() as unit:
            act = at_desk(self._context, unit, desk, Deed(by, key, reason.strip(), out_of_turn=True))
            if (done := act.done_before(TicketMove.CALL, code)) is not None:
                return done
            self._free(act, None)
            found = self._named(act, code, TicketMove.CALL)
            unit.queue.lock(found.day_id)
            ticket = unit.queue.ticket(found.id)
            heads = unit.queue.heads(ticket.day_id, act.place.id, act.place.staff)
            standard = first_standard([candidate(head) for head in heads])
            called = self._called(act, ticket, None)
            self._pass_over(act, standard, ticket.id)
            unit.commit()
            return called

    def _named(self, act: DeskUnit, code: str, move: TicketMove) -> TicketView:
        """The ticket of today by its code; after midnight also of the evening, of two the one that the move is for."""
        section = self._context.section(act.place.section)
        days = reversed(self._context.days_in_hall())
        found = [one for day in days if (one := act.unit.queue.ticket_of_code(section.id, day, code)) is not None]
        if not found:
            raise RuleBroken(ErrorCode.TICKET_CODE_UNKNOWN, ticket=code)
        return next((one for one in found if one.state in sources(move)), found[0])

    def _free(self, act: DeskUnit, finishing: UUID | None) -> None:
        if act.place.paused_at is not None:
            raise RuleBroken(ErrorCode.DESK_PAUSED, desk=act.place.name)
        present = act.ticket()
        if present is None:
            return
        if present.id != finishing:
            raise RuleBroken(ErrorCode.DESK_BUSY, desk=act.place.name, ticket=present.code)
        replace(act, deed=replace(act.deed, key=None)).move(present, TicketMove.FINISH)
        self._context.forget_pace(act.place.section)

    def _next(self, act: DeskUnit) -> CallView | None:
        section = self._context.section(act.place.section)
        day = act.unit.queue.take_waiting(section.id, self._context.first_day())
        if day is None:
            return None
        tickets = {one.id: one for one in act.unit.queue.heads(day.id, act.place.id, act.place.staff)}
        heads = [candidate(one) for one in tickets.values()]
        chosen = choose(heads, self._context.policy(), act.now)
        if chosen is None:
            # Somebody waits, but for a service that this desk does not take. The lock changed nothing else.
            act.unit.queue.lock(day.id, waiting=1)
            return None
        called = self._called(act, tickets[chosen.ticket_id], day)
        if chosen.queue_class is not QueueClass.STANDARD:
            self._pass_over(act, first_standard(heads), chosen.ticket_id)
        return called

    @staticmethod
    def _called(act: DeskUnit, ticket: TicketView, day: Day | None) -> CallView:
        if ticket.state is not TicketState.WAITING:
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move="called", state=ticket.state.value)
        place = act.place
        target = replace(ticket, state=TicketState.CALLED, desk_id=place.id, desk=place.name, recalls=0)
        return act.put(ticket, target, TicketMove.CALL, day)

    @staticmethod
    def _pass_over(act: DeskUnit, standard: Candidate | None, called: UUID) -> None:
        if standard is not None and standard.ticket_id != called:
            act.unit.queue.pass_over(standard.ticket_id)
