"""A request is entered at the window, and rises."""

from dataclasses import replace
from uuid import UUID

from core.calendar import due_date, hijri_year
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.references import build_reference
from core.domain.workflow import COURSE, RequestMove, RequestState, check_texts
from core.services.context import check_key
from core.services.course import Act, RequestCourse
from core.services.dto import RequestTypeView, RequestView, StaffView
from core.services.identifiers import new_id
from core.services.ports import NewMovement, NewRequest, UnitOfWork
from core.services.request_history import sealed


class RequestEntry(RequestCourse):
    """Enters requests; what becomes of them is inherited."""

    def register(
        self, visit_id: UUID, type_code: str, subject: str, summary: str, *, by: UUID, key: str
    ) -> RequestView:
        """Enter a request of a visit's visitor, which rises straight to the minister's office.

        The same key again returns the same request.

        Raises `subject_missing`, `text_too_long`, `request_type_unknown` (also for a branch of the tree),
        `visit_missing`, `section_not_yours`, `key_missing`, or `key_reused` where the key's request is of another
        visit.
        """
        check_key(key)
        subject, summary = check_texts(subject, summary)
        with self._context.units.write() as unit:
            unit.centre.held_desk(unit.visitors.visit(visit_id).desk)
            visit = unit.visitors.visit(visit_id)  # once more: until the desk is held its visitor may change
            if unit.requests.id_of_key(key) is None:
                clerk = self._clerk(unit, by, visit.desk)
                request = self._new(unit, visit_id, visit.visitor.id, _leaf(unit, type_code), clerk, key)
                if unit.requests.add(replace(request, subject=subject, summary=summary)):
                    self._record(unit, request, clerk)
                    self._make(unit, unit.course.lock(request.id), Act(RequestMove.RAISE), clerk, None)
                    unit.commit()
        return self._registered(visit_id, key)

    def _registered(self, visit_id: UUID, key: str) -> RequestView:
        with self._context.units.read() as unit:
            known = unit.requests.id_of_key(key)
            found = [request for request in unit.requests.of_visit(visit_id) if request.id == known]
            if not found:
                raise RuleBroken(ErrorCode.KEY_REUSED)
            return self._shown(unit, found[0])

    def _new(
        self,
        unit: UnitOfWork,
        visit_id: UUID,
        applicant_id: UUID,
        kind: RequestTypeView,
        clerk: StaffView,
        key: str,
    ) -> NewRequest:
        now = self._context.clock.now()
        today = self._context.local(now).date()
        year = hijri_year(today)
        return NewRequest(
            id=new_id(),
            reference=build_reference(self._context.centre().code, year, unit.requests.next_sequence(year)),
            key=key,
            type_code=kind.code,
            subject="",
            summary="",
            applicant_id=applicant_id,
            visit_id=visit_id,
            owner_id=clerk.id,
            state=RequestState.REGISTERED,
            at=now,
            due=due_date(today, kind.working_days or 0),
        )

    def _record(self, unit: UnitOfWork, request: NewRequest, clerk: StaffView) -> None:
        move, source, target = RequestMove.REGISTER, RequestState.DRAFT, request.state
        first = NewMovement(request.id, 1, move, source, target, clerk.id, self._context.device, request.at, "")
        unit.requests.append(sealed("", first))

    def _clerk(self, unit: UnitOfWork, by: UUID, desk: str) -> StaffView:
        clerk, section = unit.staff.get(by), unit.centre.desk(desk).section
        if section not in clerk.sections or clerk.role not in COURSE[RequestMove.REGISTER].roles:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=section)
        return clerk


def _leaf(unit: UnitOfWork, code: str) -> RequestTypeView:
    for kind in unit.centre.types():
        if kind.code == code and kind.working_days is not None:
            return kind
    raise RuleBroken(ErrorCode.REQUEST_TYPE_UNKNOWN, type=code)
