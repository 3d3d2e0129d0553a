"""The papers of a request for those who may read it: its full file, and the letters by which the office refers it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from uuid import UUID

from core.domain.audit import ReadPart
from core.domain.documents import COPIERS
from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError, RuleBroken
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.classification_ports import Similarity
from core.services.context import Context
from core.services.document_dto import DocumentView
from core.services.document_reading import DocumentReading
from core.services.dto import RequestView
from core.services.paper_dto import Unread
from core.services.paper_ports import PaperMaker
from core.services.papers_read import ReadRequest, file_of, letters_of
from core.services.ports import UnitOfWork, Vault
from core.services.reach import check_reach
from core.services.reading import enter_reading
from core.services.request_entry import RequestEntry
from core.services.request_history import holds

MOST_BYTES = 192 * 1024 * 1024  # of the documents of one file, which lies in memory while it is made
_REFERRERS = frozenset({Role.OFFICE, Role.OFFICER})
_UNREAD = {
    ErrorCode.DOCUMENT_ALTERED: Unread.DAMAGED,
    ErrorCode.KEY_FILE_MISSING: Unread.NO_KEY,
    ErrorCode.KEY_FILE_WRONG: Unread.NO_KEY,
}


class RequestPapers(RequestEntry):
    """Makes papers; each is made in memory, and written only where somebody says."""

    def __init__(
        self,
        context: Context,
        vault: Vault,
        papers: PaperMaker,
        similarity: Similarity,
        documents: DocumentReading,
    ) -> None:
        super().__init__(context, vault, papers, similarity)
        self._documents = documents

    def file_pdf(self, request_id: UUID, *, by: UUID, language: Language = Language.ARABIC) -> bytes:
        """The full file as PDF.

        A document that cannot be read has a page that says so. Raises `request_unknown`, `request_not_yours`, or
        `role_not_allowed` for those who read on the screen alone.
        """
        read = self._for_paper(request_id, by, language)
        now = self._context.local(self._context.clock.now())
        file = file_of(read, language, now, self.step_due(read.request))
        return self._papers.file(file, self._contents(read))

    def write_file(self, request_id: UUID, path: Path, *, by: UUID, language: Language = Language.ARABIC) -> Path:
        """As `file_pdf`, written whole or not at all; OSError where the folder refuses."""
        self._papers.keep(self.file_pdf(request_id, by=by, language=language), path)
        return path

    def referral_letters_pdf(self, request_id: UUID, *, by: UUID, language: Language = Language.ARABIC) -> bytes:
        """A letter to each department that it is referred to, in one PDF; an officer gets that to their own.

        Raises `request_unknown`, `request_not_yours`, `role_not_allowed`, or `request_not_referred`.
        """
        read = self._for_paper(request_id, by, language, _REFERRERS)
        letters = letters_of(read, language)
        if not letters:
            raise RuleBroken(ErrorCode.REQUEST_NOT_REFERRED)
        return self._papers.letters(letters)

    def write_referral_letters(
        self, request_id: UUID, path: Path, *, by: UUID, language: Language = Language.ARABIC
    ) -> Path:
        """As `referral_letters_pdf`, written whole or not at all; OSError where the folder refuses."""
        self._papers.keep(self.referral_letters_pdf(request_id, by=by, language=language), path)
        return path

    def _for_paper(
        self, request_id: UUID, by: UUID, language: Language, roles: frozenset[Role] = COPIERS
    ) -> ReadRequest:
        """The one place where a request is read for its papers."""
        centre = self._context.centre()
        with self._context.units.read() as unit:
            person, standing = unit.staff.get(by), unit.course.standing(request_id)
            check_reach(person, standing)
            if person.role not in roles:
                raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
            history = unit.requests.movements(request_id)
            read = ReadRequest(
                centre=centre,
                person=person,
                request=self._local_request(self._known(unit, unit.requests.get(request_id))),
                confidentiality=standing.confidentiality,
                history=tuple(replace(link, at=self._context.local(link.at)) for link in history),
                holds=holds(request_id, history),
                documents=tuple(self._local_document(one) for one in unit.documents.of_request(request_id)),
                types={one.code: one for one in unit.centre.types()},
                departments={
                    one.code: one.title.in_language(language) for one in unit.classification.department_titles()
                },
                ties=_ties(unit, request_id),
            )
        enter_reading(self._context, standing, by, ReadPart.PAPER)
        return read

    def _known(self, unit: UnitOfWork, request: RequestView) -> RequestView:
        """With the masked identity number, or without one where this PC has not the key for it."""
        try:
            return self._shown(unit, request)
        except EnvironmentFault as fault:
            if fault.code not in _UNREAD:
                raise
            return replace(request, referrals=unit.referrals.of([request.id]).get(request.id, ()))

    def _contents(self, read: ReadRequest) -> Callable[[DocumentView], bytes | Unread]:
        left = MOST_BYTES

        def content(document: DocumentView) -> bytes | Unread:
            nonlocal left
            if document.size > left:
                return Unread.TOO_MUCH
            try:
                opened = self._documents.copy(document.id, by=read.person.id)
            except IstiqbalError as error:
                if error.code not in _UNREAD:
                    raise
                return _UNREAD[error.code]
            left -= len(opened)
            return opened

        return content

    def _local_request(self, request: RequestView) -> RequestView:
        local = self._context.local
        since = local(request.since) if request.since else None
        return replace(request, registered_at=local(request.registered_at), since=since)

    def _local_document(self, one: DocumentView) -> DocumentView:
        local = self._context.local
        withdrawn = local(one.withdrawn_at) if one.withdrawn_at else None
        return replace(one, added_at=local(one.added_at), withdrawn_at=withdrawn)


def _ties(unit: UnitOfWork, request_id: UUID) -> dict[str, tuple[str, ...]]:
    """The references of what belongs to it: what those are about is for whoever may read them."""
    remarks = unit.remarks
    found = {
        "merged": remarks.elders(request_id)[:1],
        "absorbed": remarks.absorbed(request_id),
        "linked": remarks.linked(request_id),
    }
    return {tie: tuple(unit.requests.get(one).reference for one in others) for tie, others in found.items() if others}
