"""The documents of a request are listed, opened and copied; there is one way to what is sealed."""

from pathlib import Path
from uuid import UUID

from core.domain.audit import ReadPart
from core.domain.documents import COPIERS, READERS_OF_MISTAKES
from core.domain.errors import ErrorCode, RuleBroken
from core.services.context import Context
from core.services.document_dto import DocumentView, RequestDocuments
from core.services.document_ports import LetterMaker, Safe
from core.services.document_rights import check_copy, check_open, may_write
from core.services.papers import check_reads_paper, papers, recorded
from core.services.reading import enter_reading, enter_shown


class DocumentReading:
    """For those who may read the request."""

    def __init__(self, context: Context, safe: Safe, letters: LetterMaker) -> None:
        self._context = context
        self._safe = safe
        self._letters = letters

    def of_request(self, request_id: UUID, *, by: UUID) -> list[DocumentView]:
        """All of a request, withdrawn ones too, oldest first; `request_unknown` or `request_not_yours`.

        Those too of requests that were merged into it, where the reader's role reads what is as confidential.
        """
        return list(self.listed(request_id, by=by).documents)

    def listed(self, request_id: UUID, *, by: UUID) -> RequestDocuments:
        """As `of_request`, with what the reader may do with them."""
        with self._context.units.read() as unit:
            person, standing = unit.staff.get(by), unit.course.standing(request_id)
            check_reads_paper(unit, person, request_id)
            found = RequestDocuments(
                tuple(papers(unit, person, request_id)),
                adds=may_write(person, standing),
                copies=person.role in COPIERS,
                opens_mistakes=person.role in READERS_OF_MISTAKES,
            )
            others = {paper.request_id for paper in found.documents} - {request_id}
            brought = [unit.course.standing(other) for other in others]
        enter_reading(self._context, standing, by, ReadPart.DOCUMENTS)
        enter_shown(self._context, brought, by)
        return found

    def open(self, document_id: UUID, *, by: UUID) -> bytes:
        """The PDF, to be read on the screen.

        Raises `document_unknown`, `request_not_yours`, `document_withdrawn` where it was a mistake that does not
        concern the reader, or `document_altered` where what is stored is not what was added.
        """
        return self._opened(document_id, by)

    def copy(self, document_id: UUID, *, by: UUID) -> bytes:
        """The PDF, to be printed: as `open`, or `role_not_allowed`."""
        return self._opened(document_id, by, copies=True)

    def copy_to(self, document_id: UUID, path: Path, *, by: UUID) -> int:
        """Write the PDF to a file of its own and tell its size; as `copy`, or `document_not_written`."""
        pdf = self._opened(document_id, by, copies=True)
        self._letters.write(pdf, path)
        return len(pdf)

    def _opened(self, document_id: UUID, by: UUID, *, copies: bool = False) -> bytes:
        """Whoever reads or copies what a document says comes through here, and nowhere else."""
        with self._context.units.read() as unit:
            person, document = unit.staff.get(by), unit.documents.get(document_id)
            check_open(unit, person, document)
            if copies:
                check_copy(person)
            standing = unit.course.standing(document.request_id)
            content = unit.documents.content(document_id)
            came = recorded(unit.requests.movements(document.request_id), document_id)
        enter_reading(self._context, standing, by, ReadPart.COPY if copies else ReadPart.DOCUMENT, document_id)
        opened = self._safe.open_content(content.sealed, content.id)
        if self._safe.fingerprint(opened) != content.fingerprint or came not in {None, content.fingerprint.hex()}:
            raise RuleBroken(ErrorCode.DOCUMENT_ALTERED)
        return opened
