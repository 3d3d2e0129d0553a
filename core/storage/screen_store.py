"""The halls' screens, in the database."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select, text

from core.domain.screens import ScreenWishes
from core.domain.ticket import TicketState
from core.services.identifiers import new_id
from core.services.screen_dto import ScreenReport, WindowState, WindowView
from core.storage.scope import Scope
from core.storage.screen_tables import hall_screen
from core.storage.tables import desk, desk_session, service, service_day, ticket

_ALL = select(hall_screen.c.device, hall_screen.c.wishes, hall_screen.c.report)
_ONE = _ALL.where(hall_screen.c.centre_id == bindparam("centre"), hall_screen.c.device == bindparam("named"))
_WINDOWS = (
    select(
        desk.c.number,
        desk_session.c.id.label("sitting"),
        desk_session.c.paused_at,
        ticket.c.code,
        ticket.c.state,
    )
    .select_from(desk)
    .outerjoin(desk_session, (desk_session.c.desk_id == desk.c.id) & desk_session.c.ended_at.is_(None))
    .outerjoin(ticket, (ticket.c.desk_id == desk.c.id) & text("ticket.state IN ('called', 'serving')"))
    .where(desk.c.section_id == bindparam("of_section", type_=desk.c.section_id.type))
    .order_by(desk.c.number)
)
_WAITING = (
    select(service.c.name, func.count().label("waiting"))
    .join_from(ticket, service, service.c.id == ticket.c.service_id)
    .where(ticket.c.service_day_id == bindparam("day", type_=service_day.c.id.type), text("ticket.state = 'waiting'"))
    .group_by(service.c.name)
)


class SqlScreenStore:
    """`ScreenStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def wishes(self, device: str) -> ScreenWishes:
        """As the port says."""
        row = self._row(device)
        return ScreenWishes.from_plain(row.wishes) if row else ScreenWishes()

    def all(self) -> Mapping[str, tuple[ScreenWishes, ScreenReport]]:
        """As the port says."""
        rows = self._scope.run(_ALL)
        return {row.device: (ScreenWishes.from_plain(row.wishes), ScreenReport.from_plain(row.report)) for row in rows}

    def wish(self, device: str, wishes: ScreenWishes) -> None:
        """As the port says."""
        self._put(device, {"wishes": wishes.to_plain()}, {"report": {}})

    def report(self, device: str, report: ScreenReport) -> bool:
        """As the port says."""
        row, told = self._row(device), report.to_plain()
        if row is not None and row.report == told:
            return False
        self._put(device, {"report": told}, {"wishes": {}})
        return True

    def windows(self, section_id: UUID) -> list[WindowView]:
        """As the port says."""
        return [_window(row) for row in self._scope.run(_WINDOWS, of_section=section_id)]

    def waiting(self, day_id: UUID) -> Mapping[str, int]:
        """As the port says."""
        return {row.name: row.waiting for row in self._scope.run(_WAITING, day=day_id)}

    def _row(self, device: str) -> "Row[Any] | None":
        return self._scope.run(_ONE, centre=self._scope.centre_id, named=device).first()

    def _put(self, device: str, told: dict[str, object], new: dict[str, object]) -> None:
        self._scope.run(
            self._scope.insert(hall_screen)
            .values(id=new_id(), centre_id=self._scope.centre_id, device=device, **told, **new)
            .on_conflict_do_update(index_elements=["centre_id", "device"], set_=told)
        )


def _window(row: Row[Any]) -> WindowView:
    if row.paused_at is not None:
        state = WindowState.PAUSED
    else:
        # A call from a terminal needs nobody to have signed in: whoever is called there is expected there.
        state = WindowState.OPEN if row.sitting is not None or row.code else WindowState.CLOSED
    return WindowView(row.number, state, row.code or "", row.state == TicketState.CALLED.value)
