"""A desk that is held until the unit ends, and in one reading who sits there, who stands there and what is kept."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, exists, or_, select, text

from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import DeskView
from core.services.queue_ports import HeldDesk
from core.storage import queue_reading as reading
from core.storage.entrance_tables import ticket_identity
from core.storage.scope import Scope
from core.storage.tables import desk, desk_session, section, service, service_day, ticket
from core.storage.window_tables import draft

NAMED = (desk.c.centre_id == bindparam("centre"), desk.c.name == bindparam("desk_name"))
# Not FOR UPDATE: whoever sends a ticket to a desk refers to its row, and would wait there while holding the day.
_HOLD = select(desk.c.id).where(*NAMED).with_for_update(key_share=True)


def hold_desk(scope: Scope, name: str) -> None:
    """Let nobody else change what happens at the desk until the unit ends; SQLite's writer is alone in any case."""
    if scope.dialect == "postgresql":
        # Locked first and read afterwards: a statement that waits for its lock goes on with what it saw before.
        with scope.together():  # with the beginning of the transaction, whose first statement this is
            scope.run(_HOLD, centre=scope.centre_id, desk_name=name)


def _desk_and_ticket() -> Select[Any]:
    place, its_section = desk.alias("place"), section.alias("its_section")
    kept = [exists().where(table.c.ticket_id == ticket.c.id).correlate(ticket) for table in (draft, ticket_identity)]
    return (
        select(
            *reading.TICKET_COLUMNS,
            ticket.c.desk_id,
            place.c.name.label("desk"),
            place.c.id.label("place_id"),
            place.c.number.label("place_number"),
            its_section.c.name.label("place_section"),
            desk_session.c.staff_id,
            desk_session.c.paused_at,
            desk_session.c.pause_reason,
            or_(*kept).label("typed"),
        )
        .select_from(
            place.join(its_section, its_section.c.id == place.c.section_id)
            .outerjoin(desk_session, (desk_session.c.desk_id == place.c.id) & desk_session.c.ended_at.is_(None))
            .outerjoin(ticket, (ticket.c.desk_id == place.c.id) & text(reading.IS_AT_A_DESK))
            .outerjoin(section, section.c.id == ticket.c.section_id)
            .outerjoin(service, service.c.id == ticket.c.service_id)
            .outerjoin(service_day, service_day.c.id == ticket.c.service_day_id)
        )
        .where(place.c.centre_id == bindparam("centre"), place.c.name == bindparam("desk_name"))
    )


_DESK_AND_TICKET = _desk_and_ticket()


def held_desk(scope: Scope, name: str) -> HeldDesk:
    """The desk by its name, held; `desk_unknown`."""
    hold_desk(scope, name)
    row = scope.run(_DESK_AND_TICKET, centre=scope.centre_id, desk_name=name).first()
    if row is None:
        raise RuleBroken(ErrorCode.DESK_UNKNOWN, desk=name)
    return HeldDesk(_place(row), reading.ticket_view(row) if row.id is not None else None, bool(row.typed))


def _place(row: Row[Any]) -> DeskView:
    return DeskView(
        row.place_id,
        row.desk,
        row.place_section,
        row.place_number,
        row.staff_id,
        row.paused_at,
        row.pause_reason or "",
    )
