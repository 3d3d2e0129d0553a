"""Who has a request open at this moment."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.workflow import Role


@dataclass(frozen=True, slots=True)
class PresentView:
    """Somebody who has the same request open; `department` is an officer's own."""

    name: str
    role: Role
    department: str | None


class PresenceStore(Protocol):
    """Signs of life of those who read; they are hints, and no feed tells of them."""

    def touch(self, request_id: UUID, staff_id: UUID, device: str, at: datetime) -> None:
        """Somebody has it open at a device."""

    def leave(self, request_id: UUID, staff_id: UUID, device: str) -> None:
        """They have it open no more."""

    def forget(self, before: datetime, after: datetime) -> None:
        """Whoever was heard of last before or after these instants is not there."""

    def others(self, request_id: UUID, staff_id: UUID, since: datetime) -> list[PresentView]:
        """Who else was heard of since then, by name."""
