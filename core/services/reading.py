"""The entry in the audit trail that comes before a request is read: no entry, no reading."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.audit import AuditKind, ReadPart
from core.domain.rights import Confidentiality
from core.services.auditing import enter
from core.services.context import Context
from core.services.course_ports import StandingRequest
from core.services.dto import RequestView

_ONE_READING = timedelta(minutes=15)
_A_DAY = timedelta(days=1)


def enter_reading(
    context: Context, request: StandingRequest, by: UUID, part: ReadPart, document: UUID | None = None
) -> None:
    """Call it when the right to read was checked, outside of a unit, and before anything is handed out.

    What everybody may read is not entered. A screen reads again at every hint: that is one reading, for a quarter of
    an hour, of a person on this device.
    """
    now, read = context.clock.now(), (by, request.id, f"{part} {document}")
    if request.confidentiality is Confidentiality.NORMAL or read in _entered(context, now):
        return
    told = {"part": part.value, **({"document": str(document)} if document else {})}
    with context.units.write() as unit:
        enter(context, unit, AuditKind.REQUEST_READ, by, request.id, **told)
        unit.commit()
    context.readings[read] = now + _ONE_READING


def enter_list(context: Context, requests: Iterable[RequestView], by: UUID) -> None:
    """The same for a list, which shows subjects: each request once a day for each person who sees it there."""
    _enter_listed(context, {one.id: Confidentiality(one.type.confidentiality) for one in requests}, by)


def enter_shown(context: Context, requests: Iterable[StandingRequest], by: UUID) -> None:
    """As `enter_list`, for those whose subject is shown beside another request's."""
    _enter_listed(context, {one.id: one.confidentiality for one in requests}, by)


def _enter_listed(context: Context, levels: Mapping[UUID, Confidentiality], by: UUID) -> None:
    now, today = context.clock.now(), context.today()
    shown = [one for one, level in levels.items() if level is not Confidentiality.NORMAL]
    entered = _entered(context, now)
    new = [read for one in shown if (read := (by, one, f"list {today}")) not in entered]
    if not new:
        return
    with context.units.write() as unit:
        for _, request_id, _ in new:
            enter(context, unit, AuditKind.REQUEST_LISTED, by, request_id)
        unit.commit()
    context.readings.update(dict.fromkeys(new, now + _A_DAY))


def _entered(context: Context, now: datetime) -> dict[tuple[UUID, UUID, str], datetime]:
    """What was entered a moment ago; what is older is forgotten."""
    for old in [one for one, until in context.readings.items() if until <= now]:
        del context.readings[old]
    return context.readings
