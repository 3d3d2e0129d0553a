"""What the centre shares, in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select, update

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.help import USUAL, Help
from core.domain.numerals import Digits
from core.domain.text import LocalText
from core.domain.visitor import Gender
from core.services.dto import CentreView, DeskView, DeviceView, RequestTypeView, SectionView, ServiceView
from core.services.identifiers import new_id
from core.storage import request_store
from core.storage.device_tables import device_restart
from core.storage.held_desk import NAMED, hold_desk
from core.storage.new_centre import text_columns
from core.storage.request_tables import request_type
from core.storage.scope import Scope
from core.storage.series_tables import ticket_series
from core.storage.tables import centre, desk, desk_session, device, section, service

_DESKS: Select[Any] = (
    select(
        desk,
        section.c.name.label("section"),
        desk_session.c.staff_id,
        desk_session.c.paused_at,
        desk_session.c.pause_reason,
    )
    .join_from(desk, section, section.c.id == desk.c.section_id)
    .outerjoin(desk_session, (desk_session.c.desk_id == desk.c.id) & desk_session.c.ended_at.is_(None))
)
_DESK = _DESKS.where(*NAMED)

# A device has at most one open restart at a time.
_OF_DEVICE = (
    device_restart.c.centre_id == device.c.centre_id,
    device_restart.c.device == device.c.name,
    device_restart.c.back_at.is_(None),
)
_ASKED = select(func.max(device_restart.c.asked_at)).where(*_OF_DEVICE).correlate(device).scalar_subquery()
_TAKEN = select(func.max(device_restart.c.taken_at)).where(*_OF_DEVICE).correlate(device).scalar_subquery()

_KEPT = (
    select(func.sum(ticket_series.c.to_come))
    .where(ticket_series.c.centre_id == device.c.centre_id, ticket_series.c.device == device.c.name)
    .correlate(device)
    .scalar_subquery()
)


class SqlCentreStore:
    """`CentreStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def view(self) -> CentreView:
        """As the port says."""
        row = self._scope.run(select(centre)).first()
        if row is None:
            raise EnvironmentFault(ErrorCode.DATABASE_NOT_INITIALISED)
        sections = self._scope.run(select(section).order_by(section.c.position))
        services = self._scope.run(select(service).order_by(service.c.position))
        desks = self._scope.run(_DESKS.order_by(section.c.position, desk.c.number))
        return CentreView(
            id=row.id,
            code=row.code,
            title=local_text(row, "title"),
            authority=local_text(row, "authority"),
            zone=row.zone,
            digits=Digits(row.digits),
            help=_help(row.help),
            sections=tuple(_section(found) for found in sections),
            services=tuple(_service(found) for found in services),
            desks=tuple(_desk(found) for found in desks),
        )

    def section(self, name: str) -> SectionView:
        """As the port says."""
        row = self._scope.run(
            select(section).where(section.c.centre_id == self._scope.centre_id, section.c.name == name)
        ).first()
        if row is None:
            raise RuleBroken(ErrorCode.SECTION_UNKNOWN, section=name)
        return _section(row)

    def desk(self, name: str) -> DeskView:
        """As the port says."""
        row = self._scope.run(_DESK, centre=self._scope.centre_id, desk_name=name).first()
        if row is None:
            raise RuleBroken(ErrorCode.DESK_UNKNOWN, desk=name)
        return _desk(row)

    def held_desk(self, name: str) -> DeskView:
        """As the port says."""
        hold_desk(self._scope, name)
        return self.desk(name)

    def types(self) -> list[RequestTypeView]:
        """As the port says."""
        statement = request_store.types().where(
            request_type.c.centre_id == self._scope.centre_id, request_type.c.retired_at.is_(None)
        )
        rows = self._scope.run(statement.order_by(request_type.c.position))
        return [request_store.type_view(row) for row in rows]

    def name(self, of: str, text: LocalText) -> None:
        """As the port says."""
        kind, _, rest = of.partition(".")
        name, _, hint = rest.partition(".")
        table = {"section": section, "service": service}.get(kind, centre)
        own = table.c.id == self._scope.centre_id if table is centre else table.c.name == name
        column = kind if table is centre else hint or "title"
        self._scope.run(update(table).where(own).values(**text_columns(column, text)))

    def devices(self) -> list[DeviceView]:
        """As the port says."""
        rows = self._scope.run(
            select(
                device,
                section.c.name.label("section"),
                _ASKED.label("asked_at"),
                _TAKEN.label("taken_at"),
                _KEPT.label("kept"),
            )
            .join_from(device, section, section.c.id == device.c.section_id, isouter=True)
            .where(device.c.centre_id == self._scope.centre_id)
            .order_by(device.c.name)
        )
        return [
            DeviceView(
                name=row.name,
                kind=row.kind,
                section=row.section,
                printer_fault=ErrorCode(row.printer_fault) if row.printer_fault else None,
                changed_at=row.changed_at,
                heard_at=row.heard_at,
                clock_offset_seconds=row.clock_offset_seconds,
                version=row.program_version or "",
                started_at=row.started_at,
                spooled=row.kept or 0,
                prints=row.prints,
                ended=row.ended or "",
                restart_asked_at=row.asked_at,
                restart_taken_at=row.taken_at,
            )
            for row in rows
        ]

    def report_device(self, name: str, kind: str, section: str | None, fault: ErrorCode | None, at: datetime) -> bool:
        """As the port says."""
        told = {
            "kind": kind,
            "section_id": self._section_id(section),
            "printer_fault": fault.value if fault else None,
        }
        known = self._scope.run(
            select(device.c.kind, device.c.section_id, device.c.printer_fault).where(
                device.c.centre_id == self._scope.centre_id, device.c.name == name
            )
        ).first()
        if known is not None and dict(known._mapping) == told:
            return False
        self._scope.run(
            self._scope.insert(device)
            .values(id=new_id(), centre_id=self._scope.centre_id, name=name, changed_at=at, **told)
            .on_conflict_do_update(index_elements=["centre_id", "name"], set_={**told, "changed_at": at})
        )
        self._scope.touched.add("devices")
        return True

    def touch(self, topic: str) -> None:
        """As the port says; it is written when the unit commits."""
        self._scope.touched.add(topic)

    def _section_id(self, name: str | None) -> UUID | None:
        return self.section(name).id if name else None


def _section(row: Row[Any]) -> SectionView:
    return SectionView(row.id, row.name, row.prefix, local_text(row, "title"), Gender(row.gender))


def _service(row: Row[Any]) -> ServiceView:
    return ServiceView(
        row.id, row.name, local_text(row, "title"), local_text(row, "hint"), row.daily_quota, row.identify
    )


def local_text(row: Row[Any], name: str) -> LocalText:
    """A text of the centre in all of its languages, from the columns of this name."""
    told = row._mapping
    return LocalText(told[f"{name}_ar"], told[f"{name}_en"], **told[f"{name}_further"])


def _help(names: list[str] | None) -> tuple[Help, ...]:
    return USUAL if names is None else tuple(Help(name) for name in names)


def _desk(row: Row[Any]) -> DeskView:
    return DeskView(row.id, row.name, row.section, row.number, row.staff_id, row.paused_at, row.pause_reason or "")
