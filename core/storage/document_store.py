"""Documents and their sealed content in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select, update

from core.domain.audit import AuditKind
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.services.audit_ports import AuditEntry, Detail
from core.services.document_dto import DocumentView
from core.services.document_ports import Content, NewDocument
from core.storage.document_tables import document, document_content
from core.storage.scope import Scope
from core.storage.tables import staff

_WITHDRAWER = staff.alias("withdrawer")
_DOCUMENTS = (
    select(document, staff.c.name.label("staff"), _WITHDRAWER.c.name.label("withdrawn_by"))
    .join_from(document, staff, staff.c.id == document.c.staff_id)
    .outerjoin(_WITHDRAWER, _WITHDRAWER.c.id == document.c.withdrawn_by_id)
)


class SqlDocumentStore:
    """`DocumentStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def content_id(self, fingerprint: bytes) -> UUID | None:
        """As the port says."""
        found: UUID | None = self._scope.run(
            select(document_content.c.id).where(
                document_content.c.centre_id == self._scope.centre_id, document_content.c.fingerprint == fingerprint
            )
        ).scalar()
        return found

    def keep(self, content: Content) -> UUID:
        """As the port says: the unique constraint decides, also between two that store at once."""
        values = {"id": content.id, "fingerprint": content.fingerprint, "sealed": content.sealed}
        if self._scope.add(document_content, **values):
            return content.id
        found = self.content_id(content.fingerprint)
        if found is None:
            raise EnvironmentFault(ErrorCode.DOCUMENT_ALTERED)
        return found

    def add(self, new: NewDocument) -> bool:
        """As the port says."""
        self._scope.touched.add("requests")
        added = self._scope.add(
            document,
            id=new.id,
            request_id=new.request_id,
            content_id=new.content_id,
            replaces_id=new.replaces,
            title=new.title,
            pages=new.pages,
            size=new.size,
            key=new.key,
            staff_id=new.staff_id,
            device=new.device,
            added_at=new.at,
        )
        if added:
            told: dict[str, Detail] = {
                "document": str(new.id),
                "content": str(new.content_id),
                "pages": new.pages,
                "size": new.size,
            }
            entry = AuditEntry(AuditKind.DOCUMENT_ADDED, new.at, new.device, new.staff_id, new.request_id, told)
            self._scope.entered.append(entry)
        return added

    def of_key(self, key: str) -> DocumentView | None:
        """As the port says."""
        mine = _DOCUMENTS.where(document.c.centre_id == self._scope.centre_id, document.c.key == key)
        row = self._scope.run(mine).first()
        return _view(row) if row else None

    def of_request(self, request_id: UUID) -> list[DocumentView]:
        """As the port says."""
        mine = _DOCUMENTS.where(document.c.request_id == request_id).order_by(document.c.added_at, document.c.id)
        return [_view(row) for row in self._scope.run(mine)]

    def get(self, document_id: UUID) -> DocumentView:
        """As the port says."""
        return _view(self._one(_DOCUMENTS.where(document.c.id == document_id)))

    def content(self, document_id: UUID) -> Content:
        """As the port says."""
        row = self._one(
            select(document_content.c.id, document_content.c.fingerprint, document_content.c.sealed)
            .join_from(document, document_content, document_content.c.id == document.c.content_id)
            .where(document.c.id == document_id)
        )
        return Content(row.id, row.fingerprint, row.sealed)

    def withdraw(self, document_id: UUID, by: UUID, device: str, at: datetime, reason: str) -> bool:
        """As the port says: the condition and the change are one statement."""
        self._scope.touched.add("requests")
        statement = (
            update(document)
            .where(document.c.id == document_id, document.c.withdrawn_at.is_(None))
            .values(withdrawn_by_id=by, withdrawn_device=device, withdrawn_at=at, withdrawn_reason=reason)
            .returning(document.c.request_id)
        )
        request_id: UUID | None = self._scope.run(statement).scalar()
        if request_id is not None:
            told = {"document": str(document_id)}
            self._scope.entered.append(AuditEntry(AuditKind.DOCUMENT_WITHDRAWN, at, device, by, request_id, told))
        return request_id is not None

    def _one(self, statement: Select[Any]) -> Row[Any]:
        row = self._scope.run(statement).first()
        if row is None:
            raise RuleBroken(ErrorCode.DOCUMENT_UNKNOWN)
        return row


def _view(row: Row[Any]) -> DocumentView:
    return DocumentView(
        id=row.id,
        request_id=row.request_id,
        title=row.title,
        pages=row.pages,
        size=row.size,
        staff=row.staff,
        device=row.device,
        added_at=row.added_at,
        replaces=row.replaces_id,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by or "",
        withdrawn_reason=row.withdrawn_reason,
    )
