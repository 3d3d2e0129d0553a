"""What requests on somebody's behalf need from the database."""

from typing import Protocol
from uuid import UUID

from core.domain.behalf import Behalf


class BehalfStore(Protocol):
    """On whose behalf requests are made; a relative's identity number is decrypted by the service."""

    def add(self, request_id: UUID, behalf: Behalf, sealed: bytes | None) -> None:
        """Store with a request; `sealed` is a relative's identity number, where it is known."""

    def sealed(self, request_id: UUID) -> bytes | None:
        """The identity number of the relative of a request."""
