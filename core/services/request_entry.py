"""A request is entered at the window, and rises; one like it that is open already is pointed out before."""

from dataclasses import replace
from uuid import UUID

from core.calendar import due_date, hijri_year
from core.domain.behalf import ONESELF, Behalf, BehalfKind, checked
from core.domain.duplicates import alike
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.references import build_reference
from core.domain.rights import levels
from core.domain.workflow import COURSE, SETTLED, RequestMove, RequestState, check_texts
from core.services.classification_ports import Similarity
from core.services.context import Context, check_key
from core.services.course import Act
from core.services.dto import RequestTypeView, RequestView, StaffView
from core.services.identifiers import new_id
from core.services.merging import RequestMerging
from core.services.paper_ports import PaperMaker
from core.services.ports import NewMovement, NewRequest, UnitOfWork, Vault
from core.services.reading import enter_list
from core.services.request_history import sealed
from core.services.type_given import type_given


class RequestEntry(RequestMerging):
    """Enters requests; what becomes of them is inherited."""

    def __init__(self, context: Context, vault: Vault, papers: PaperMaker, similarity: Similarity) -> None:
        super().__init__(context, vault, papers)
        self._similarity = similarity

    def likely_duplicates(
        self, visit_id: UUID, type_code: str, subject: str, *, by: UUID, key: str = ""
    ) -> list[RequestView]:
        """What this visitor has open of the same type in like words, newest first; only what `by` may read.

        Nothing where `key` has registered its request: to repeat that makes no second one. Raises `visit_missing` or
        `section_not_yours`.
        """
        with self._context.units.read() as unit:
            visit = unit.visitors.visit(visit_id)
            clerk = self._clerk(unit, by, visit.desk)
            if key and unit.requests.id_of_key(key) is not None:
                return []
            earlier = [
                one
                for one in unit.files.requests_of(visit.visitor.id, levels(clerk.role), clerk.sections)
                if one.type.code == type_code and one.state not in SETTLED
            ]
            found = alike(subject, [one.subject for one in earlier], self._similarity.near_texts)
            shown = [self._shown(unit, earlier[place]) for place in found]
        enter_list(self._context, shown, by)
        return shown

    def register(
        self,
        visit_id: UUID,
        type_code: str,
        subject: str,
        summary: str,
        *,
        by: UUID,
        key: str,
        behalf: Behalf = ONESELF,
    ) -> RequestView:
        """Enter a request of a visit's visitor, which rises straight to the minister's office.

        The same key again returns the same request. What was typed of it and kept as a draft is deleted.

        Raises `subject_missing`, `text_too_long`, `request_type_unknown` (also for a branch of the tree),
        `visit_missing`, `section_not_yours`, `key_missing`, `key_reused` where the key's request is of another
        visit, or what is wrong with `behalf` (core.domain.behalf).
        """
        check_key(key)
        subject, summary = check_texts(subject, summary)
        behalf = checked(behalf)
        with self._context.units.write() as unit:
            unit.centre.held_desk(unit.visitors.visit(visit_id).desk)
            visit = unit.visitors.visit(visit_id)  # once more: until the desk is held its visitor may change
            if unit.requests.id_of_key(key) is None:
                clerk = self._clerk(unit, by, visit.desk)
                request = self._new(unit, visit_id, visit.visitor.id, type_given(unit, type_code), clerk, key)
                if unit.requests.add(replace(request, subject=subject, summary=summary)):
                    self._record(unit, request, clerk)
                    self._note_behalf(unit, request.id, behalf)
                    unit.drafts.forget(visit.ticket_id, by)
                    self._make(unit, unit.course.lock(request.id), Act(RequestMove.RAISE), clerk, None)
                    unit.commit()
        return self._registered(visit_id, key)

    def _note_behalf(self, unit: UnitOfWork, request_id: UUID, behalf: Behalf) -> None:
        if behalf.kind is not BehalfKind.ONESELF:
            known = behalf.kind is BehalfKind.RELATIVE and behalf.number
            sealed = self._vault.seal(behalf.number, request_id) if known else None
            unit.behalves.add(request_id, behalf, sealed)

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
