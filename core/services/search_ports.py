"""What the search of the whole centre needs from the database."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from core.domain.rights import Confidentiality
from core.services.dto import RequestView

Asked = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Reader:
    """What somebody may read: of these levels, and of these sections or ever referred to this department; None: all."""

    levels: frozenset[Confidentiality]
    sections: tuple[str, ...] | None = None
    department: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A request that was found, and its applicant's sealed identity number."""

    request: RequestView
    sealed: bytes


class SearchStore(Protocol):
    """Finds requests; what a reader may not read is not found, whatever is asked.

    The open ones first, then the newest; at most `limit`.
    """

    def by_reference(self, reference: str, reader: Reader) -> list[Hit]:
        """The request of a reference."""

    def of_applicants(self, visitors: Collection[UUID], reader: Reader, limit: int) -> list[Hit]:
        """The requests of some visitors."""

    def by_words(self, asked: Asked, reader: Reader, limit: int) -> list[Hit]:
        """Requests with a word for each of those asked, among the subject, the applicant's name and the reference."""
