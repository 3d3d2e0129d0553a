"""On whose behalf requests are made, in the database."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from core.domain.behalf import ONESELF, Behalf, BehalfKind, Relation
from core.services.identifiers import new_id
from core.storage.scope import Scope
from core.storage.window_tables import on_behalf

BEHALF_COLUMNS = (
    on_behalf.c.kind.label("behalf_kind"),
    on_behalf.c.relation.label("behalf_relation"),
    on_behalf.c.name.label("behalf_name"),
    on_behalf.c.registration_number.label("behalf_number"),
)


def behalf_view(row: Row[Any]) -> Behalf:
    """A row with these columns, all empty where it is the applicant's own; an identity number stays sealed."""
    if row.behalf_kind is None:
        return ONESELF
    relation = Relation(row.behalf_relation) if row.behalf_relation else None
    return Behalf(BehalfKind(row.behalf_kind), relation, row.behalf_name, row.behalf_number or "")


class SqlBehalfStore:
    """`BehalfStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, request_id: UUID, behalf: Behalf, sealed: bytes | None) -> None:
        """As the port says."""
        company = behalf.kind is BehalfKind.COMPANY
        self._scope.run(
            on_behalf.insert().values(
                id=new_id(),
                centre_id=self._scope.centre_id,
                request_id=request_id,
                kind=behalf.kind.value,
                relation=behalf.relation.value if behalf.relation else None,
                name=behalf.name,
                identity_sealed=sealed,
                registration_number=behalf.number if company else None,
            )
        )

    def sealed(self, request_id: UUID) -> bytes | None:
        """As the port says."""
        found = select(on_behalf.c.identity_sealed).where(on_behalf.c.request_id == request_id)
        return self._scope.run(found).scalar()
