"""What is typed and not sent yet, in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select

from core.services.identifiers import new_id
from core.storage.scope import Scope
from core.storage.window_tables import draft

# Built once: with each visit that ends, drafts are forgotten while others wait for the day.
_FORGET = delete(draft).where(draft.c.ticket_id == bindparam("ticket"))
_FORGET_OF = _FORGET.where(draft.c.staff_id == bindparam("staff"))


class SqlDraftStore:
    """`DraftStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def keep(self, ticket: UUID, staff: UUID, sealed: bytes, at: datetime) -> None:
        """As the port says."""
        statement = self._scope.insert(draft).values(
            id=new_id(), centre_id=self._scope.centre_id, ticket_id=ticket, staff_id=staff, sealed=sealed, saved_at=at
        )
        self._scope.run(
            statement.on_conflict_do_update(
                index_elements=["ticket_id", "staff_id"], set_={"sealed": sealed, "saved_at": at}
            )
        )

    def of(self, ticket: UUID, staff: UUID) -> bytes | None:
        """As the port says."""
        found = select(draft.c.sealed).where(draft.c.ticket_id == ticket, draft.c.staff_id == staff)
        return self._scope.run(found).scalar()

    def forget(self, ticket: UUID, staff: UUID | None = None) -> None:
        """As the port says."""
        if staff is None:
            self._scope.run(_FORGET, ticket=ticket)
        else:
            self._scope.run(_FORGET_OF, ticket=ticket, staff=staff)

    def forget_before(self, at: datetime) -> None:
        """As the port says."""
        self._scope.run(delete(draft).where(draft.c.centre_id == self._scope.centre_id, draft.c.saved_at < at))
