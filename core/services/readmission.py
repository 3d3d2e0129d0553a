"""Tickets of an earlier day whose holders are here again: dismissed at closing, or left where a wrong clock was."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.opening import HallPlan, next_day
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.services.context import Context
from core.services.desk_unit import Deed
from core.services.dismissing import dismiss
from core.services.dto import TicketView
from core.services.hall_plans import RETURN_DAYS
from core.services.hall_settings import HallSettings
from core.services.opening_ports import READMITTED
from core.services.ports import UnitOfWork
from core.services.queue import QueueService

MOST_LEFT_OVER = 40
STILL = (TicketState.WAITING, TicketState.PARKED)


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A ticket of an earlier day that may be brought back, and since when it stands as it does."""

    ticket: TicketView
    since: datetime


class Readmission(HallSettings):
    """Lists who may come back with a ticket of an earlier day, and gives them one of today."""

    def __init__(self, context: Context, queue: QueueService) -> None:
        super().__init__(context)
        self._queue = queue

    def left_over(self, section: str, limit: int = MOST_LEFT_OVER, code: str | None = None) -> list[LeftOver]:
        """The tickets of earlier days that may be brought back today, the newest first; with `code` only its own.

        These wait or are parked on whatever day before the one whose visitors may still be in the hall, or were
        dismissed on a day from which one returns in time; whoever has a new ticket is not among them.
        """
        wanted, today = self._context.section(section), self._context.today()
        since = _first_to_return(self._plan_of(section), today)
        with self._context.units.read() as unit:
            found = unit.opening.tickets_left_over(
                wanted.id, still_before=self._context.first_day(), dismissed=(since, today), limit=limit, code=code
            )
        return [LeftOver(ticket, stands_since(ticket)) for ticket in found]

    def readmit(self, ticket_id: UUID, *, by: UUID | None = None, language: Language | None = None) -> TicketView:
        """A new ticket for one that was dismissed, or still waits or is parked on an earlier day; a repeat: the same.

        Such a one is dismissed with it, and its holder is among those who return; of the dismissed, until the end of
        the next working day, later as everybody. Raises `ticket_move_forbidden` for any other ticket, `hall_closed`
        where the hall is not open.
        """
        old = self._checked(self._queue.ticket(ticket_id))
        plan, key = self._plan_of(old.section), f"{READMITTED}{old.id}"
        self._context.policy()  # read before the lock, where it has grown old
        self._context.hall_state(old.section)
        with self._context.units.write() as unit:
            old = self._held(unit, old)
            ticket = self._queue.issue_in(
                unit,
                old.section,
                old.service,
                key,
                language=language or old.language,
                queue_class=self._class_of(old, plan),
                deed=Deed(by, reason=_named(old)),  # which ticket it follows
                kept=True,
            )
            if ticket is None:
                return _first(unit, key)
            if old.state is not TicketState.DISMISSED:
                self._dismissed(unit, old, Deed(by, reason=_named(ticket)))
            unit.commit()
            return ticket

    def _held(self, unit: UnitOfWork, old: TicketView) -> TicketView:
        """The ticket as nobody changes it until the unit ends; one that is dismissed stays so anyway."""
        if old.state is TicketState.DISMISSED:
            return old
        unit.queue.lock(old.day_id)
        return self._checked(unit.queue.ticket(old.id))

    def _checked(self, old: TicketView) -> TicketView:
        still = old.state in STILL and old.service_date < self._context.first_day()
        if not still and old.state is not TicketState.DISMISSED:
            raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move="readmitted", state=old.state.value)
        return old

    def _class_of(self, old: TicketView, plan: HallPlan) -> QueueClass:
        # Who was never dismissed did not go home too long ago, whatever the clock said when they came.
        if old.state is not TicketState.DISMISSED or _in_time(plan, old.service_date, self._context.today()):
            return QueueClass.RETURNING
        return QueueClass.PRIORITY if old.queue_class is QueueClass.PRIORITY else QueueClass.STANDARD

    def _plan_of(self, section: str) -> HallPlan:
        wanted = self._context.section(section)
        return self._context.plans.plan(wanted.id, self._context.centre().zone, self._context.clock.now())

    def _dismissed(self, unit: UnitOfWork, ticket: TicketView, deed: Deed) -> TicketView:
        return dismiss(self._context, unit, ticket, deed)


def stands_since(ticket: TicketView) -> datetime:
    """Since when a ticket waits, or is as it is."""
    if ticket.state is TicketState.WAITING or ticket.changed_at is None:
        return ticket.waiting_since
    return ticket.changed_at


def _in_time(plan: HallPlan, day: date, today: date) -> bool:
    """Until the end of the next day on which the hall is open."""
    until = next_day(plan, day)
    return until is None or today <= until


def _first_to_return(plan: HallPlan, today: date) -> date:
    """The first day from which one returns in time today."""
    first = today
    for back in range(1, RETURN_DAYS):
        day = today - timedelta(days=back)
        if not _in_time(plan, day, today):
            break
        first = day
    return first


def _named(ticket: TicketView) -> str:
    return f"{ticket.code} {ticket.service_date}"


def _first(unit: UnitOfWork, key: str) -> TicketView:
    ticket = unit.queue.ticket_of_key(key)
    if ticket is None:
        raise RuleBroken(ErrorCode.KEY_REUSED)
    return ticket
