"""Requests and their history in the database."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import LocalText
from core.domain.workflow import Party, RequestState, Urgency
from core.services.audit_ports import AuditEntry, Detail
from core.services.dto import MovementView, RequestTypeView, RequestView
from core.services.identifiers import new_id
from core.services.ports import NewMovement, NewRequest
from core.storage.behalf_store import BEHALF_COLUMNS, behalf_view
from core.storage.movement_rows import movement_view, movements
from core.storage.request_tables import department, request, request_counter, request_movement, request_type
from core.storage.scope import Scope
from core.storage.tables import desk, section, staff, ticket, visit, visitor
from core.storage.visitor_store import VISITOR_COLUMNS, visitor_view
from core.storage.window_tables import on_behalf

_PARENT = request_type.alias("parent")
_WITH, _HOLDER = department.alias("lies_with"), staff.alias("holder")
_ELDER = request.alias("elder")

TYPE_COLUMNS = (
    request_type.c.id.label("type_id"),
    request_type.c.code.label("type_code"),
    _PARENT.c.code.label("type_parent"),
    request_type.c.title_ar.label("type_ar"),
    request_type.c.title_en.label("type_en"),
    request_type.c.synonyms.label("type_synonyms"),
    department.c.code.label("type_department"),
    request_type.c.working_days.label("type_days"),
    request_type.c.confidentiality.label("type_confidentiality"),
)


def types() -> Select[Any]:
    """The classification's nodes with the codes of parent and department."""
    return select(*TYPE_COLUMNS).select_from(
        request_type.outerjoin(_PARENT, _PARENT.c.id == request_type.c.parent_id).outerjoin(
            department, department.c.id == request_type.c.department_id
        )
    )


def type_view(row: Row[Any]) -> RequestTypeView:
    """A row with the columns of a type."""
    return RequestTypeView(
        code=row.type_code,
        parent=row.type_parent,
        title=LocalText(row.type_ar, row.type_en),
        synonyms=tuple(row.type_synonyms),
        department=row.type_department,
        working_days=row.type_days,
        confidentiality=row.type_confidentiality,
    )


class SqlRequestStore:
    """`RequestStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def id_of_key(self, key: str) -> UUID | None:
        """As the port says."""
        return self._id(request.c.key == key)

    def id_of_reference(self, reference: str) -> UUID | None:
        """As the port says."""
        return self._id(request.c.reference == reference)

    def next_sequence(self, hijri_year: int) -> int:
        """As the port says: the upsert is the lock, as for a ticket's number."""
        statement = (
            self._scope.insert(request_counter)
            .values(centre_id=self._scope.centre_id, hijri_year=hijri_year, last_sequence=1)
            .on_conflict_do_update(
                index_elements=["centre_id", "hijri_year"],
                set_={"last_sequence": request_counter.c.last_sequence + 1},
            )
            .returning(request_counter.c.last_sequence)
        )
        return int(self._scope.run(statement).scalar_one())

    def add(self, new: NewRequest) -> bool:
        """As the port says."""
        type_id = self._scope.run(
            select(request_type.c.id)
            .where(request_type.c.centre_id == self._scope.centre_id, request_type.c.code == new.type_code)
            # Whoever retires or deletes a type of the tree waits until this request is in, or was here first.
            .with_for_update(read=True, key_share=True)
        ).scalar()
        if type_id is None:
            raise RuleBroken(ErrorCode.REQUEST_TYPE_UNKNOWN, type=new.type_code)
        self._scope.touched.add("requests")
        return self._scope.add(
            request,
            id=new.id,
            reference=new.reference,
            key=new.key,
            type_id=type_id,
            subject=new.subject,
            summary=new.summary,
            applicant_id=new.applicant_id,
            visit_id=new.visit_id,
            owner_id=new.owner_id,
            state=new.state.value,
            registered_at=new.at,
            state_since=new.at,
            due=new.due,
        )

    def append(self, new: NewMovement) -> None:
        """As the port says."""
        self._scope.touched.add("requests")
        self._scope.run(
            request_movement.insert().values(
                id=new_id(),
                centre_id=self._scope.centre_id,
                request_id=new.request_id,
                sequence=new.sequence,
                move=new.move.value,
                source=new.source.value,
                target=new.target.value,
                staff_id=new.staff_id,
                device=new.device,
                at=new.at,
                note=new.note,
                digest=new.digest,
                key=new.key,
                department_id=self.department_id(new.department) if new.department else None,
                detail=dict(new.detail) if new.detail is not None else None,
            )
        )
        told: dict[str, Detail] = {"move": new.move.value, "link": new.sequence, "digest": new.digest}
        entry = AuditEntry(AuditKind.REQUEST_MOVED, new.at, new.device, new.staff_id, new.request_id, told)
        self._scope.entered.append(entry)
        # Whatever changes a request ends with a link of its history: here its index hears of all of them.
        self._scope.indexed.add(new.request_id)

    def department_id(self, code: str) -> UUID:
        """As the port says."""
        known = select(department.c.id).where(
            department.c.centre_id == self._scope.centre_id, department.c.code == code
        )
        found: UUID | None = self._scope.run(known).scalar()
        if found is None:
            raise RuleBroken(ErrorCode.DEPARTMENT_UNKNOWN, department=code)
        return found

    def get(self, request_id: UUID) -> RequestView:
        """As the port says."""
        row = self._scope.run(requests().where(request.c.id == request_id)).first()
        if row is None:
            raise RuleBroken(ErrorCode.REQUEST_UNKNOWN)
        return request_view(row)

    def movements(self, request_id: UUID) -> list[MovementView]:
        """As the port says."""
        mine = movements().where(request_movement.c.request_id == request_id)
        return [movement_view(row) for row in self._scope.run(mine.order_by(request_movement.c.sequence))]

    def of_visit(self, visit_id: UUID) -> list[RequestView]:
        """As the port says."""
        statement = requests().where(request.c.visit_id == visit_id).order_by(request.c.registered_at)
        return [request_view(row) for row in self._scope.run(statement)]

    def _id(self, condition: Any) -> UUID | None:
        statement = select(request.c.id).where(request.c.centre_id == self._scope.centre_id, condition)
        return self._scope.run(statement).scalar()


def requests() -> Select[Any]:
    """Every request with all that its view shows."""
    return select(
        request.c.id,
        request.c.reference,
        request.c.subject,
        request.c.summary,
        request.c.state,
        request.c.registered_at,
        request.c.due,
        request.c.version,
        request.c.party,
        request.c.state_since,
        request.c.urgency,
        _WITH.c.code.label("department"),
        _HOLDER.c.name.label("holder"),
        _ELDER.c.reference.label("merged_into"),
        staff.c.name.label("owner"),
        ticket.c.code.label("ticket_code"),
        desk.c.number.label("desk_number"),
        section.c.name.label("section"),
        *TYPE_COLUMNS,
        *VISITOR_COLUMNS,
        *BEHALF_COLUMNS,
    ).select_from(
        request.join(request_type, request_type.c.id == request.c.type_id)
        .outerjoin(_PARENT, _PARENT.c.id == request_type.c.parent_id)
        .outerjoin(department, department.c.id == request_type.c.department_id)
        .join(visitor, visitor.c.id == request.c.applicant_id)
        .join(staff, staff.c.id == request.c.owner_id)
        .join(visit, visit.c.id == request.c.visit_id)
        .join(ticket, ticket.c.id == visit.c.ticket_id)
        .join(desk, desk.c.id == visit.c.desk_id)
        .join(section, section.c.id == ticket.c.section_id)
        .outerjoin(_WITH, _WITH.c.id == request.c.department_id)
        .outerjoin(_HOLDER, _HOLDER.c.id == request.c.holder_id)
        .outerjoin(on_behalf, on_behalf.c.request_id == request.c.id)
        .outerjoin(_ELDER, _ELDER.c.id == request.c.merged_into_id)
    )


def request_view(row: Row[Any]) -> RequestView:
    """A row of `requests`."""
    return RequestView(
        id=row.id,
        reference=row.reference,
        type=type_view(row),
        subject=row.subject,
        summary=row.summary,
        applicant=visitor_view(row),
        state=RequestState(row.state),
        owner=row.owner,
        registered_at=row.registered_at,
        due=row.due,
        ticket_code=row.ticket_code,
        desk_number=row.desk_number,
        section=row.section,
        version=row.version,
        party=Party(row.party),
        department=row.department,
        holder=row.holder,
        since=row.state_since,
        urgency=Urgency(row.urgency),
        behalf=behalf_view(row),
        merged_into=row.merged_into,
    )
