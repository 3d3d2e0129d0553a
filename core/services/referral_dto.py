"""The part of a department in a request, as a screen or a report sees it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.referrals import Referral


@dataclass(frozen=True, slots=True)
class ReferralView(Referral):
    """The part of a department in a request, and since when it is as it is; `holder` is the officer who took it.

    `said` is the link of the history in which the department answered, or handed back.
    """

    since: datetime
    holder: str | None = None
    holder_id: UUID | None = None
    said: int | None = None
