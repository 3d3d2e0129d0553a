"""The statements that read tickets and calls, and the views made of their rows."""

from typing import Any

from sqlalchemy import Row, Select, select

from core.domain.text import Language
from core.domain.ticket import PrintState, TicketMove, TicketState
from core.services.dto import CallView, TicketView
from core.storage.tables import desk, section, service, service_day, ticket, ticket_event

_TICKET_COLUMNS = (
    ticket.c.id,
    section.c.name.label("section"),
    service.c.name.label("service"),
    ticket.c.number,
    ticket.c.code,
    ticket.c.state,
    service_day.c.date.label("service_date"),
    ticket.c.issued_at,
    ticket.c.language,
    ticket.c.ahead,
    ticket.c.wait_minutes,
    ticket.c.printing,
    ticket.c.service_day_id,
    ticket.c.changed_at,
)
_TICKETS = (
    ticket.join(section, section.c.id == ticket.c.section_id)
    .join(service, service.c.id == ticket.c.service_id)
    .join(service_day, service_day.c.id == ticket.c.service_day_id)
)


def tickets() -> Select[Any]:
    """Tickets with the desk at which they are or were last."""
    return select(*_TICKET_COLUMNS, desk.c.name.label("desk")).select_from(
        _TICKETS.outerjoin(desk, desk.c.id == ticket.c.desk_id)
    )


def calls() -> Select[Any]:
    """Events with their ticket and the desk to which it was called."""
    return select(
        *_TICKET_COLUMNS,
        desk.c.name.label("desk"),
        desk.c.number.label("desk_number"),
        ticket_event.c.at,
        ticket_event.c.kind,
        ticket_event.c.revision,
    ).select_from(
        ticket_event.join(ticket, ticket.c.id == ticket_event.c.ticket_id)
        .join(desk, desk.c.id == ticket_event.c.desk_id)
        .join(section, section.c.id == ticket.c.section_id)
        .join(service, service.c.id == ticket.c.service_id)
        .join(service_day, service_day.c.id == ticket.c.service_day_id)
    )


def ticket_view(row: Row[Any]) -> TicketView:
    """A row of `tickets` or `calls` as the ticket."""
    return TicketView(
        id=row.id,
        section=row.section,
        service=row.service,
        number=row.number,
        code=row.code,
        state=TicketState(row.state),
        service_date=row.service_date,
        issued_at=row.issued_at,
        language=Language(row.language),
        ahead=row.ahead,
        wait_minutes=row.wait_minutes,
        printing=PrintState(row.printing),
        day_id=row.service_day_id,
        desk=row.desk,
        changed_at=row.changed_at,
    )


def call_view(row: Row[Any]) -> CallView:
    """A row of `calls` as the call."""
    return CallView(
        ticket=ticket_view(row),
        desk=row.desk,
        desk_number=row.desk_number,
        called_at=row.at,
        kind=TicketMove(row.kind),
        revision=row.revision,
    )
