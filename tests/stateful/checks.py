"""What the database must be after each act: the model's own picture, and the rules of the design by themselves."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.ticket import TicketMove
from core.storage.tables import desk, section, service, service_day, staff, ticket, ticket_event
from tests.stateful.model import Model
from tests.stateful.parts import AT_DESK, Line, Place, Ticket

_DESK, _FOR = desk.alias("present"), desk.alias("wanted")
_TICKETS = (
    select(
        ticket.c.id,
        section.c.name.label("section"),
        service_day.c.date,
        ticket.c.number,
        ticket.c.code,
        ticket.c.state,
        service.c.name.label("service"),
        ticket.c.queue_class,
        ticket.c.waiting_since,
        ticket.c.due_at,
        ticket.c.passed,
        ticket.c.recalls,
        ticket.c.note,
        _DESK.c.name.label("desk"),
        _FOR.c.name.label("for_desk"),
        staff.c.login.label("for_staff"),
        ticket.c.changed_at,
    )
    .select_from(
        ticket.join(section, section.c.id == ticket.c.section_id)
        .join(service, service.c.id == ticket.c.service_id)
        .join(service_day, service_day.c.id == ticket.c.service_day_id)
        .outerjoin(_DESK, _DESK.c.id == ticket.c.desk_id)
        .outerjoin(_FOR, _FOR.c.id == ticket.c.for_desk_id)
        .outerjoin(staff, staff.c.id == ticket.c.for_staff_id)
    )
    .order_by(section.c.name, service_day.c.date, ticket.c.number)
)
_DAYS = select(section.c.name, service_day.c.date, service_day.c.last_number, service_day.c.waiting, service_day.c.id)
_DAYS = _DAYS.join_from(service_day, section, section.c.id == service_day.c.section_id)
_EVENTS = (
    select(
        ticket_event.c.id,
        ticket_event.c.service_day_id,
        ticket_event.c.ticket_id,
        ticket_event.c.kind,
        desk.c.name.label("desk"),
        staff.c.login.label("staff"),
        ticket_event.c.at,
        ticket_event.c.reason,
        ticket_event.c.out_of_turn,
        ticket_event.c.device,
    )
    .select_from(
        ticket_event.outerjoin(desk, desk.c.id == ticket_event.c.desk_id).outerjoin(
            staff, staff.c.id == ticket_event.c.staff_id
        )
    )
    .order_by(ticket_event.c.service_day_id, ticket_event.c.revision)
)


class Witness:
    """Looks at the database after each act; the record that it saw may only grow."""

    def __init__(self) -> None:
        self._seen: dict[Any, list[Any]] = {}

    def check(self, centre: Centre, model: Model) -> None:
        """Every rule, at this moment."""
        with centre.storage.units.engine.connect() as connection:
            rows = connection.execute(_TICKETS).all()
            days = connection.execute(_DAYS).all()
            events = connection.execute(_EVENTS).all()
        assert [_row(row) for row in rows] == [_expected(one) for one in _sorted(model.tickets)]
        self._numbers(rows, days)
        self._windows(rows)
        for day in days:
            self._record(centre, model, day, [event for event in events if event.service_day_id == day.id])
        for name in ("women", "men"):
            _snapshot(centre, model, name)

    @staticmethod
    def _numbers(rows: Any, days: Any) -> None:
        """Rule 1 without the model: from 1 with no gap, and who waits is counted right."""
        for day in days:
            mine = [row for row in rows if (row.section, row.date) == (day.name, day.date)]
            assert [row.number for row in mine] == list(range(1, day.last_number + 1))
            assert day.waiting == sum(row.state == "waiting" for row in mine)

    @staticmethod
    def _windows(rows: Any) -> None:
        """Rule 4 without the model: one window, one visitor; and who waits is at none."""
        taken = [row.desk for row in rows if row.state in {"called", "serving"}]
        assert None not in taken
        assert len(taken) == len(set(taken))
        assert [row for row in rows if row.state == "waiting" and row.desk is not None] == []

    def _record(self, centre: Centre, model: Model, day: Any, events: list[Any]) -> None:
        """Rule 6: what was written stays, and each change has its line."""
        known = self._seen.get(day.id, [])
        assert events[: len(known)] == known
        self._seen[day.id] = events
        told = [
            (event.ticket_id, event.kind, event.desk, event.staff, event.at, event.reason, bool(event.out_of_turn))
            for event in events
        ]
        lines = [line for line in model.record if (line.ticket.section, line.ticket.day) == (day.name, day.date)]
        assert told == [_line(line) for line in lines]
        assert {event.device for event in events} <= {centre.settings.device.name}


def _sorted(tickets: Iterable[Ticket]) -> list[Ticket]:
    return sorted(tickets, key=lambda one: (one.section, one.day, one.number))


def _row(row: Any) -> tuple[object, ...]:
    return tuple(row)


def _expected(one: Ticket) -> tuple[object, ...]:
    place: Place = one.place
    where = (one.id, one.section, one.day, one.number, one.code, place.state.value, place.service)
    stands = (place.queue_class.value, place.since, place.due, place.passed, place.recalls, place.note)
    return (*where, *stands, place.desk, place.for_desk, place.for_staff, one.changed_at)


def _line(line: Line) -> tuple[object, ...]:
    who = (line.ticket.id, line.kind.value, line.desk, line.staff)
    return (*who, line.at, line.reason, line.out_of_turn)


def _snapshot(centre: Centre, model: Model, name: str) -> None:
    """What the hall is shown of today."""
    today: date = model.shown_day(name)
    shown = centre.queue.snapshot(name, since=0)
    calls = [
        line
        for line in model.record
        if line.kind in {TicketMove.CALL, TicketMove.RECALL} and (line.ticket.section, line.ticket.day) == (name, today)
    ]
    newest: dict[object, Line] = {}
    for line in reversed(calls):
        newest.setdefault(line.ticket.id, line)
    assert (shown.service_date, shown.waiting) == (today, len(model.waiting(name, today)))
    assert [(call.ticket.id, call.desk, call.kind, call.called_at) for call in shown.calls] == [
        (line.ticket.id, line.desk, line.kind, line.at) for line in calls
    ]
    assert [call.ticket.id for call in shown.recent] == list(newest)[: len(shown.recent)]
    assert len(shown.recent) == min(5, len(newest))
    current = next((one for one in newest if newest[one].ticket.place.state in AT_DESK), None)
    assert (shown.current.ticket.id if shown.current else None) == current
