"""What is noted on requests, and which belong together, in the database."""

from uuid import UUID

from sqlalchemy import delete, or_, select, update

from core.domain.errors import ErrorCode, RuleBroken
from core.services.remark_ports import Amendment
from core.storage.request_tables import request, request_link, request_type
from core.storage.scope import Scope


class SqlRemarkStore:
    """`RemarkStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def amend(self, request_id: UUID, version: int, amendment: Amendment) -> bool:
        """As the port says: the condition and the change are one statement."""
        values: dict[str, object] = {"version": request.c.version + 1}
        if amendment.type_code is not None:
            values["type_id"] = self._type_id(amendment.type_code)
        if amendment.due is not None:
            values["due"] = amendment.due
        if amendment.urgency is not None:
            values["urgency"] = amendment.urgency.value
        changed = self._scope.run(
            update(request).where(request.c.id == request_id, request.c.version == version).values(values)
        )
        return changed.rowcount == 1

    def link(self, first: UUID, second: UUID) -> bool:
        """As the port says: one row for the two, whichever is named first."""
        lower, upper = sorted((first, second))
        return self._scope.add(request_link, first_id=lower, second_id=upper)

    def unlink(self, first: UUID, second: UUID) -> bool:
        """As the port says; both histories keep that they belonged together."""
        lower, upper = sorted((first, second))
        of_both = request_link.c.first_id == lower, request_link.c.second_id == upper
        return self._scope.run(delete(request_link).where(*of_both)).rowcount == 1

    def linked(self, request_id: UUID) -> list[UUID]:
        """As the port says."""
        first, second = request_link.c.first_id, request_link.c.second_id
        statement = (
            select(request.c.id)
            .join(request_link, or_(first == request.c.id, second == request.c.id))
            .where(or_(first == request_id, second == request_id), request.c.id != request_id)
            .order_by(request.c.reference)
        )
        return list(self._scope.run(statement).scalars())

    def merge(self, request_id: UUID, elder_id: UUID) -> None:
        """As the port says."""
        self._scope.run(update(request).where(request.c.id == request_id).values(merged_into_id=elder_id))

    def elders(self, request_id: UUID) -> list[UUID]:
        """As the port says: into what is settled nothing is merged, so this cannot go round in a circle."""
        found: list[UUID] = []
        elder = self._elder(request_id)
        while elder is not None:
            found.append(elder)
            elder = self._elder(elder)
        return found

    def absorbed(self, request_id: UUID) -> list[UUID]:
        """As the port says."""
        below = select(request.c.id).where(request.c.merged_into_id == request_id).cte("below", recursive=True)
        further = request.alias("further")
        below = below.union(select(further.c.id).join(below, further.c.merged_into_id == below.c.id))
        statement = select(request.c.id).join(below, below.c.id == request.c.id).order_by(request.c.reference)
        return list(self._scope.run(statement).scalars())

    def _elder(self, request_id: UUID) -> UUID | None:
        statement = select(request.c.merged_into_id).where(request.c.id == request_id)
        found: UUID | None = self._scope.run(statement).scalar()
        return found

    def _type_id(self, code: str) -> UUID:
        statement = select(request_type.c.id).where(
            request_type.c.centre_id == self._scope.centre_id,
            request_type.c.code == code,
            request_type.c.retired_at.is_(None),
        )
        # Whoever retires a type of the tree waits until this request has it, or was here first.
        held = statement.with_for_update(read=True, key_share=True)
        found: UUID | None = self._scope.run(held).scalar()
        if found is None:
            raise RuleBroken(ErrorCode.REQUEST_TYPE_UNKNOWN, type=code)
        return found
