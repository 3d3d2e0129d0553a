"""How a clerk sits down at a desk and leaves it, inside a unit of work that holds the desk."""

from dataclasses import replace
from uuid import UUID

from core.domain.desk import DeskChange
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.ticket import TicketMove
from core.services.allowed import SUPERVISORS
from core.services.context import Context
from core.services.desk_ports import DeskEvent
from core.services.desk_unit import Deed, DeskUnit
from core.services.dto import DeskView
from core.services.identifiers import new_id
from core.services.ports import UnitOfWork


def other_hand(unit: UnitOfWork, place: DeskView, by: UUID | None) -> UUID | None:
    """Who acts where it is not the clerk of the desk; `desk_not_yours` for a colleague who supervises nobody."""
    if by is None or by == place.staff:
        return None
    person = unit.staff.get(by)
    if place.section not in person.sections:
        raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=place.section)
    if person.role not in SUPERVISORS:
        raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=place.name)
    return by


def note(
    context: Context,
    unit: UnitOfWork,
    place: DeskView,
    staff: UUID,
    kind: DeskChange,
    *,
    reason: str = "",
    by: UUID | None = None,
) -> None:
    """Append what happened to the desk, and hint at it."""
    event = DeskEvent(place.id, staff, kind, context.clock.now(), context.device, reason.strip(), by)
    unit.desks.append(event)
    unit.centre.touch(f"queue:{place.section}")


def sit_down(
    context: Context, unit: UnitOfWork, place: DeskView, staff: UUID, *, by: UUID | None = None, reason: str = ""
) -> bool:
    """Open the desk for a person; False where they sit there already.

    Raises `section_not_yours`, `staff_at_another_desk` or `desk_taken`.
    """
    if place.section not in unit.staff.get(staff).sections:
        raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=place.section)
    if place.staff == staff:
        return False
    if not unit.staff.open_session(new_id(), staff, place.id, context.clock.now()):
        other = unit.staff.desk_of(staff)
        if other is not None:
            raise RuleBroken(ErrorCode.STAFF_AT_ANOTHER_DESK, desk=other)
        raise RuleBroken(ErrorCode.DESK_TAKEN, desk=place.name)
    note(context, unit, place, staff, DeskChange.OPENED, reason=reason, by=by)
    return True


def stand_up(
    context: Context, unit: UnitOfWork, place: DeskView, staff: UUID, *, by: UUID | None = None, reason: str = ""
) -> None:
    """Close the desk of a person; whoever waits for it or them alone waits for everybody. `desk_busy` with a ticket."""
    act = DeskUnit(context, unit, place, Deed(by or staff, reason=DeskChange.CLOSED.value))
    present = act.ticket()
    if present is not None:
        raise RuleBroken(ErrorCode.DESK_BUSY, desk=place.name, ticket=present.code)
    section = context.section(place.section)
    for on in context.days_in_hall():
        day = unit.queue.day(section.id, on)
        if day is not None:
            # Whoever sends a visitor here holds the day: they either came before us, or will find the desk closed.
            unit.queue.lock(day.id)
    unit.staff.close_session(staff, context.clock.now())
    for ticket_id in unit.desks.kept_for(place.id, staff):
        ticket = unit.queue.ticket(ticket_id)
        act.put(ticket, replace(ticket, for_desk_id=None, for_staff_id=None), TicketMove.RELEASE)
    note(context, unit, place, staff, DeskChange.CLOSED, reason=reason, by=by)
