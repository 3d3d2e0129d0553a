"""Reminders, and what is late and why."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar import is_working_day
from core.domain.deadlines import step_due
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.escalation import bounds, days_late, may_remind_from, reminds_another, why
from core.domain.referrals import ReferralState
from core.domain.remarks import Remark
from core.domain.rights import levels
from core.domain.workflow import RequestState, Role
from core.services.allowed import allowed
from core.services.context import Context
from core.services.course_ports import StandingRequest
from core.services.dto import RequestView, StaffView
from core.services.escalation_ports import LateList, LateView, Overdue, Overseen, RemindedView
from core.services.ports import UnitOfWork
from core.services.reading import enter_list

_MOST = 500
_FRESH_SECONDS = 5.0
_OVERSEERS = frozenset({Role.SUPERVISOR})


def check_reminder(context: Context, unit: UnitOfWork, standing: StandingRequest, person: StaffView) -> None:
    """Raise `reminded_already` where somebody reminded of it on this working day.

    `request_move_forbidden` where it lies with nobody else.
    """
    if not reminds_another(person.role, standing.party):
        raise RuleBroken(ErrorCode.REQUEST_MOVE_FORBIDDEN, move=Remark.REMIND.value, state=standing.state.value)
    last = unit.escalation.last_by(standing.id, person.id)
    if last is None:
        return
    again = may_remind_from(context.local(last).date(), is_working_day)
    if context.today() < again:
        raise RuleBroken(ErrorCode.REMINDED_ALREADY, again=f"{again:%Y-%m-%d}")


class EscalationService:
    """Nothing is kept of it: what rises is read from where requests stand, at each reading."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._counts: dict[UUID, tuple[float, int]] = {}

    def reminded(self, request_ids: Collection[UUID]) -> dict[UUID, RemindedView]:
        """How often, and when last, the holders of these requests were reminded since the last move."""
        with self._context.units.read() as unit:
            return unit.escalation.reminded(request_ids)

    def late(self, by: UUID, *, limit: int = _MOST) -> LateList:
        """What is late in a supervisor's sections, with whom ever it lies; the worst first."""
        days = self._context.policy().escalate_days
        with self._context.units.read() as unit:
            of = self._overseen(unit, by)
            overdue, risen = self._overdue(0), self._overdue(days)
            found = unit.escalation.late(of, overdue, risen, limit)
            count, escalated = unit.escalation.counts(of, overdue, risen)
            parts = unit.referrals.of([request.id for request, _ in found])
        enter_list(self._context, [request for request, _ in found], by)
        rows = [
            self._view(replace(request, referrals=parts.get(request.id, ())), reminded, days)
            for request, reminded in found
        ]
        rows.sort(key=lambda one: (not one.why, -one.days, one.request.reference))
        return LateList(tuple(rows), count, escalated, days)

    def count(self, by: UUID) -> int:
        """How many have risen to a supervisor, at most five seconds old; none to anybody else."""
        now, known = self._context.elapsed(), self._counts.get(by)
        if known is None or now - known[0] > _FRESH_SECONDS:
            risen = self._overdue(self._context.policy().escalate_days)
            with self._context.units.read() as unit:
                oversees = unit.staff.get(by).role in _OVERSEERS
                found = unit.escalation.counts(self._overseen(unit, by), risen, risen)[1] if oversees else 0
            known = self._counts[by] = now, found
        return known[1]

    def _view(self, request: RequestView, reminded: RemindedView | None, days: int) -> LateView:
        due = self._due(request)
        late = days_late(due, self._context.today(), is_working_day)
        return LateView(request, due, late, reminded, why(late, reminded.times if reminded else 0, days))

    def _due(self, request: RequestView) -> date:
        """The first of what is due: its own step, and the acceptance by each department that has not begun yet."""
        steps = [(request.state, request.since or request.registered_at)]
        if request.state is RequestState.IN_PROCESS:
            waits = [one for one in request.referrals if one.state is ReferralState.OPEN]
            steps += [(RequestState.REFERRED, one.since) for one in waits]
        local = self._context.local
        dues = [step_due(state, local(since).date(), request.due, is_working_day) for state, since in steps]
        return min(due or request.due for due in dues)

    @staticmethod
    def _overseen(unit: UnitOfWork, by: UUID) -> Overseen:
        person = allowed(unit, by, _OVERSEERS)
        return Overseen(person.sections, levels(person.role))

    def _overdue(self, days: int) -> Overdue:
        found, zone = bounds(self._context.today(), days, is_working_day), ZoneInfo(self._context.centre().zone)
        ends = {state: datetime.combine(day + timedelta(days=1), time.min, zone) for state, day in found.since.items()}
        return Overdue(found.due, ends)
