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


@dataclass(frozen=True, slots=True)
class ScanDevice:
    """A scanner; `name` is what the scanning program calls it, `title` what a person does."""

    name: str
    title: str
