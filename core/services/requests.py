"""Requests: entered at the window, found again, and given a receipt."""

from dataclasses import replace
from pathlib import Path
from uuid import UUID

from core.calendar import due_date, hijri_year
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.references import build_reference, parse_reference
from core.domain.text import Language
from core.domain.visitor import masked
from core.domain.workflow import COURSE, RequestMove, RequestState, check_texts
from core.services.context import Context, check_key
from core.services.dto import MovementView, Receipt, RequestTypeView, RequestView, StaffView
from core.services.identifiers import new_id
from core.services.ports import NewMovement, NewRequest, ReceiptWriter, UnitOfWork, Vault
from core.services.request_history import digest, holds


class RequestService:
    """The requests of the centre, as far as *registered*."""

    def __init__(self, context: Context, vault: Vault, receipts: ReceiptWriter) -> None:
        self._context = context
        self._vault = vault
        self._receipts = receipts

    def types(self) -> list[RequestTypeView]:
        """The classification, parents before children."""
        with self._context.units.read() as unit:
            return unit.centre.types()

    def register(
        self, visit_id: UUID, type_code: str, subject: str, summary: str, *, by: UUID, key: str
    ) -> RequestView:
        """Enter a request of a visit's visitor; the same key again returns the same request.

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
                    unit.commit()
        return self._registered(visit_id, key)

    def get(self, request_id: UUID) -> RequestView:
        """One request, or `request_unknown`."""
        with self._context.units.read() as unit:
            return self._shown(unit, unit.requests.get(request_id))

    def of_visit(self, visit_id: UUID) -> list[RequestView]:
        """The requests that were entered at a visit, oldest first."""
        with self._context.units.read() as unit:
            return [self._shown(unit, request) for request in unit.requests.of_visit(visit_id)]

    def by_reference(self, text: str) -> RequestView:
        """By reference, as a person types it; `reference_invalid` or `request_unknown`."""
        reference = parse_reference(text)
        with self._context.units.read() as unit:
            found = unit.requests.id_of_reference(reference)
            if found is None:
                raise RuleBroken(ErrorCode.REQUEST_UNKNOWN)
            return self._shown(unit, unit.requests.get(found))

    def history(self, request_id: UUID) -> list[MovementView]:
        """All that happened to a request, oldest first."""
        with self._context.units.read() as unit:
            return unit.requests.movements(request_id)

    def history_holds(self, request_id: UUID) -> bool:
        """Whether the history is the one that was written."""
        return holds(request_id, self.history(request_id))

    def receipt(self, request_id: UUID, language: Language = Language.ARABIC) -> Receipt:
        """All that stands on the receipt."""
        request, centre = self.get(request_id), self._context.centre()
        return Receipt(
            authority=centre.authority.in_language(language),
            centre=centre.title.in_language(language),
            section=centre.section(request.section).title.in_language(language),
            reference=request.reference,
            type=request.type.title.in_language(language),
            subject=request.subject,
            summary=request.summary,
            applicant=request.applicant.name,
            kind=request.applicant.kind,
            identity_number=request.applicant.identity_number,
            mobile=request.applicant.mobile,
            ticket_code=request.ticket_code,
            desk_number=request.desk_number,
            clerk=request.owner,
            at=self._context.local(request.registered_at),
            due=request.due,
            state=request.state,
            language=language,
            digits=centre.digits,
            qr=f"istiqbal:request:{request.reference}",
        )

    def write_receipt(self, request_id: UUID, path: Path, language: Language = Language.ARABIC) -> Path:
        """Write the receipt as PDF, whole or not at all; OSError where the folder refuses."""
        self._receipts.write(self.receipt(request_id, language), path)
        return path

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
        link = digest("", request.id, 1, move.value, source.value, target.value, request.at, "")
        unit.requests.append(
            NewMovement(request.id, 1, move, source, target, clerk.id, self._context.device, request.at, "", link)
        )

    def _clerk(self, unit: UnitOfWork, by: UUID, desk: str) -> StaffView:
        clerk, section = unit.staff.get(by), unit.centre.desk(desk).section
        if section not in clerk.sections or clerk.role not in COURSE[RequestMove.REGISTER].roles:
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=section)
        return clerk

    def _shown(self, unit: UnitOfWork, request: RequestView) -> RequestView:
        _, sealed = unit.visitors.get(request.applicant.id)
        number = self._vault.open(sealed, request.applicant.id)
        return replace(request, applicant=replace(request.applicant, identity_number=masked(number)))


def _leaf(unit: UnitOfWork, code: str) -> RequestTypeView:
    for kind in unit.centre.types():
        if kind.code == code and kind.working_days is not None:
            return kind
    raise RuleBroken(ErrorCode.REQUEST_TYPE_UNKNOWN, type=code)
