"""The statement that finds the tickets of earlier days whose holders may come back, built once."""

from typing import Any

from sqlalchemy import ColumnElement, Select, Text, bindparam, cast, exists, func, literal, or_, select, union_all

from core.domain.ticket import TicketState
from core.services.opening_ports import READMITTED
from core.storage.queue_reading import TICKETS
from core.storage.tables import section, service_day, ticket

_STILL = [TicketState.WAITING.value, TicketState.PARKED.value]
_PARTS = ((1, 8), (9, 4), (13, 4), (17, 4), (21, 12))


def _text(identifier: ColumnElement[Any]) -> ColumnElement[str]:
    """A UUID as Python writes it: SQLite keeps the digits alone."""
    digits = func.replace(cast(identifier, Text), "-", "")
    first, *others = (func.substr(digits, start, length) for start, length in _PARTS)
    text: ColumnElement[str] = first
    for part in others:
        text = text.concat("-").concat(part)
    return text


def _left_over() -> Select[Any]:
    code = bindparam("ticket_code", type_=ticket.c.code.type)
    of_days = (
        select(ticket.c.id, service_day.c.date, ticket.c.number)
        .join_from(service_day, ticket, ticket.c.service_day_id == service_day.c.id)
        .where(service_day.c.section_id == bindparam("of_section", type_=section.c.id.type))
        .where(or_(code.is_(None), ticket.c.code == code))
    )
    later = ticket.alias("later")
    readmitted = exists().where(
        later.c.centre_id == ticket.c.centre_id, later.c.key == literal(READMITTED).concat(_text(ticket.c.id))
    )
    still = of_days.where(service_day.c.date < bindparam("still_before"), ticket.c.state.in_(_STILL))
    dismissed = of_days.where(
        service_day.c.date >= bindparam("dismissed_from"),
        service_day.c.date < bindparam("dismissed_before"),
        ticket.c.state == TicketState.DISMISSED.value,
        ~readmitted,
    )
    # Each of the two goes by the days' index; with one condition for both every ticket there ever was would be read.
    both = union_all(still, dismissed).subquery("both")
    newest = select(both.c.id).order_by(both.c.date.desc(), both.c.number.desc()).limit(bindparam("most"))
    return TICKETS.where(ticket.c.id.in_(newest)).order_by(service_day.c.date.desc(), ticket.c.number.desc())


LEFT_OVER = _left_over()
