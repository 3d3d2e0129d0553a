"""What a visitor's file needs from the database."""

from collections.abc import Collection
from typing import Protocol
from uuid import UUID

from core.domain.rights import Confidentiality
from core.services.dto import RequestView
from core.services.visitor_file_dto import VisitLine


class VisitorFileStore(Protocol):
    """All of one visitor; `sections` None is all of them, and of a visit or request only what is in them is told."""

    def requests_of(
        self, visitor_id: UUID, levels: frozenset[Confidentiality], sections: Collection[str] | None
    ) -> list[RequestView]:
        """The visitor's requests of these levels, newest first."""

    def visits_of(self, visitor_id: UUID, sections: Collection[str] | None, most: int) -> list[VisitLine]:
        """The visitor's latest visits, newest first."""

    def visitor_of_ticket(self, code: str, number: int, sections: Collection[str] | None) -> UUID | None:
        """Whose visit the latest ticket of a code, with this number in its day, is that has one."""
