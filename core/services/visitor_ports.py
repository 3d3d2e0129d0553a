"""What visitors and their visits need from the database."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.text import Language
from core.domain.visitor import Gender, VisitorKind
from core.services.dto import VisitorView, VisitView


@dataclass(frozen=True, slots=True)
class NewVisitor:
    """A visitor to be stored."""

    id: UUID
    kind: VisitorKind
    sealed: bytes
    blind: bytes
    name: str
    gender: Gender
    mobile: str
    language: Language
    at: datetime


class VisitorStore(Protocol):
    """Visitors and their visits; the identity number is decrypted by the service."""

    def by_blind(self, blind: bytes) -> tuple[VisitorView, bytes] | None:
        """Who has this blind index, with the sealed number; `identity_number` is left empty."""

    def by_mobile(self, mobile: str) -> list[tuple[VisitorView, bytes]]:
        """Who has this mobile number."""

    def get(self, visitor_id: UUID) -> tuple[VisitorView, bytes]:
        """One visitor, or `visitor_unknown`."""

    def add(self, visitor: NewVisitor) -> bool:
        """Store; False when the blind index is taken."""

    def update(self, visitor_id: UUID, name: str, gender: Gender, mobile: str, language: Language) -> None:
        """Change what may change."""

    def visit_of_ticket(self, ticket_id: UUID) -> VisitView | None:
        """The visit at a window, if it began; the visitor's `identity_number` is left empty."""

    def visit(self, visit_id: UUID) -> VisitView:
        """One visit, or `visit_missing`."""

    def has_requests(self, visit_id: UUID) -> bool:
        """Whether a request was entered at this visit."""

    def start_visit(self, visit_id: UUID, ticket_id: UUID, visitor_id: UUID, desk_id: UUID, at: datetime) -> None:
        """Begin a visit, or put another visitor in the one that began."""
