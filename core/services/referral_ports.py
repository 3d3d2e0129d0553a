"""What the referrals of a request need from the database."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.referrals import ReferralState
from core.services.referral_dto import ReferralView


@dataclass(frozen=True, slots=True)
class NewPart:
    """How far a department is from now on; `said` is the link of the history in which it answered or handed back."""

    department: str
    state: ReferralState
    holder_id: UUID | None
    since: datetime
    said: int | None = None


class ReferralStore(Protocol):
    """Who works on requests."""

    def of(self, request_ids: Collection[UUID]) -> Mapping[UUID, tuple[ReferralView, ...]]:
        """The last round of each that was ever referred, the lead first."""

    def begin(self, request_id: UUID, departments: Sequence[str], at: datetime) -> None:
        """A new round, in this order; `department_unknown`."""

    def change(self, request_id: UUID, part: NewPart) -> None:
        """Write how far a department of the last round is."""
