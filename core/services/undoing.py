"""The last step of a desk, taken back while it is fresh and nobody went on with the ticket."""

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import TicketMove
from core.services.calling import Calling
from core.services.desk_unit import Deed, DeskUnit, at_desk
from core.services.dto import StepView, TicketView
from core.services.place import given_back
from core.services.ports import UnitOfWork
from core.services.queue_ports import DoneStep


class Undoing(Calling):
    """Undo, within the policy's seconds."""

    def last_step(self, desk: str) -> StepView | None:
        """What `undo` would take back now, and until when."""
        with self._context.units.read() as unit:
            place = unit.centre.desk(desk)
            step = self._fresh_step(unit, place.id)
            if step is None or place.paused_at is not None:
                return None
            until = step.at + timedelta(seconds=self._context.policy().undo_seconds)
            return StepView(step.event_id, step.kind, unit.queue.ticket(step.ticket_id).code, until)

    def undo(
        self, desk: str, *, by: UUID | None = None, key: str | None = None, step: UUID | None = None
    ) -> TicketView:
        """Take the last step of this desk back; `nothing_to_undo` where it is too old or somebody went on.

        `step`, where given, is the event that is meant: if it is no longer the last one nothing is taken back.
        """
        with self._context.units.write() as unit:
            act = at_desk(self._context, unit, desk, Deed(by, key))
            if (done := act.done_before(TicketMove.UNDO)) is not None:
                return done.ticket
            if act.place.paused_at is not None:
                raise RuleBroken(ErrorCode.DESK_PAUSED, desk=desk)
            found = self._fresh_step(unit, act.place.id)
            if found is None or step not in {None, found.event_id}:
                raise RuleBroken(ErrorCode.NOTHING_TO_UNDO)
            restored = self._take_back(act, found)
            unit.commit()
        self._context.forget_pace(restored.section)
        return restored

    @staticmethod
    def _take_back(act: DeskUnit, step: DoneStep) -> TicketView:
        ticket = act.unit.queue.ticket(step.ticket_id)
        target = given_back(ticket, step.before)
        present = act.ticket()
        if target.desk_id == act.place.id and present is not None and present.id != ticket.id:
            raise RuleBroken(ErrorCode.DESK_BUSY, desk=act.place.name, ticket=present.code)
        act = replace(act, deed=replace(act.deed, reason=step.kind.value, undoes=step.event_id))
        act.put(ticket, target, TicketMove.UNDO)
        return act.unit.queue.ticket(ticket.id)

    def _fresh_step(self, unit: UnitOfWork, desk_id: UUID) -> DoneStep | None:
        now = self._context.clock.now()
        step = unit.queue.last_step(desk_id, now)
        if step is None:
            return None
        age = now - step.at
        opened = unit.desks.opened_at(desk_id)
        if not timedelta() <= age <= timedelta(seconds=self._context.policy().undo_seconds):
            return None
        # What the clerk before did is not the next one's to take back.
        return None if opened is not None and step.at < opened else step
