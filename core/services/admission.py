"""Who may have a ticket now: within the opening hours and the service's quota, or by staff for a reason."""

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.opening import Phase, hall_at
from core.services.allowed import AT_DESKS, SUPERVISORS, allowed
from core.services.context import Context
from core.services.desk_unit import Deed
from core.services.dto import SectionView, ServiceView
from core.services.hall_plans import shut_on
from core.services.ports import UnitOfWork
from core.services.queue_ports import Day


def admit(
    context: Context, unit: UnitOfWork, section: SectionView, service: ServiceView, day: Day, deed: Deed, *, kept: bool
) -> None:
    """Under the day's lock, with the new ticket counted: `hall_closed` with when it opens, or `service_full`.

    What is `kept` is a promise beside the quota and until the hall closes: an appointment, or a return. Staff who
    give a reason may do what the hours and the quota forbid; `role_not_allowed` or `section_not_yours` where they
    may not issue here.
    """
    if deed.by is not None:
        allowed(unit, deed.by, AT_DESKS | SUPERVISORS, section.name)
        if deed.reason and not kept:
            return
    state = context.hall_state(section.name)
    if day.closed_at is not None or not (state.gives_tickets or (kept and state.phase is Phase.ENDING)):
        raise _closed(context, section, shut=day.closed_at is not None)
    quota = service.daily_quota
    if quota is not None and not kept and unit.queue.issued_for(day.id, service.id) > quota:
        raise RuleBroken(ErrorCode.SERVICE_FULL, service=service.name, quota=quota)


def _closed(context: Context, section: SectionView, *, shut: bool) -> RuleBroken:
    now = context.clock.now()
    plan = context.plans.plan(section.id, context.centre().zone, now)
    opens = hall_at(shut_on(plan, {context.today(): ""}) if shut else plan, now).opens_again
    if opens is None:
        return RuleBroken(ErrorCode.HALL_CLOSED, problem="unknown", section=section.name)
    return RuleBroken(ErrorCode.HALL_CLOSED, section=section.name, opens=context.local(opens))
