"""Requests: found again, their history, and their receipt."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from core.domain.audit import ReadPart
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.references import parse_reference
from core.domain.text import Language
from core.services.context import Context
from core.services.dto import MovementView, Receipt, RequestTypeView, RequestView
from core.services.paper_ports import PaperMaker
from core.services.ports import UnitOfWork, Vault
from core.services.reading import enter_reading
from core.services.request_history import holds
from core.services.shown import shown_behalf, shown_visitor


class RequestService:
    """The requests of the centre, to be read."""

    def __init__(self, context: Context, vault: Vault, papers: PaperMaker) -> None:
        self._context = context
        self._vault = vault
        self._papers = papers

    def types(self) -> list[RequestTypeView]:
        """The classification, parents before children."""
        with self._context.units.read() as unit:
            return unit.centre.types()

    def get(self, request_id: UUID) -> RequestView:
        """One request, or `request_unknown`."""
        with self._context.units.read() as unit:
            return self._shown(unit, unit.requests.get(request_id))

    def of_visit(self, visit_id: UUID) -> list[RequestView]:
        """The requests that were entered at a visit, oldest first."""
        with self._context.units.read() as unit:
            return self._all_shown(unit, unit.requests.of_visit(visit_id))

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
            gender=request.applicant.gender,
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
            behalf=request.behalf,
        )

    def receipt_pdf(self, request_id: UUID, language: Language = Language.ARABIC, *, by: UUID) -> bytes:
        """The receipt as PDF.

        Whoever has the visitor before them prints it, also of what they may not read afterwards; it is entered.
        """
        with self._context.units.read() as unit:
            standing = unit.course.standing(request_id)
        enter_reading(self._context, standing, by, ReadPart.RECEIPT)
        return self._papers.receipt(self.receipt(request_id, language))

    def write_receipt(self, request_id: UUID, path: Path, language: Language = Language.ARABIC, *, by: UUID) -> Path:
        """As `receipt_pdf`, written whole or not at all; OSError where the folder refuses."""
        self._papers.keep(self.receipt_pdf(request_id, language, by=by), path)
        return path

    def _shown(self, unit: UnitOfWork, request: RequestView) -> RequestView:
        return self._all_shown(unit, [request])[0]

    def _all_shown(self, unit: UnitOfWork, requests: Sequence[RequestView]) -> list[RequestView]:
        """With what is not read beside them: who works on them, and the applicants' numbers, masked."""
        referrals = unit.referrals.of([request.id for request in requests])
        shown = []
        for request in requests:
            _, sealed = unit.visitors.get(request.applicant.id)
            applicant = shown_visitor(self._vault, request.applicant, sealed)
            whose = shown_behalf(unit, self._vault, request)
            parts = referrals.get(request.id, ())
            shown.append(replace(request, applicant=applicant, behalf=whose, referrals=parts))
        return shown
