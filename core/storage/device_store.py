"""The staff code, restarts and the record of devices, in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select, update

from core.services.device_dto import DeviceDeed, DeviceEvent, Restart, Vitals
from core.services.identifiers import new_id
from core.storage.device_tables import device_event, device_restart, staff_code
from core.storage.scope import Scope
from core.storage.tables import device

_CODE = select(staff_code.c.hashed).where(staff_code.c.centre_id == bindparam("centre"))
_NAMED = (device.c.centre_id == bindparam("centre"), device.c.name == bindparam("device_name"))
_RESTARTS = select(device_restart).where(device_restart.c.centre_id == bindparam("centre"))
_OF_KEY = _RESTARTS.where(device_restart.c.key == bindparam("restart_key"))
_OPEN = (
    _RESTARTS.where(device_restart.c.device == bindparam("device_name"), device_restart.c.back_at.is_(None))
    .order_by(device_restart.c.asked_at.desc())
    .limit(1)
)
_EVENTS = (
    select(device_event.c.device, device_event.c.deed, device_event.c.at, device_event.c.told)
    .where(device_event.c.centre_id == bindparam("centre"), device_event.c.device == bindparam("device_name"))
    .order_by(device_event.c.at.desc(), device_event.c.id.desc())
)


class SqlDeviceStore:
    """`DeviceStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def code(self) -> str:
        """As the port says."""
        return self._scope.run(_CODE, centre=self._scope.centre_id).scalar() or ""

    def set_code(self, hashed: str, at: datetime) -> None:
        """As the port says."""
        values = {"hashed": hashed, "changed_at": at}
        self._scope.run(
            self._scope.insert(staff_code)
            .values(centre_id=self._scope.centre_id, **values)
            .on_conflict_do_update(index_elements=["centre_id"], set_=values)
        )

    def hold(self, name: str) -> None:
        """As the port says; SQLite's writer is alone in any case."""
        if self._scope.dialect == "postgresql":
            self._scope.run(
                select(device.c.id).where(*_NAMED).with_for_update(), centre=self._scope.centre_id, device_name=name
            )

    def tell_vitals(self, name: str, vitals: Vitals) -> None:
        """As the port says."""
        told = {
            "program_version": vitals.version,
            "started_at": vitals.started_at,
            "prints": vitals.prints,
            "ended": vitals.ended.value if vitals.ended else None,
        }
        self._scope.run(update(device).where(*_NAMED).values(**told), centre=self._scope.centre_id, device_name=name)

    def restart_of_key(self, key: str) -> Restart | None:
        """As the port says."""
        return _restart(self._scope.run(_OF_KEY, centre=self._scope.centre_id, restart_key=key).first())

    def open_restart(self, device: str) -> Restart | None:
        """As the port says."""
        return _restart(self._scope.run(_OPEN, centre=self._scope.centre_id, device_name=device).first())

    def add_restart(self, restart: Restart, key: str) -> bool:
        """As the port says."""
        return self._scope.add(
            device_restart,
            id=restart.id,
            device=restart.device,
            asked_at=restart.asked_at,
            asked_by_id=restart.asked_by,
            key=key,
        )

    def take_restart(self, restart_id: UUID, at: datetime) -> bool:
        """As the port says: the condition and the change are one statement."""
        row = device_restart.c
        taken = (
            update(device_restart)
            .where(row.id == restart_id, row.taken_at.is_(None), row.back_at.is_(None))
            .values(taken_at=at)
        )
        return self._scope.run(taken).rowcount == 1

    def end_restarts(self, device: str, at: datetime) -> int:
        """As the port says; one that started anew meanwhile has done what was asked of it."""
        row = device_restart.c
        ended = (
            update(device_restart)
            .where(row.centre_id == self._scope.centre_id, row.device == device, row.back_at.is_(None))
            .values(taken_at=func.coalesce(row.taken_at, at, type_=row.taken_at.type), back_at=at)
        )
        return self._scope.run(ended).rowcount

    def note(self, event: DeviceEvent) -> None:
        """As the port says."""
        told = {"device": event.device, "deed": event.deed.value, "at": event.at, "told": event.told}
        self._scope.add(device_event, id=new_id(), **told)

    def events(self, device: str) -> list[DeviceEvent]:
        """As the port says."""
        rows = self._scope.run(_EVENTS, centre=self._scope.centre_id, device_name=device)
        return [DeviceEvent(row.device, DeviceDeed(row.deed), row.at, row.told) for row in rows]


def _restart(row: Row[Any] | None) -> Restart | None:
    if row is None:
        return None
    return Restart(row.id, row.device, row.asked_at, row.asked_by_id, row.taken_at, row.back_at)
