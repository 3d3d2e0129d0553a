"""What desks need of a database: who sits there, whether they pause, what they serve, and what happened to them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.desk import DeskChange
from core.services.dto import DeskEventView


@dataclass(frozen=True, slots=True)
class DeskEvent:
    """A line of a desk's record (rule 6); `by` where somebody else than the clerk did it."""

    desk_id: UUID
    staff_id: UUID
    kind: DeskChange
    at: datetime
    device: str
    reason: str = ""
    by: UUID | None = None


class DeskStore(Protocol):
    """Desks beside their tickets."""

    def pause(self, desk_id: UUID, at: datetime, reason: str) -> bool:
        """Note that the desk pauses; False where nobody sits there or it pauses already."""

    def resume(self, desk_id: UUID) -> bool:
        """Note that it goes on; False where it does not pause."""

    def opened_at(self, desk_id: UUID) -> datetime | None:
        """Since when its clerk sits there; None where nobody does."""

    def append(self, event: DeskEvent) -> None:
        """Add to the record."""

    def events(self, desk_id: UUID, since: datetime) -> list[DeskEventView]:
        """What happened to a desk from an instant on, oldest first."""

    def kept_for(self, desk_id: UUID, staff_id: UUID) -> list[UUID]:
        """The tickets that wait for this desk or this person alone, in the order of coming."""

    def park_reasons(self, day_id: UUID) -> dict[UUID, str]:
        """Why each ticket of a day that is parked now was parked."""

    def services_of_desk(self, desk_id: UUID) -> list[str]:
        """What a desk is limited to, in the centre's order; empty where it takes all."""

    def services_of_staff(self, staff_id: UUID) -> list[str]:
        """What a person is limited to; empty where they take all."""

    def limit_desk(self, desk_id: UUID, services: Iterable[UUID]) -> None:
        """Limit a desk to these services; none of them: it takes all."""

    def limit_staff(self, staff_id: UUID, services: Iterable[UUID]) -> None:
        """Limit a person to these services; none of them: they take all."""
