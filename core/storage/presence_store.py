"""Who has a request open, in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import delete, or_, select

from core.domain.workflow import Role
from core.services.presence_ports import PresentView
from core.storage.presence_tables import request_presence
from core.storage.request_tables import department
from core.storage.scope import Scope
from core.storage.tables import staff

_ROW = ("request_id", "staff_id", "device")


class SqlPresenceStore:
    """`PresenceStore` on SQL; nothing here touches a topic of the feed."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def touch(self, request_id: UUID, staff_id: UUID, device: str, at: datetime) -> None:
        """As the port says."""
        values = {"request_id": request_id, "staff_id": staff_id, "device": device}
        self._scope.run(
            self._scope.insert(request_presence)
            .values(centre_id=self._scope.centre_id, seen_at=at, **values)
            .on_conflict_do_update(index_elements=list(_ROW), set_={"seen_at": at})
        )

    def leave(self, request_id: UUID, staff_id: UUID, device: str) -> None:
        """As the port says."""
        found = request_presence.c
        self._scope.run(
            delete(request_presence).where(
                found.request_id == request_id, found.staff_id == staff_id, found.device == device
            )
        )

    def forget(self, before: datetime, after: datetime) -> None:
        """As the port says."""
        seen = request_presence.c.seen_at
        self._scope.run(delete(request_presence).where(or_(seen < before, seen > after)))

    def others(self, request_id: UUID, staff_id: UUID, since: datetime) -> list[PresentView]:
        """As the port says."""
        found = request_presence.c
        statement = (
            select(staff.c.name, staff.c.role, department.c.code)
            .distinct()
            .join_from(request_presence, staff, staff.c.id == found.staff_id)
            .outerjoin(department, department.c.id == staff.c.department_id)
            .where(found.request_id == request_id, found.staff_id != staff_id, found.seen_at >= since)
            .order_by(staff.c.name)
        )
        return [PresentView(row.name, Role(row.role), row.code) for row in self._scope.run(statement)]
