"""A ticket that nobody will call any more: it leaves the queue and stays in the record."""

from dataclasses import replace

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import TicketMove, after
from core.services.context import Context
from core.services.desk_unit import Deed, waits
from core.services.dto import TicketView
from core.services.place import kept
from core.services.ports import UnitOfWork
from core.services.queue_ports import TicketEvent


def dismiss(context: Context, unit: UnitOfWork, ticket: TicketView, deed: Deed) -> TicketView:
    """Dismiss one that waits or is parked, under its day's lock; `ticket_move_forbidden` for any other."""
    now, move = context.clock.now(), TicketMove.DISMISS
    day = unit.queue.lock(ticket.day_id, waiting=-waits(ticket))
    gone = replace(ticket, state=after(move, ticket.state), for_desk_id=None, for_staff_id=None)
    event = TicketEvent(
        ticket_id=ticket.id,
        day_id=day.id,
        revision=day.revision,
        kind=move,
        at=now,
        device=context.device,
        staff_id=deed.by,
        reason=deed.reason,
        queue_class=ticket.queue_class,
        service_id=ticket.service_id,
        before=kept(ticket),
    )
    if not unit.queue.change(ticket, gone, event):
        raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move.value, state=ticket.state.value)
    return replace(gone, changed_at=now)
