"""The classification's tree, what was retired of it, and how the latest requests were classified."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, delete, func, select, update

from core.domain.audit import AuditKind
from core.domain.text import LocalText
from core.domain.workflow import RequestState
from core.services.audit_ports import AuditEntry
from core.services.classification_ports import Precedent, StoredType, TypeEvent
from core.services.dto import DepartmentView
from core.services.identifiers import new_id
from core.services.setup import RequestTypeSetup
from core.storage.classification_tables import classification_event
from core.storage.request_tables import department, request, request_type
from core.storage.scope import Scope

_LOCK = 0x74797065  # "type": the advisory lock of whoever changes the tree
_HOLD = select(func.pg_advisory_xact_lock(_LOCK))
_MINE = request_type.c.centre_id == bindparam("centre")
_PARENT = request_type.alias("parent")
_USED = select(request.c.id).where(request.c.type_id == request_type.c.id).exists().label("used")
_EVERYTHING: Select[Any] = (
    select(request_type, _PARENT.c.code.label("parent"), department.c.code.label("department"), _USED)
    .outerjoin_from(request_type, _PARENT, _PARENT.c.id == request_type.c.parent_id)
    .outerjoin(department, department.c.id == request_type.c.department_id)
    .where(_MINE)
    .order_by(request_type.c.position)
)
# The newest by their identifiers, which grow with time: of millions none but these is looked at.
_LATEST = select(request.c.id).order_by(request.c.id.desc()).limit(bindparam("most")).subquery()
_PRECEDENTS: Select[Any] = (
    select(request.c.subject, request_type.c.code)
    .join_from(_LATEST, request, request.c.id == _LATEST.c.id)
    .join(request_type, request_type.c.id == request.c.type_id)
    .where(_MINE, request.c.state != RequestState.DRAFT.value, request_type.c.retired_at.is_(None))
    .order_by(request.c.id.desc())
)


class SqlClassificationStore:
    """`ClassificationStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def hold(self) -> None:
        """As the port says; SQLite's writer is alone in any case.

        On PostgreSQL the nodes are locked too: a request that is registered meanwhile waits, or is waited for.
        """
        if self._scope.dialect == "postgresql":
            self._scope.run(_HOLD)
            self._scope.run(select(request_type.c.id).where(_MINE).with_for_update(), centre=self._scope.centre_id)

    def everything(self) -> list[StoredType]:
        """As the port says."""
        rows = self._scope.run(_EVERYTHING, centre=self._scope.centre_id)
        return [StoredType(_node(row), row.retired_at, bool(row.used)) for row in rows]

    def department_titles(self) -> list[DepartmentView]:
        """As the port says."""
        own = department.c.centre_id == self._scope.centre_id
        rows = self._scope.run(select(department).where(own).order_by(department.c.position))
        return [DepartmentView(row.code, LocalText(row.title_ar, row.title_en)) for row in rows]

    def departments(self) -> list[str]:
        """As the port says."""
        own = department.c.centre_id == self._scope.centre_id
        return list(self._scope.run(select(department.c.code).where(own).order_by(department.c.position)).scalars())

    def precedents(self, most: int) -> list[Precedent]:
        """As the port says."""
        rows = self._scope.run(_PRECEDENTS, centre=self._scope.centre_id, most=most)
        return [Precedent(row.subject, row.code) for row in rows]

    def put(self, position: int, node: RequestTypeSetup) -> None:
        """As the port says."""
        values = {
            "parent_id": self._type_id(node.parent),
            "title_ar": node.title.ar,
            "title_en": node.title.en,
            "synonyms": list(node.synonyms),
            "department_id": self._department_id(node.department),
            "working_days": node.working_days,
            "confidentiality": node.confidentiality,
            "position": position,
            "retired_at": None,
        }
        if (known := self._type_id(node.code)) is None:
            self._scope.add(request_type, id=new_id(), code=node.code, **values)
        else:
            self._scope.run(update(request_type).where(request_type.c.id == known).values(**values))
        self._scope.touched.add("config")

    def retire(self, position: int, code: str, at: datetime) -> None:
        """As the port says."""
        since = func.coalesce(request_type.c.retired_at, bindparam("at", type_=request_type.c.retired_at.type))
        change = update(request_type).where(self._named(code)).values(position=position, retired_at=since)
        self._scope.run(change, at=at)
        self._scope.touched.add("config")

    def remove(self, code: str) -> None:
        """As the port says."""
        self._scope.run(delete(request_type).where(self._named(code)))
        self._scope.touched.add("config")

    def note(self, event: TypeEvent) -> None:
        """As the port says."""
        line = new_id()
        self._scope.add(
            classification_event,
            id=line,
            by_id=event.by,
            code=event.code,
            kind=event.kind.value,
            facts=dict(event.facts),
            device=event.device,
            at=event.at,
        )
        told = {"change": event.kind.value, "type": event.code}
        kind = AuditKind.CLASSIFICATION_CHANGED
        self._scope.entered.append(AuditEntry(kind, event.at, event.device, event.by, line, told))

    def _named(self, code: str) -> Any:
        return (request_type.c.centre_id == self._scope.centre_id) & (request_type.c.code == code)

    def _type_id(self, code: str | None) -> UUID | None:
        return self._scope.run(select(request_type.c.id).where(self._named(code))).scalar() if code else None

    def _department_id(self, code: str | None) -> UUID | None:
        own = (department.c.centre_id == self._scope.centre_id) & (department.c.code == code)
        return self._scope.run(select(department.c.id).where(own)).scalar_one() if code else None


def _node(row: Any) -> RequestTypeSetup:
    return RequestTypeSetup(
        code=row.code,
        parent=row.parent,
        title=LocalText(row.title_ar, row.title_en),
        synonyms=tuple(row.synonyms),
        department=row.department,
        working_days=row.working_days,
        confidentiality=row.confidentiality,
    )
