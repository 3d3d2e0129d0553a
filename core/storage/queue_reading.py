"""The statements that read tickets and calls, built once, and the views made of their rows."""

from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Row,
    ScalarSelect,
    Select,
    any_,
    bindparam,
    exists,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
)

from core.domain.help import Help
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import PrintState, TicketMove, TicketState
from core.services.dto import CallView, TicketView
from core.storage import queue_writing as writing
from core.storage.hall_tables import desk_service, staff_service
from core.storage.tables import CALLS, desk, desk_session, section, service, service_day, ticket, ticket_event

_PRINTING = [move.value for move in (TicketMove.PRINT, TicketMove.PRINTED, TicketMove.PRINT_FAILED)]
_NO_STEPS = [*_PRINTING, TicketMove.UNDO.value, TicketMove.HAND_OVER.value]
_STEPS_LOOKED_AT = 8
IS_AT_A_DESK = "ticket.state IN ('called', 'serving')"

TICKET_COLUMNS = (
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
    ticket.c.service_id,
    ticket.c.changed_at,
    ticket.c.queue_class,
    ticket.c.position,
    func.coalesce(ticket.c.waiting_since, ticket.c.issued_at, type_=ticket.c.issued_at.type).label("waiting_since"),
    ticket.c.due_at,
    ticket.c.passed,
    ticket.c.recalls,
    ticket.c.note,
    ticket.c.help,
    ticket.c.for_desk_id,
    ticket.c.for_staff_id,
)
TICKETS: Select[Any] = select(*TICKET_COLUMNS, ticket.c.desk_id, desk.c.name.label("desk")).select_from(
    ticket.join(section, section.c.id == ticket.c.section_id)
    .join(service, service.c.id == ticket.c.service_id)
    .join(service_day, service_day.c.id == ticket.c.service_day_id)
    .outerjoin(desk, desk.c.id == ticket.c.desk_id)
)
_CALLS: Select[Any] = select(
    *TICKET_COLUMNS,
    ticket_event.c.desk_id,
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

_DAY_ID = bindparam("day", type_=service_day.c.id.type)
_DESK_ID = bindparam("desk", type_=desk.c.id.type)

TICKET = TICKETS.where(ticket.c.id == bindparam("ticket"))
TICKET_OF_KEY = TICKETS.where(ticket.c.centre_id == bindparam("centre"), ticket.c.key == bindparam("ticket_key"))
TICKET_OF_CODE = TICKETS.where(
    ticket.c.section_id == bindparam("of_section"),
    service_day.c.date == bindparam("on"),
    ticket.c.code == bindparam("ticket_code"),
)
KNOWN_KEYS = select(ticket.c.key).where(
    ticket.c.centre_id == bindparam("centre"), ticket.c.key.in_(bindparam("keys", expanding=True))
)
AT_DESK = TICKETS.where(ticket.c.desk_id == _DESK_ID, text(IS_AT_A_DESK))
WAITING = (
    TICKETS.where(ticket.c.service_day_id == _DAY_ID, text("ticket.state = 'waiting'"))
    .order_by(ticket.c.number)
    .limit(bindparam("most"))
)
IN_STATE = TICKETS.where(ticket.c.service_day_id == _DAY_ID, ticket.c.state == bindparam("in_state")).order_by(
    ticket.c.number
)
TICKETS_OF_DAY = TICKETS.where(ticket.c.service_day_id == _DAY_ID).order_by(ticket.c.number)
CALL_OF_KEY = _CALLS.where(
    ticket_event.c.centre_id == bindparam("centre"), ticket_event.c.key == bindparam("event_key")
)
CALLS_SINCE = (
    _CALLS.where(ticket_event.c.service_day_id == _DAY_ID, CALLS, ticket_event.c.revision > bindparam("since"))
    .order_by(ticket_event.c.revision.desc())
    .limit(bindparam("most"))
)
DAY_ON = select(*writing.DAY).where(
    service_day.c.section_id == bindparam("of_section"), service_day.c.date == bindparam("on")
)
DAY_TO_CALL = select(*writing.DAY).where(service_day.c.id == writing.DAY_TO_CALL)
OPEN_DESKS = (
    select(func.count())
    .select_from(desk_session.join(desk, desk.c.id == desk_session.c.desk_id))
    .where(
        desk.c.section_id == bindparam("of_section"),
        desk_session.c.ended_at.is_(None),
        desk_session.c.paused_at.is_(None),
    )
)
ISSUED_FOR = select(func.count()).where(
    ticket.c.service_day_id == _DAY_ID, ticket.c.service_id == bindparam("of_service")
)
PRINTING = (
    select(ticket_event.c.kind, ticket_event.c.at)
    .where(ticket_event.c.ticket_id == bindparam("ticket"), ticket_event.c.kind.in_(_PRINTING))
    .order_by(ticket_event.c.revision.desc())
    .limit(1)
)


def _first_ids() -> CompoundSelect[Any]:
    """The first of each class and service that the desk and its person take; and those who wait for one of them."""
    head = ticket.alias("head")
    anybodys = "head.state = 'waiting' AND head.for_desk_id IS NULL AND head.for_staff_id IS NULL"
    classes = union_all(*(select(literal(name.value, literal_execute=True).label("name")) for name in QueueClass))
    wanted = classes.subquery("classes")

    def first(queue_class: ColumnElement[str], *order: ColumnElement[Any]) -> ScalarSelect[Any]:
        found = select(head.c.id).where(head.c.service_day_id == _DAY_ID, head.c.queue_class == queue_class)
        found = found.where(head.c.service_id == service.c.id, text(anybodys)).order_by(*order).limit(1)
        return found.correlate(service, wanted).scalar_subquery()

    # Of appointments also the one whose time is first: it need not have come first.
    appointment = literal(QueueClass.APPOINTMENT.value, literal_execute=True)
    due = func.coalesce(head.c.due_at, head.c.waiting_since, type_=head.c.due_at.type)
    person = bindparam("person", type_=staff_service.c.staff_id.type)
    limits = (desk_service.c.desk_id == _DESK_ID, desk_service), (staff_service.c.staff_id == person, staff_service)
    taken = [
        or_(
            ~exists().where(mine).select_from(table),
            exists().where(mine, table.c.service_id == service.c.id).select_from(table),
        )
        for mine, table in limits
    ]
    place = (head.c.position, head.c.waiting_since)
    came = select(first(wanted.c.name, *place)).select_from(service.join(wanted, text("true")))
    is_due = select(first(appointment, due, *place)).select_from(service)
    # Those kept for this desk or person are few; without the day in the condition their own indexes find them.
    one = ticket.alias("one")
    kept = [
        select(one.c.id).where(text("one.state = 'waiting'"), mine)
        for mine in (one.c.for_desk_id == _DESK_ID, one.c.for_staff_id == person)
    ]
    return union_all(came.where(*taken), is_due.where(*taken), *kept)


# PostgreSQL does not know how few they are, and would read every ticket; of an array it takes each by its index.
HEADS = {
    "sqlite": TICKETS.where(ticket.c.id.in_(_first_ids())),
    "postgresql": TICKETS.where(ticket.c.id == any_(func.array(_first_ids().scalar_subquery()))),
}


def _last_steps() -> Select[Any]:
    later, undo = ticket_event.alias("later"), ticket_event.alias("undo")
    taken_back = exists().where(undo.c.ticket_id == later.c.ticket_id, undo.c.undoes_id == later.c.id)
    newest = (
        select(func.max(later.c.revision))
        .where(later.c.ticket_id == ticket_event.c.ticket_id, later.c.kind.not_in(_NO_STEPS), ~taken_back)
        .scalar_subquery()
    )
    return (
        select(
            ticket_event.c.id,
            ticket_event.c.ticket_id,
            ticket_event.c.kind,
            ticket_event.c.at,
            ticket_event.c.before,
            ticket_event.c.undoes_id,
            ticket_event.c.revision,
            newest.label("newest"),
        )
        # What a clock wrote that was set back meanwhile lies in the future, and would hide what was done since.
        .where(ticket_event.c.desk_id == _DESK_ID, ticket_event.c.at <= bindparam("now", type_=ticket_event.c.at.type))
        # Within one instant by the identifier: revisions tell no order where one visitor is of the evening before.
        .order_by(ticket_event.c.at.desc(), ticket_event.c.id.desc())
        .limit(_STEPS_LOOKED_AT)
    )


LAST_STEPS = _last_steps()


def ticket_view(row: Row[Any]) -> TicketView:
    """A row of tickets or calls as the ticket."""
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
        service_id=row.service_id,
        position=row.position,
        waiting_since=row.waiting_since,
        queue_class=QueueClass(row.queue_class),
        due_at=row.due_at,
        passed=row.passed,
        recalls=row.recalls,
        note=row.note,
        help=Help(row.help) if row.help else None,
        desk=row.desk,
        desk_id=row.desk_id,
        for_desk_id=row.for_desk_id,
        for_staff_id=row.for_staff_id,
        changed_at=row.changed_at,
    )


def call_view(row: Row[Any]) -> CallView:
    """A row of calls as the call."""
    return CallView(
        ticket=ticket_view(row),
        desk=row.desk,
        desk_number=row.desk_number,
        called_at=row.at,
        kind=TicketMove(row.kind),
        revision=row.revision,
    )
