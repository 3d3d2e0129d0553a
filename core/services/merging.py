"""Two requests of one applicant for one thing become one: the younger is closed into the elder."""

from uuid import UUID

from core.domain.arabic import fold
from core.domain.behalf import BehalfKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark
from core.domain.workflow import SETTLED, Need, RequestMove, check_note
from core.services.context import check_key
from core.services.course import Act
from core.services.course_ports import StandingRequest
from core.services.dto import RequestView, StaffView
from core.services.ports import UnitOfWork
from core.services.reach import check_reach
from core.services.referring import check_seen
from core.services.remarking import Noted, lock_both, note
from core.services.remarks import RequestRemarks


def by_age(one: RequestView, other: RequestView) -> tuple[RequestView, RequestView]:
    """The elder, which goes on, and the younger, which is closed into it."""
    elder, younger = sorted((one, other), key=lambda each: (each.registered_at, each.reference))
    return elder, younger


class RequestMerging(RequestRemarks):
    """Merges requests."""

    def merge(
        self, request_id: UUID, other_id: UUID, reason: str, *, by: UUID, key: str, version: int | None = None
    ) -> RequestView:
        """Close the younger of the two, whichever is named first, into the elder; the younger as it stands then.

        The elder goes on, with its own deadline, so that nobody waits longer for having asked twice. The same key
        again changes nothing more. `version` is the one of `request_id` that the person saw. Raises `request_same`,
        `request_not_yours` (of either), `request_changed`, `applicant_other`, `request_settled` where the elder is,
        or as a move of the course.
        """
        check_key(key)
        reason = check_note(reason)
        if request_id == other_id:
            raise RuleBroken(ErrorCode.REQUEST_SAME)
        with self._context.units.write() as unit:
            person, standing = unit.staff.get(by), lock_both(unit, request_id, other_id)
            pair = unit.requests.get(request_id), unit.requests.get(other_id)
            elder, younger = by_age(*pair)
            if not self._done(unit, younger.id, RequestMove.MERGE, key):
                check_reach(person, standing[younger.id], acts=True)
                check_reach(person, standing[elder.id])
                check_seen(standing[request_id], person, version)
                if _whose(younger) != _whose(elder):
                    raise RuleBroken(ErrorCode.APPLICANT_OTHER)
                act = Act(RequestMove.MERGE, reason)
                self._close_into(unit, (standing[younger.id], younger), (standing[elder.id], elder), act, person, key)
                unit.commit()
        return self.get(younger.id)

    def _close_into(
        self,
        unit: UnitOfWork,
        younger: tuple[StandingRequest, RequestView],
        elder: tuple[StandingRequest, RequestView],
        act: Act,
        person: StaffView,
        key: str,
    ) -> None:
        told = {"other": elder[1].reference}
        self._move(unit, younger[0], act, person, person.role, key, told)
        if elder[0].state in SETTLED:
            raise RuleBroken(ErrorCode.REQUEST_SETTLED)
        unit.remarks.merge(younger[0].id, elder[0].id)
        absorbed = Noted(Remark.ABSORB, frozenset({Need.REQUEST}), act.text, {"other": younger[1].reference})
        note(self._context, unit, elder[0], person, absorbed)


def _whose(request: RequestView) -> tuple[object, ...]:
    behalf = request.behalf
    return request.applicant.id, behalf.kind, behalf.number if behalf.kind is BehalfKind.COMPANY else fold(behalf.name)
