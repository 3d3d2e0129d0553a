"""Hours, special days, quotas and the record of the halls, in the database."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from sqlalchemy import bindparam, delete, exists, select, update

from core.domain.audit import AuditKind
from core.domain.hours import Hours, Interval, in_order
from core.domain.opening import Place, SpecialDay
from core.domain.ticket import TicketState
from core.services.audit_ports import AuditEntry
from core.services.dto import TicketView
from core.services.identifiers import new_id
from core.services.opening_ports import HallChange, HallEvent, Opening
from core.storage.hall_tables import hall_event, opening_hours, prayer_place, special_day
from core.storage.left_over import LEFT_OVER
from core.storage.queue_reading import ticket_view
from core.storage.scope import Scope
from core.storage.tables import section, service, service_day, ticket

_OF_SECTION = bindparam("of_section", type_=section.c.id.type)
_WEEK = select(opening_hours.c.weekday, opening_hours.c.opens, opening_hours.c.closes).where(
    opening_hours.c.section_id == _OF_SECTION
)
_SPECIAL = select(special_day.c.date, special_day.c.hours, special_day.c.reason).where(
    special_day.c.section_id == _OF_SECTION, special_day.c.date >= bindparam("since")
)
_PLACE = select(prayer_place.c.latitude_e6, prayer_place.c.longitude_e6)
_DAY = select(service_day.c.id).where(service_day.c.section_id == _OF_SECTION, service_day.c.date == bindparam("on"))
_STILL = [TicketState.WAITING.value, TicketState.PARKED.value]
_LEFT_OVER = (
    select(service_day.c.id)
    .where(
        service_day.c.section_id == _OF_SECTION,
        service_day.c.date.between(bindparam("since"), bindparam("until")),
        exists().where(ticket.c.service_day_id == service_day.c.id, ticket.c.state.in_(_STILL)),
    )
    .order_by(service_day.c.date)
)
_EVENTS = (
    select(hall_event, section.c.name.label("section"))
    .outerjoin_from(hall_event, section, section.c.id == hall_event.c.section_id)
    .order_by(hall_event.c.at.desc(), hall_event.c.id.desc())
    .limit(bindparam("most"))
)
_EVENTS_OF = _EVENTS.where(section.c.name == bindparam("named"))
_SECTION_ID = select(section.c.id).where(section.c.name == bindparam("named"))
_ACTS = {HallChange.CLOSED, HallChange.REOPENED, HallChange.DAY_ENDED}


class SqlOpeningStore:
    """`OpeningStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def opening(self, section_id: UUID, since: date) -> Opening:
        """As the port says."""
        week: dict[int, list[Interval]] = {}
        for row in self._scope.run(_WEEK, of_section=section_id):
            week.setdefault(row.weekday, []).append(Interval(row.opens, row.closes))
        special = {
            row.date: SpecialDay(in_order(Interval(*pair) for pair in row.hours), row.reason)
            for row in self._scope.run(_SPECIAL, of_section=section_id, since=since)
        }
        place = self._scope.run(_PLACE).first()
        return Opening(
            {weekday: in_order(hours) for weekday, hours in week.items()},
            special,
            Place(place.latitude_e6, place.longitude_e6) if place else None,
        )

    def set_week(self, section_id: UUID, week: Mapping[int, Hours]) -> None:
        """As the port says."""
        self._scope.run(delete(opening_hours).where(opening_hours.c.section_id == section_id))
        for weekday, hours in week.items():
            for one in hours:
                place = {"weekday": weekday, "opens": one.opens, "closes": one.closes}
                self._scope.add(opening_hours, id=new_id(), section_id=section_id, **place)
        self._scope.touched.add("config")

    def set_special(self, section_id: UUID, days: Mapping[date, SpecialDay | None]) -> None:
        """As the port says."""
        mine = special_day.c.section_id == section_id
        self._scope.run(delete(special_day).where(mine, special_day.c.date.in_(list(days))))
        for day, special in days.items():
            if special is not None:
                hours = [[one.opens, one.closes] for one in special.hours]
                told = {"date": day, "hours": hours, "reason": special.reason}
                self._scope.add(special_day, id=new_id(), section_id=section_id, **told)
        self._scope.touched.add("config")

    def set_place(self, place: Place | None) -> None:
        """As the port says."""
        self._scope.run(delete(prayer_place))
        if place is not None:
            self._scope.add(prayer_place, latitude_e6=place.latitude_e6, longitude_e6=place.longitude_e6)
        self._scope.touched.add("config")

    def set_quota(self, service_id: UUID, quota: int | None) -> None:
        """As the port says."""
        self._scope.run(update(service).where(service.c.id == service_id).values(daily_quota=quota))
        self._scope.touched.add("config")

    def start_day(self, section_id: UUID, on: date) -> UUID:
        """As the port says."""
        counts = dict.fromkeys(("last_number", "waiting", "revision"), 0)
        self._scope.add(service_day, id=new_id(), section_id=section_id, date=on, **counts)
        found: UUID = self._scope.run(_DAY, of_section=section_id, on=on).scalar_one()
        return found

    def left_over(self, section_id: UUID, since: date, until: date) -> list[UUID]:
        """As the port says."""
        return list(self._scope.run(_LEFT_OVER, of_section=section_id, since=since, until=until).scalars())

    def tickets_left_over(
        self, section_id: UUID, *, still_before: date, dismissed: tuple[date, date], limit: int, code: str | None
    ) -> list[TicketView]:
        """As the port says."""
        first, end = dismissed
        days = {"still_before": still_before, "dismissed_from": first, "dismissed_before": end}
        rows = self._scope.run(LEFT_OVER, of_section=section_id, most=limit, ticket_code=code, **days)
        return [ticket_view(row) for row in rows]

    def note(self, event: HallEvent) -> None:
        """As the port says."""
        named = self._scope.run(_SECTION_ID, named=event.section).scalar() if event.section else None
        line = new_id()
        self._scope.add(
            hall_event,
            id=line,
            section_id=named,
            by_id=event.by,
            kind=event.kind.value,
            reason=event.reason,
            facts=dict(event.facts),
            device=event.device,
            at=event.at,
        )
        if event.by is None and event.kind is HallChange.DAY_ENDED:
            return  # by a kiosk or a display, which have no key: by the hours, and each ticket has its own event
        told = {"change": event.kind.value, "section": event.section or "", "line": str(line)}
        kind = AuditKind.HALL_CLOSED if event.kind in _ACTS else AuditKind.SETTINGS_CHANGED
        self._scope.entered.append(AuditEntry(kind, event.at, event.device, event.by, named, told))

    def events(self, section: str | None, limit: int) -> list[HallEvent]:
        """As the port says."""
        rows = (
            self._scope.run(_EVENTS_OF, named=section, most=limit) if section else self._scope.run(_EVENTS, most=limit)
        )
        return [
            HallEvent(HallChange(row.kind), row.at, row.device, row.section, row.by_id, row.reason, row.facts)
            for row in rows
        ]
