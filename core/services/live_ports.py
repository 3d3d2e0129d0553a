"""What the live view, its acts and hospitality need of a database."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.services.live_dto import ClassCount, LiveDesk, Order


class LiveStore(Protocol):
    """How a hall is at this moment."""

    def desks(self, section_ids: Sequence[UUID]) -> list[LiveDesk]:
        """The desks of sections with who is there, by section and number."""

    def by_class(self, day_id: UUID) -> list[ClassCount]:
        """Who waits on a day."""

    def park_reasons(self, day_id: UUID) -> Mapping[UUID, str]:
        """Why the parked tickets of a day are parked, by ticket."""

    def closed_reason(self, day_id: UUID) -> str:
        """Why a day takes no more tickets."""

    def ticket_of_event(self, key: str) -> UUID | None:
        """The ticket to which something was done with this key."""

    def hear(self, name: str, kind: str, section: str | None, at: datetime, offset_seconds: int) -> bool:
        """Note that a device lives, and its clock; True where staff should hear of it."""

    def take_leave(self, name: str) -> None:
        """A device was closed in order, so that its silence is no alarm."""


class HospitalityStore(Protocol):
    """What was brought to whom."""

    def served(self, ticket_ids: Sequence[UUID]) -> list[Order]:
        """What was brought to these tickets and not taken back, oldest first."""

    def order_of_key(self, key: str) -> Order | None:
        """The order of a key, taken back or not."""

    def add(self, order: Order, staff_id: UUID, device: str, key: str) -> bool:
        """Store; False where another order has the key."""

    def take_back(self, order_id: UUID, by: UUID, at: datetime) -> bool:
        """Note that it was a mistake; False where it was taken back before, or is none."""

    def order(self, order_id: UUID) -> Order | None:
        """One order."""
