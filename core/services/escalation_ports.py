"""What reminders and what is late need from the database, and what they show."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.escalation import Why
from core.domain.rights import Confidentiality
from core.domain.workflow import RequestState
from core.services.dto import RequestView


@dataclass(frozen=True, slots=True)
class RemindedView:
    """How often somebody was reminded of a request since its last move, and when last."""

    times: int
    last_at: datetime


@dataclass(frozen=True, slots=True)
class LateView:
    """A request that is late at its step, or was reminded of too often; `why` is empty where it has not risen yet."""

    request: RequestView
    due: date
    days: int
    reminded: RemindedView | None
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class LateList:
    """What is late in somebody's sections: the worst of it, how many there are of it in all, and have risen.

    They rise when they are late by more than `days` working days.
    """

    requests: tuple[LateView, ...]
    count: int
    escalated: int
    days: int


@dataclass(frozen=True, slots=True)
class Overdue:
    """Due by that day, or in that state since before that instant."""

    due: date
    since: Mapping[RequestState, datetime]


@dataclass(frozen=True, slots=True)
class Overseen:
    """Whose eyes: their sections, and what they may read."""

    sections: tuple[str, ...]
    levels: frozenset[Confidentiality]


class EscalationStore(Protocol):
    """What is late, and who was reminded."""

    def reminded(self, request_ids: Collection[UUID]) -> dict[UUID, RemindedView]:
        """Those of these requests of which somebody was reminded since their last move."""

    def last_by(self, request_id: UUID, staff_id: UUID) -> datetime | None:
        """When somebody reminded of a request last."""

    def late(
        self, of: Overseen, late: Overdue, escalated: Overdue, limit: int
    ) -> list[tuple[RequestView, RemindedView | None]]:
        """What is overdue or was reminded of too often, in one query; what is escalated first, then by deadline."""

    def counts(self, of: Overseen, late: Overdue, escalated: Overdue) -> tuple[int, int]:
        """How many `late` gives without its limit, and how many of them are escalated."""
