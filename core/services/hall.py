"""A hall: open or closed, its queue closed for today by a supervisor, and what becomes of those who still wait."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.opening import closed_since, hall_at, next_day
from core.domain.queue_policy import AtClosing, QueueClass
from core.domain.text import Language
from core.domain.ticket import TicketMove, TicketState, after
from core.services.allowed import said
from core.services.context import Context
from core.services.desk_unit import Deed, waits
from core.services.dto import HallView, SectionView, TicketView
from core.services.hall_plans import read_plan, shut_on
from core.services.hall_settings import HallSettings
from core.services.opening_ports import HallChange
from core.services.place import kept
from core.services.ports import UnitOfWork
from core.services.queue import QueueService
from core.services.queue_ports import TicketEvent

_STILL = (TicketState.WAITING, TicketState.PARKED)
_LEFT_OVER_DAYS = 31


class HallService(HallSettings):
    """State, closing and opening of a section's queue, and the end of its day; how it works is inherited."""

    def __init__(self, context: Context, queue: QueueService) -> None:
        super().__init__(context)
        self._queue = queue

    def view(self, section: str) -> HallView:
        """What a screen shows of a hall now, read anew: its state, why the day differs, and which services are full."""
        wanted, centre, now = (
            self._context.section(section),
            self._context.centre(fresh=True),
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

    def readmit(self, ticket_id: UUID, *, by: UUID | None = None, language: Language | None = None) -> TicketView:
        """A new ticket for one that was dismissed; a repeat gives the same.

        Until the end of the next working day its holder is among those who return; later as everybody. Raises
        `ticket_move_forbidden` where it was not dismissed, `hall_closed` where the hall is not open.
        """
        old = self._queue.ticket(ticket_id)
        if old.state is not TicketState.DISMISSED:
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move="readmitted", state=old.state.value)
        wanted = self._context.section(old.section)
        plan = self._context.plans.plan(wanted.id, self._context.centre().zone, self._context.clock.now())
        until = next_day(plan, old.service_date)
        in_time = until is None or self._context.today() <= until
        queue_class, key = QueueClass.RETURNING if in_time else QueueClass.STANDARD, f"readmitted-{old.id}"
        deed = Deed(by, reason=f"{old.code} {old.service_date}")  # which ticket it follows
        with self._context.units.write() as unit:
            ticket = self._queue.issue_in(
                unit,
                old.section,
                old.service,
                key,
                language=language or old.language,
                queue_class=queue_class,
                deed=deed,
                kept=True,
            )
            if ticket is None:
                return self._first(unit, key)
            unit.commit()
            return ticket

    @staticmethod
    def _first(unit: UnitOfWork, key: str) -> TicketView:
        ticket = unit.queue.ticket_of_key(key)
        if ticket is None:
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return ticket

    def _set_closed(self, section: str, kind: HallChange, reason: str, by: UUID | None) -> None:
        wanted, closing = self._context.section(section), kind is HallChange.CLOSED
        with self._context.units.write() as unit:
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
            still = [ticket for state in _STILL for ticket in unit.queue.in_state(day_id, state)]
            dismissed += [
                self._dismissed(unit, ticket, deed) for ticket in still if before is None or _since(ticket) < before
            ]
        if dismissed:
            facts = {"tickets": [ticket.code for ticket in dismissed]}
            self._keep(unit, HallChange.DAY_ENDED, section.name, deed.by, facts, deed.reason)
        return dismissed

    def _dismissed(self, unit: UnitOfWork, ticket: TicketView, deed: Deed) -> TicketView:
        now, move = self._context.clock.now(), TicketMove.DISMISS
        day = unit.queue.lock(ticket.day_id, waiting=-waits(ticket))
        gone = replace(ticket, state=after(move, ticket.state), for_desk_id=None, for_staff_id=None)
        if not unit.queue.change(ticket, gone, now):
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move.value, state=ticket.state.value)
        unit.queue.append(
            TicketEvent(
                ticket_id=ticket.id,
                day_id=day.id,
                revision=day.revision,
                kind=move,
                at=now,
                device=self._context.device,
                staff_id=deed.by,
                reason=deed.reason,
                queue_class=ticket.queue_class,
                service_id=ticket.service_id,
                before=kept(ticket),
            )
        )
        return replace(gone, changed_at=now)


def _since(ticket: TicketView) -> datetime:
    """Since when a ticket waits, or is parked."""
    if ticket.state is TicketState.PARKED and ticket.changed_at is not None:
        return ticket.changed_at
    return ticket.waiting_since
