"""What drafts need from the world outside."""

from datetime import datetime
from typing import Protocol
from uuid import UUID


class DraftVault(Protocol):
    """Seals what is typed at a window; raises `key_file_missing` where this PC has no key."""

    def seal_draft(self, text: str, ticket: UUID, staff: UUID) -> bytes:
        """Encrypt for one person's draft of a ticket; no other draft can be opened with it."""

    def open_draft(self, sealed: bytes, ticket: UUID, staff: UUID) -> str:
        """Decrypt; raises `key_file_wrong` where the key or the draft is another."""


class DraftStore(Protocol):
    """At most one draft of a ticket and a person."""

    def keep(self, ticket: UUID, staff: UUID, sealed: bytes, at: datetime) -> None:
        """Store in place of the one before."""

    def of(self, ticket: UUID, staff: UUID) -> bytes | None:
        """The sealed draft."""

    def forget(self, ticket: UUID, staff: UUID | None = None) -> None:
        """Delete one person's draft of a ticket, or everybody's."""

    def forget_before(self, at: datetime) -> None:
        """Delete what was last saved before an instant."""
