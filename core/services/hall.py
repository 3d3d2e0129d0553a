"""A hall: open or closed, its queue closed for today by a supervisor, and what becomes of those who still wait."""

from datetime import datetime, timedelta
from uuid import UUID

from core.domain.opening import closed_since, hall_at
from core.domain.queue_policy import AtClosing
from core.services.allowed import said
from core.services.desk_unit import Deed
from core.services.dto import HallView, SectionView, TicketView
from core.services.hall_plans import read_plan, shut_on
from core.services.opening_ports import HallChange
from core.services.ports import UnitOfWork
from core.services.readmission import STILL, Readmission, stands_since

_LEFT_OVER_DAYS = 31


class HallService(Readmission):
    """State, closing and opening of a section's queue, and the end of its day; how it works is inherited."""

    def view(self, section: str, *, fresh: bool = True) -> HallView:
        """What a screen shows of a hall now, read anew: its state, why the day differs, and which services are full.

        Whoever has just read what the centre shares need not read it again: not `fresh`, it is five seconds old.
        """
        wanted, centre, now = (
            self._context.section(section),
            self._context.centre(fresh=fresh),
            self._context.clock.now(),
        )
        with self._context.units.read() as unit:
            plan, today = read_plan(unit, wanted.id, centre.zone, now), self._context.today()
            day = unit.queue.day(wanted.id, today)
            if day is not None and day.closed_at is not None:
                plan = shut_on(plan, {today: unit.live.closed_reason(day.id)})
            limited = [service for service in centre.services if service.daily_quota is not None]
            given = {one.name: unit.queue.issued_for(day.id, one.id) if day else 0 for one in limited}
            full = frozenset(one.name for one in limited if given[one.name] >= (one.daily_quota or 0))
        return HallView(section, hall_at(plan, now), plan.reason(today), full)

    def close(self, section: str, reason: str, *, by: UUID | None = None) -> HallView:
        """No more tickets today, for a reason; those who wait are called as before. Again: nothing changes."""
        self._set_closed(section, HallChange.CLOSED, said(reason), by)
        return self.view(section)

    def reopen(self, section: str, reason: str, *, by: UUID | None = None) -> HallView:
        """Tickets again today, as the hours say, for a reason."""
        self._set_closed(section, HallChange.REOPENED, said(reason), by)
        return self.view(section)

    def end_day(self, section: str, *, reason: str = "", by: UUID | None = None) -> list[TicketView]:
        """Dismiss everybody of today who waits or is parked, each with an event; nobody who is at a desk.

        Repeated, it finds nobody and changes nothing.
        """
        wanted, today = self._context.section(section), self._context.today()
        with self._context.units.write() as unit:
            self._may(unit, by, section)
            day = unit.queue.day(wanted.id, today)
            return self._dismiss(unit, wanted, [day.id] if day else [], None, Deed(by, reason=reason.strip()))

    def settle(self, section: str) -> list[TicketView]:
        """Once the hours of a hall are over: dismiss whom nobody will call any more.

        These are, by the policy, those who waited when it closed; and those of an earlier day in any case. Any
        device may ask for it, any number of times; whoever was let in after closing stays.
        """
        wanted, now, today = self._context.section(section), self._context.clock.now(), self._context.today()
        with self._context.units.read() as unit:
            plan, policy = read_plan(unit, wanted.id, self._context.centre().zone, now), unit.hall.policy()
            since = closed_since(plan, now)
            last = today if policy.at_closing is AtClosing.DISMISS else today - timedelta(days=1)
            found = unit.opening.left_over(wanted.id, today - timedelta(days=_LEFT_OVER_DAYS), last) if since else []
        if not found:
            return []
        with self._context.units.write() as unit:
            return self._dismiss(unit, wanted, found, since, Deed(reason=policy.at_closing.value))

    def _set_closed(self, section: str, kind: HallChange, reason: str, by: UUID | None) -> None:
        wanted, closing = self._context.section(section), kind is HallChange.CLOSED
        with self._context.units.write() as unit:
            self._may(unit, by, section)
            day = unit.queue.lock(unit.opening.start_day(wanted.id, self._context.today()))
            if (day.closed_at is not None) is closing:
                return
            now = self._context.clock.now()
            unit.queue.close_day(day.id, now if closing else None, reason if closing else "")
            self._keep(unit, kind, section, by, {"day": self._context.today().isoformat()}, reason)

    def _dismiss(
        self, unit: UnitOfWork, section: SectionView, days: list[UUID], before: datetime | None, deed: Deed
    ) -> list[TicketView]:
        dismissed: list[TicketView] = []
        for day_id in days:
            unit.queue.lock(day_id)  # from here on nobody else calls, parks or brings back
            still = [ticket for state in STILL for ticket in unit.queue.in_state(day_id, state)]
            dismissed += [
                self._dismissed(unit, ticket, deed)
                for ticket in still
                if before is None or stands_since(ticket) < before
            ]
        if dismissed:
            facts = {"tickets": [ticket.code for ticket in dismissed]}
            self._keep(unit, HallChange.DAY_ENDED, section.name, deed.by, facts, deed.reason)
        return dismissed
