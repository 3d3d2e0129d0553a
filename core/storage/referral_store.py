"""Who works on requests, in the database."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, func, select, update

from core.domain.referrals import AT_WORK, ReferralState
from core.services.referral_dto import ReferralView
from core.services.referral_ports import NewPart
from core.storage.referral_tables import referral
from core.storage.request_store import SqlRequestStore
from core.storage.request_tables import department
from core.storage.scope import Scope
from core.storage.tables import staff

_AT_WORK = [state.value for state in sorted(AT_WORK)]
_EARLIER = referral.alias("earlier")


class SqlReferralStore:
    """`ReferralStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of(self, request_ids: Collection[UUID]) -> dict[UUID, tuple[ReferralView, ...]]:
        """As the port says."""
        last = (
            select(func.max(_EARLIER.c.round)).where(_EARLIER.c.request_id == referral.c.request_id).scalar_subquery()
        )
        statement = (
            select(referral, department.c.code, staff.c.name.label("holder"))
            .join_from(referral, department, department.c.id == referral.c.department_id)
            .outerjoin(staff, staff.c.id == referral.c.holder_id)
            .where(self._scope.among(referral.c.request_id, request_ids), referral.c.round == last)
            .order_by(referral.c.request_id, referral.c.position)
        )
        found: dict[UUID, tuple[ReferralView, ...]] = {}
        for row in self._scope.run(statement) if request_ids else ():
            found[row.request_id] = (*found.get(row.request_id, ()), _view(row))
        return found

    def begin(self, request_id: UUID, departments: Sequence[str], at: datetime) -> None:
        """As the port says."""
        begun = (self._last_round(request_id) or 0) + 1
        for position, code in enumerate(departments):
            self._scope.run(
                referral.insert().values(
                    centre_id=self._scope.centre_id,
                    request_id=request_id,
                    round=begun,
                    position=position,
                    department_id=SqlRequestStore(self._scope).department_id(code),
                    state=ReferralState.OPEN.value,
                    since=at,
                )
            )

    def change(self, request_id: UUID, part: NewPart) -> None:
        """As the port says."""
        self._scope.run(
            update(referral)
            .where(
                referral.c.request_id == request_id,
                referral.c.round == self._last_round(request_id),
                referral.c.department_id == SqlRequestStore(self._scope).department_id(part.department),
            )
            .values(state=part.state.value, holder_id=part.holder_id, since=part.since, said=part.said)
        )

    def _last_round(self, request_id: UUID) -> int | None:
        last = select(func.max(referral.c.round)).where(referral.c.request_id == request_id)
        found: int | None = self._scope.run(last).scalar()
        return found


def works_on(department_id: UUID) -> Select[Any]:
    """The requests that a department has to do something about."""
    at_work = referral.c.state.in_(_AT_WORK)
    return select(referral.c.request_id).where(referral.c.department_id == department_id, at_work)


def _view(row: Row[Any]) -> ReferralView:
    return ReferralView(row.code, ReferralState(row.state), row.since, row.holder, row.holder_id, row.said)
