"""Visitors and their visits in the database."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, exists, select, update

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.visitor import Gender, VisitorKind
from core.services.dto import VisitorView, VisitView
from core.services.visitor_ports import NewVisitor
from core.storage.request_tables import request
from core.storage.scope import Scope
from core.storage.tables import desk, ticket, visit, visitor


def visitor_view(row: Row[Any]) -> VisitorView:
    """A row with the visitor's columns; the identity number stays sealed."""
    return VisitorView(
        id=row.visitor_id,
        kind=VisitorKind(row.visitor_kind),
        identity_number="",
        name=row.visitor_name,
        gender=Gender(row.visitor_gender),
        mobile=row.visitor_mobile,
        language=Language(row.visitor_language),
    )


VISITOR_COLUMNS = (
    visitor.c.id.label("visitor_id"),
    visitor.c.kind.label("visitor_kind"),
    visitor.c.name.label("visitor_name"),
    visitor.c.gender.label("visitor_gender"),
    visitor.c.mobile.label("visitor_mobile"),
    visitor.c.language.label("visitor_language"),
)


class SqlVisitorStore:
    """`VisitorStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def by_blind(self, blind: bytes) -> tuple[VisitorView, bytes] | None:
        """As the port says."""
        row = self._scope.run(self._visitors().where(visitor.c.identity_blind == blind)).first()
        return (visitor_view(row), row.identity_sealed) if row else None

    def by_mobile(self, mobile: str) -> list[tuple[VisitorView, bytes]]:
        """As the port says."""
        rows = self._scope.run(self._visitors().where(visitor.c.mobile == mobile).order_by(visitor.c.created_at))
        return [(visitor_view(row), row.identity_sealed) for row in rows]

    def get(self, visitor_id: UUID) -> tuple[VisitorView, bytes]:
        """As the port says."""
        row = self._scope.run(self._visitors().where(visitor.c.id == visitor_id)).first()
        if row is None:
            raise RuleBroken(ErrorCode.VISITOR_UNKNOWN)
        return visitor_view(row), row.identity_sealed

    def add(self, new: NewVisitor) -> bool:
        """As the port says."""
        return self._scope.add(
            visitor,
            id=new.id,
            kind=new.kind.value,
            identity_sealed=new.sealed,
            identity_blind=new.blind,
            name=new.name,
            gender=new.gender.value,
            mobile=new.mobile,
            language=new.language.value,
            created_at=new.at,
        )

    def update(self, visitor_id: UUID, name: str, gender: Gender, mobile: str, language: Language) -> None:
        """As the port says; under another name the visitor's requests are found by that one."""
        renamed = self._scope.run(select(visitor.c.name).where(visitor.c.id == visitor_id)).scalar() != name
        theirs = select(request.c.id).where(request.c.applicant_id == visitor_id).order_by(request.c.id)
        if renamed:
            # Held before the visitor is: whoever moves one of them holds them in this order.
            self._scope.run(theirs.with_for_update(key_share=True))
        self._scope.run(
            update(visitor)
            .where(visitor.c.id == visitor_id)
            .values(name=name, gender=gender.value, mobile=mobile, language=language.value)
        )
        if renamed:
            self._scope.indexed.update(self._scope.run(theirs).scalars())

    def visit_of_ticket(self, ticket_id: UUID) -> VisitView | None:
        """As the port says."""
        row = self._scope.run(self._visits().where(visit.c.ticket_id == ticket_id)).first()
        return _visit_view(row) if row else None

    def visit(self, visit_id: UUID) -> VisitView:
        """As the port says."""
        row = self._scope.run(self._visits().where(visit.c.id == visit_id)).first()
        if row is None:
            raise RuleBroken(ErrorCode.VISIT_MISSING)
        return _visit_view(row)

    def has_requests(self, visit_id: UUID) -> bool:
        """As the port says."""
        return bool(self._scope.run(select(exists().where(request.c.visit_id == visit_id))).scalar())

    def start_visit(self, visit_id: UUID, ticket_id: UUID, visitor_id: UUID, desk_id: UUID, at: datetime) -> None:
        """As the port says: a ticket has one visit."""
        statement = (
            self._scope.insert(visit)
            .values(
                id=visit_id,
                centre_id=self._scope.centre_id,
                ticket_id=ticket_id,
                visitor_id=visitor_id,
                desk_id=desk_id,
                started_at=at,
            )
            .on_conflict_do_update(index_elements=["ticket_id"], set_={"visitor_id": visitor_id})
        )
        self._scope.run(statement)

    def _visitors(self) -> Select[Any]:
        return select(*VISITOR_COLUMNS, visitor.c.identity_sealed).where(visitor.c.centre_id == self._scope.centre_id)

    @staticmethod
    def _visits() -> Select[Any]:
        return select(
            visit.c.id,
            visit.c.ticket_id,
            ticket.c.code.label("ticket_code"),
            desk.c.name.label("desk"),
            visit.c.started_at,
            *VISITOR_COLUMNS,
        ).select_from(
            visit.join(visitor, visitor.c.id == visit.c.visitor_id)
            .join(ticket, ticket.c.id == visit.c.ticket_id)
            .join(desk, desk.c.id == visit.c.desk_id)
        )


def _visit_view(row: Row[Any]) -> VisitView:
    return VisitView(
        id=row.id,
        ticket_id=row.ticket_id,
        ticket_code=row.ticket_code,
        visitor=visitor_view(row),
        desk=row.desk,
        started_at=row.started_at,
    )
