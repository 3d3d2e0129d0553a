"""Documents as a screen sees them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document of a request: `size` in bytes of its PDF, `staff` who added it, `replaces` the one that it follows.

    What is withdrawn stays, with who withdrew it and why.
    """

    id: UUID
    request_id: UUID
    title: str
    pages: int
    size: int
    staff: str
    device: str
    added_at: datetime
    replaces: UUID | None = None
    withdrawn_at: datetime | None = None
    withdrawn_by: str = ""
    withdrawn_reason: str = ""

    @property
    def mistaken(self) -> bool:
        """Whether it was withdrawn as a mistake, and not for a better one that replaced it."""
        return self.withdrawn_at is not None and bool(self.withdrawn_reason)


@dataclass(frozen=True, slots=True)
class RequestDocuments:
    """All documents of a request, withdrawn ones too, oldest first, and what their reader may do.

    `adds` is whether documents can be added and withdrawn now, `copies` whether one may be printed or saved,
    `opens_mistakes` whether what was withdrawn as a mistake may still be opened.
    """

    documents: tuple[DocumentView, ...]
    adds: bool
    copies: bool
    opens_mistakes: bool

    def opens(self, document: DocumentView) -> bool:
        """Whether its content may be read."""
        return self.opens_mistakes or not document.mistaken


@dataclass(frozen=True, slots=True)
class ScanDevice:
    """A scanner; `name` is what the scanning program calls it, `title` what a person does."""

    name: str
    title: str
