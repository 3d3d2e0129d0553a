"""What the course of a request needs from the database."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.remarks import Happening
from core.domain.rights import Confidentiality
from core.domain.workflow import Party, RequestState
from core.services.dto import RequestView
from core.services.referral_dto import ReferralView


@dataclass(frozen=True, slots=True)
class PastLink:
    """Who did what, and for which department."""

    staff_id: UUID
    staff: str
    move: Happening
    department: str | None


@dataclass(frozen=True, slots=True)
class StandingRequest:
    """As much of a request as a move needs.

    `referrals` are those of the last round, `departments` all to which it was ever referred, `past` the whole history.
    """

    id: UUID
    state: RequestState
    party: Party
    before_return: RequestState | None
    version: int
    since: datetime
    due: date
    section: str
    confidentiality: Confidentiality
    department: str | None
    departments: frozenset[str]
    referrals: tuple[ReferralView, ...]
    type_department: str | None
    standing_directive: str
    sequence: int
    digest: str
    past: tuple[PastLink, ...]

    @property
    def last_by(self) -> str:
        """Who made the last link."""
        return self.past[-1].staff


@dataclass(frozen=True, slots=True)
class NewStand:
    """Where a request stands from now on."""

    state: RequestState
    party: Party
    before_return: RequestState | None
    department: str | None
    holder_id: UUID | None
    since: datetime
    due: date


class CourseStore(Protocol):
    """Requests on their way."""

    def standing(self, request_id: UUID) -> StandingRequest:
        """A request as it stands, or `request_unknown`."""

    def lock(self, request_id: UUID) -> StandingRequest:
        """A request that nobody else moves until the unit ends, or `request_unknown`."""

    def change(self, request_id: UUID, version: int, stand: NewStand) -> bool:
        """Write where it stands and raise the version; False where the version is no longer this one."""

    def move_of_key(self, key: str) -> tuple[UUID, Happening] | None:
        """The request and the move or remark that this key already made."""

    def lying_with(
        self,
        party: Party,
        levels: frozenset[Confidentiality],
        *,
        department: str | None,
        sections: tuple[str, ...] | None,
        limit: int,
    ) -> list[RequestView]:
        """What lies with a party, is of these levels and is not settled; the urgent first, then by deadline.

        Of these sections alone, None being all; of a department, all that it still works on, whoever has it beside it.
        """
