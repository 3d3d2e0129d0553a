"""How fast a section works, read from its record; the statements are built once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from statistics import fmean
from uuid import UUID

from sqlalchemy import bindparam, func, select, text

from core.domain.estimate import BREATH_SECONDS, USUAL_SERVICE_SECONDS, Pace
from core.domain.queue_policy import QueueClass
from core.domain.skills import Skills
from core.domain.ticket import TicketMove
from core.storage.scope import Scope
from core.storage.tables import ANYBODYS, CALLS, FINISHES, desk, desk_session, service_day, ticket, ticket_event

_LONGEST_PAUSE = timedelta(minutes=30)
_LAST_VISITS, _LAST_CALLS, _LAST_DAYS, _FEWEST = 60, 60, 2, 4

_finish, _call = ticket_event.alias("finish"), ticket_event.alias("call")
_LAST = (
    select(service_day.c.id)
    .where(service_day.c.section_id == bindparam("of_section"))
    .order_by(service_day.c.date.desc())
    .limit(_LAST_DAYS)
)
_VISITS = (
    select(
        _finish.c.service_id,
        _finish.c.at,
        select(func.max(_call.c.at))
        .where(_call.c.ticket_id == _finish.c.ticket_id, _call.c.kind == TicketMove.CALL.value)
        .scalar_subquery()
        .label("called"),
    )
    .where(_finish.c.service_day_id.in_(_LAST), text(f"finish.{FINISHES.text}"))
    .order_by(_finish.c.at.desc())
    .limit(_LAST_VISITS)
)
_CALLED = (
    select(ticket_event.c.queue_class)
    .where(ticket_event.c.service_day_id == bindparam("day"), CALLS, ticket_event.c.kind == TicketMove.CALL.value)
    .order_by(ticket_event.c.revision.desc())
    .limit(_LAST_CALLS)
)
# As the index of heads has them: ten thousand are counted without a look at one, and those kept for somebody are few.
_LINE = (
    select(ticket.c.queue_class, ticket.c.service_id, func.count().label("waiting"))
    .where(ticket.c.service_day_id == bindparam("day"), ANYBODYS)
    .group_by(ticket.c.queue_class, ticket.c.service_id)
)
_DESKS = (
    select(
        desk.c.id,
        desk_session.c.staff_id,
        desk_session.c.paused_at,
        select(func.count())
        .select_from(ticket)
        .where(ticket.c.desk_id == desk.c.id, text("state IN ('called', 'serving')"))
        .scalar_subquery()
        .label("busy"),
    )
    .select_from(desk_session.join(desk, desk.c.id == desk_session.c.desk_id))
    .where(
        desk.c.section_id == bindparam("of_section"),
        desk_session.c.ended_at.is_(None),
    )
)


def pace(scope: Scope, skills: Skills, section_id: UUID, day_id: UUID, now: datetime) -> Pace:
    """Of a section now; visits count from the last days, so that a morning begins with what yesterday knew.

    A desk that pauses is as good as one with a visitor: it will call again soon, unless the pause has lasted too long.
    """
    found = scope.run(_DESKS, of_section=section_id).all()
    desks = [row for row in found if row.paused_at is None or now - row.paused_at <= _LONGEST_PAUSE]
    visits = [
        (row.service_id, (row.at - row.called).total_seconds())
        for row in scope.run(_VISITS, of_section=section_id)
        if row.called
    ]
    calls = [row.queue_class for row in scope.run(_CALLED, day=day_id)]
    by_service: dict[UUID, list[float]] = {}
    for service_id, seconds in visits:
        by_service.setdefault(service_id, []).append(seconds)
    return Pace(
        desks=tuple(_limits(skills, row.id, row.staff_id) for row in desks),
        busy=sum(bool(row.busy or row.paused_at) for row in desks),
        seconds={name: _mean(found) for name, found in by_service.items() if len(found) >= _FEWEST},
        usual=_mean([seconds for _, seconds in visits]) if visits else USUAL_SERVICE_SECONDS,
        line={(QueueClass(row.queue_class), row.service_id): row.waiting for row in scope.run(_LINE, day=day_id)},
        overtaking=sum(name != QueueClass.STANDARD for name in calls) / len(calls) if calls else 0.0,
    )


def _mean(seconds: Iterable[float]) -> float:
    return fmean(seconds) + BREATH_SECONDS


def _limits(skills: Skills, desk_id: UUID, staff_id: UUID) -> frozenset[UUID] | None:
    known = [found for found in (skills.desks.get(desk_id), skills.staff.get(staff_id)) if found is not None]
    return frozenset.intersection(*known) if known else None
