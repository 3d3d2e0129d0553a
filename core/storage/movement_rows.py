"""Links of the histories of requests, as rows and as what a screen sees of them."""

from typing import Any

from sqlalchemy import Row, Select, select

from core.domain.remarks import happening
from core.domain.workflow import RequestState, Role
from core.services.dto import MovementView
from core.storage.request_tables import department, request_movement
from core.storage.tables import staff

_OF = department.alias("of_department")


def movements() -> Select[Any]:
    """Every link of every history with all that its view shows."""
    return (
        select(
            request_movement,
            staff.c.name.label("staff"),
            staff.c.role,
            department.c.code.label("department"),
            _OF.c.code.label("of_department"),
        )
        .join_from(request_movement, staff, staff.c.id == request_movement.c.staff_id)
        .outerjoin(_OF, _OF.c.id == staff.c.department_id)
        .outerjoin(department, department.c.id == request_movement.c.department_id)
    )


def movement_view(row: Row[Any]) -> MovementView:
    """A row of `movements`."""
    return MovementView(
        sequence=row.sequence,
        move=happening(row.move),
        source=RequestState(row.source),
        target=RequestState(row.target),
        staff=row.staff,
        device=row.device,
        at=row.at,
        note=row.note,
        digest=row.digest,
        department=row.department,
        role=Role(row.role),
        of_department=row.of_department,
        detail=row.detail,
    )
