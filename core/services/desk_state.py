"""Desks themselves: open, paused for a reason, closed, and what they and their clerks serve."""

from collections.abc import Sequence
from datetime import datetime, time
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.audit import AuditKind
from core.domain.desk import DeskChange
from core.domain.errors import ErrorCode, RuleBroken
from core.services.auditing import enter
from core.services.context import Context
from core.services.dto import DeskEventView, DeskView
from core.services.sitting import note, other_hand, sit_down, stand_up


class DeskStateService:
    """Each change is a line of the desk's record; one that is made already changes nothing and is not recorded again.

    `by` is who acts: the clerk of the desk, or a supervisor of its section (`desk_not_yours`, `section_not_yours`
    else); None is a program.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    def open(self, desk: str, staff: UUID, *, by: UUID | None = None, reason: str = "") -> DeskView:
        """Seat a person; `desk_taken`, `staff_at_another_desk`, `section_not_yours`."""
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            hand = other_hand(unit, place, by) if by != staff else None
            if sit_down(self._context, unit, place, staff, by=hand, reason=reason):
                unit.commit()
        return self._seen(desk)

    def close(self, desk: str, *, by: UUID | None = None, reason: str = "") -> DeskView:
        """Let its clerk go; `desk_busy` while a ticket is there. A closed desk stays as it is."""
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            hand = other_hand(unit, place, by) if place.staff is not None else None
            if place.staff is not None:
                stand_up(self._context, unit, place, place.staff, by=hand, reason=reason)
                unit.commit()
        return self._seen(desk)

    def pause(self, desk: str, reason: str, *, by: UUID | None = None) -> DeskView:
        """No calls for a while: prayer, a break; `reason_missing`, `desk_closed`, `desk_busy` with a ticket there."""
        if not reason.strip():
            raise RuleBroken(ErrorCode.REASON_MISSING)
        with self._context.units.write() as unit:
            held = unit.queue.held_desk(desk)
            place = held.place
            clerk, hand = self._open_desk(place), other_hand(unit, place, by)
            if held.ticket is not None:
                raise RuleBroken(ErrorCode.DESK_BUSY, desk=desk, ticket=held.ticket.code)
            if unit.desks.pause(place.id, self._context.clock.now(), reason.strip()):
                note(self._context, unit, place, clerk, DeskChange.PAUSED, reason=reason, by=hand)
                unit.commit()
        return self._seen(desk)

    def resume(self, desk: str, *, by: UUID | None = None, reason: str = "") -> DeskView:
        """Calls again; `desk_closed` where nobody sits there."""
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            clerk, hand = self._open_desk(place), other_hand(unit, place, by)
            if unit.desks.resume(place.id):
                note(self._context, unit, place, clerk, DeskChange.RESUMED, reason=reason, by=hand)
                unit.commit()
        return self._seen(desk)

    def events(self, desk: str, since: datetime | None = None) -> list[DeskEventView]:
        """What happened to a desk, oldest first; today, or from an instant on."""
        centre = self._context.centre()
        begin = since or datetime.combine(self._context.today(), time(), ZoneInfo(centre.zone))
        with self._context.units.read() as unit:
            return unit.desks.events(unit.centre.desk(desk).id, begin)

    def services(self, desk: str) -> list[str]:
        """What a desk is limited to; empty where it takes all."""
        with self._context.units.read() as unit:
            return unit.desks.services_of_desk(unit.centre.desk(desk).id)

    def set_services(self, desk: str, services: Sequence[str]) -> None:
        """Limit a desk to these services, or to none of them for all; `service_unknown`."""
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            unit.desks.limit_desk(place.id, self._known(services))
            enter(self._context, unit, AuditKind.DESK_LIMITED, None, place.id, services=list(services))
            unit.centre.touch(f"queue:{place.section}")
            unit.commit()

    def staff_services(self, staff: UUID) -> list[str]:
        """What a person is limited to; empty where they take all."""
        with self._context.units.read() as unit:
            return unit.desks.services_of_staff(unit.staff.known(staff).id)

    def set_staff_services(self, staff: UUID, services: Sequence[str]) -> None:
        """Limit a person to these services, or to none of them for all; `service_unknown`."""
        with self._context.units.write() as unit:
            person = unit.staff.known(staff)
            unit.desks.limit_staff(person.id, self._known(services))
            enter(self._context, unit, AuditKind.STAFF_CHANGED, None, person.id, services=list(services))
            for section in person.sections:
                unit.centre.touch(f"queue:{section}")
            unit.commit()

    def _known(self, services: Sequence[str]) -> list[UUID]:
        return [self._context.service(name).id for name in dict.fromkeys(services)]

    @staticmethod
    def _open_desk(place: DeskView) -> UUID:
        if place.staff is None:
            raise RuleBroken(ErrorCode.DESK_CLOSED, desk=place.name)
        return place.staff

    def _seen(self, desk: str) -> DeskView:
        with self._context.units.read() as unit:
            place = unit.centre.desk(desk)
        self._context.forget_pace(place.section)
        return place
