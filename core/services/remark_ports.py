"""What the remarks on requests need from the database."""

from dataclasses import dataclass
from datetime import date
from typing import Protocol
from uuid import UUID

from core.domain.workflow import Urgency


@dataclass(frozen=True, slots=True)
class Amendment:
    """What of a request a remark changes; None leaves it as it is."""

    type_code: str | None = None
    due: date | None = None
    urgency: Urgency | None = None


class RemarkStore(Protocol):
    """What is noted on requests, and which belong together."""

    def amend(self, request_id: UUID, version: int, amendment: Amendment) -> bool:
        """Write what changed and raise the version; False where the version is no longer this one."""

    def link(self, first: UUID, second: UUID) -> bool:
        """Say that two belong together; False where they do already."""

    def unlink(self, first: UUID, second: UUID) -> bool:
        """Say that they no longer do; False where they do not."""

    def linked(self, request_id: UUID) -> list[UUID]:
        """Those that belong to a request, by reference."""

    def merge(self, request_id: UUID, elder_id: UUID) -> None:
        """Say which request goes on for one that was closed; its next move ends that."""

    def elders(self, request_id: UUID) -> list[UUID]:
        """The request that goes on for this one, the one that goes on for that, and so to the last."""

    def absorbed(self, request_id: UUID) -> list[UUID]:
        """Those for which this one goes on, and those for which they did, by reference."""
