"""One act at one desk inside its unit of work: who may act, what changes, and the event that records it."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.queue_policy import Candidate
from core.domain.ticket import TicketMove, TicketState, after
from core.services.context import Context, check_key
from core.services.dto import CallView, DeskView, TicketView
from core.services.place import kept
from core.services.ports import UnitOfWork
from core.services.queue_ports import Day, HeldDesk, TicketEvent


@dataclass(frozen=True, slots=True)
class Deed:
    """Who does something, under which key, and why; `by` None is a program."""

    by: UUID | None = None
    key: str | None = None
    reason: str = ""
    out_of_turn: bool = False
    undoes: UUID | None = None


NO_ONE = Deed()


@dataclass(frozen=True, slots=True)
class DeskUnit:
    """A desk that nobody else changes until the unit ends; `held` is what was read when it was held, if it was."""

    context: Context
    unit: UnitOfWork
    place: DeskView
    deed: Deed
    held: HeldDesk | None = None

    @property
    def now(self) -> datetime:
        """The instant of the act."""
        return self.context.clock.now()

    def done_before(self, move: TicketMove, code: str | None = None) -> CallView | None:
        """What the key of this act did already (rule 2); `key_reused` where that was something else."""
        done = self.unit.queue.call_of_key(self.deed.key) if self.deed.key else None
        if done is None:
            return None
        if (done.kind, done.desk) != (move, self.place.name) or code not in {None, done.ticket.code}:
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return done

    def ticket(self) -> TicketView | None:
        """The ticket that was at the desk when it was held."""
        return self.unit.queue.at_desk(self.place.id) if self.held is None else self.held.ticket

    def typed_for(self, ticket: TicketView) -> bool:
        """Whether what somebody typed may be kept with a ticket, so that it must be forgotten."""
        return self.held is None or self.held.typed or ticket != self.held.ticket

    def needed_ticket(self) -> TicketView:
        """The ticket at the desk, or `desk_idle`."""
        ticket = self.ticket()
        if ticket is None:
            raise RuleBroken(ErrorCode.DESK_IDLE, desk=self.place.name)
        return ticket

    def move(self, ticket: TicketView, move: TicketMove, **changes: object) -> CallView:
        """Make a move of the table, with what else changes in the ticket's place."""
        target = replace(ticket, state=after(move, ticket.state), **changes)  # type: ignore[arg-type]
        return self.put(ticket, target, move)

    def put(self, before: TicketView, target: TicketView, move: TicketMove, day: Day | None = None) -> CallView:
        """Write the ticket's new place and the event, under the day's lock; `day` where its count is right already."""
        if target.state is TicketState.FINISHED and self.typed_for(before):
            self.unit.entrance.forget_identity(before.id)  # before the lock, for which others wait
        if day is None and not waits(before) and not waits(target):
            event = self._event(before, target, move)
            revision = self.unit.queue.move(before, target, event)
        else:
            locked = day or self.unit.queue.lock(before.day_id, waiting=waits(target) - waits(before))
            if waits(target):
                target = replace(self._for_who_is_there(target), desk=None, desk_id=None)
            event = self._event(before, target, move, locked.revision)
            revision = locked.revision if self.unit.queue.change(before, target, event) else None
        if revision is None:
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move.value, state=before.state.value)
        self.unit.centre.touch(f"queue:{self.place.section}")
        self.context.forget_pace(self.place.section)
        place = self.place
        return CallView(replace(target, changed_at=event.at), place.name, place.number, event.at, move, revision)

    def _for_who_is_there(self, target: TicketView) -> TicketView:
        """Nobody waits for a desk or a person that left meanwhile; asked under the day's lock, which a leaver takes."""
        desk, staff = target.for_desk_id, target.for_staff_id
        if desk is not None and self.unit.desks.opened_at(desk) is None:
            desk = None
        if staff is not None and self.unit.staff.desk_of(staff) is None:
            staff = None
        return replace(target, for_desk_id=desk, for_staff_id=staff)

    def _event(self, before: TicketView, target: TicketView, move: TicketMove, revision: int = 0) -> TicketEvent:
        deed = self.deed
        return TicketEvent(
            ticket_id=before.id,
            day_id=before.day_id,
            revision=revision,
            kind=move,
            at=self.now,
            device=self.context.device,
            desk_id=self.place.id,
            staff_id=deed.by,
            reason=deed.reason,
            key=deed.key,
            queue_class=before.queue_class,
            service_id=target.service_id,
            out_of_turn=deed.out_of_turn,
            before=kept(before),
            undoes=deed.undoes,
        )


def candidate(ticket: TicketView) -> Candidate:
    """A waiting ticket as the policy sees it."""
    return Candidate(ticket.id, ticket.queue_class, ticket.position, ticket.waiting_since, ticket.passed, ticket.due_at)


def waits(ticket: TicketView) -> int:
    """1 where the ticket counts as waiting."""
    return int(ticket.state is TicketState.WAITING)


def at_desk(context: Context, unit: UnitOfWork, desk: str, deed: Deed) -> DeskUnit:
    """Hold the desk; `desk_not_yours` or `section_not_yours` where the person does not sit there."""
    if deed.key is not None:
        check_key(deed.key)
    held = unit.queue.held_desk(desk)
    place = held.place
    if deed.by is not None and place.staff != deed.by:
        if place.section not in unit.staff.get(deed.by).sections:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=place.section)
        raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)
    if deed.by is not None:
        unit.staff.check(deed.by)
    return DeskUnit(context, unit, place, deed, held)
