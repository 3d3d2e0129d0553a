"""The documents of a request: letters and papers as PDF, sealed, never deleted."""

from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

from core.domain.documents import Letter, LetterPage, check_title
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark
from core.domain.workflow import Need
from core.services.allowed import said
from core.services.context import check_key
from core.services.course_ports import StandingRequest
from core.services.document_dto import DocumentView
from core.services.document_ports import Content, NewDocument
from core.services.document_reading import DocumentReading
from core.services.document_rights import check_write
from core.services.dto import StaffView
from core.services.identifiers import new_id
from core.services.papers import told
from core.services.ports import UnitOfWork
from core.services.remarking import Noted, note

_A_DOCUMENT = frozenset({Need.DOCUMENT})


@dataclass(frozen=True, slots=True)
class _Made:
    """A letter that is ready to be stored."""

    pages: int
    size: int
    content: Content


class DocumentService(DocumentReading):
    """Documents for those who may read their request; to add one takes the right to work on it."""

    def pages(self, path: Path) -> tuple[LetterPage, ...]:
        """The pages of a file, to make a letter of; a bad file is refused with its document_… code."""
        return self._letters.pages(path)

    def preview(self, letter: Letter) -> bytes:
        """The PDF of a letter as `add` would store it."""
        return self._letters.make(letter)

    def add(self, request_id: UUID, title: str, letter: Letter, *, by: UUID, key: str) -> DocumentView:
        """Make one PDF of a letter and store it; the same key again returns the same document.

        Raises `document_title_missing`, `text_too_long`, `request_unknown`, `request_not_yours`, `role_not_allowed`,
        `request_move_forbidden` for a request that is settled, `key_missing`, `key_reused`, or what is wrong with a
        file; nothing is stored then.
        """
        return self._add(request_id, check_title(title), letter, by, key, None)

    def replace(self, document_id: UUID, title: str, letter: Letter, *, by: UUID, key: str) -> DocumentView:
        """Add a letter in place of a document, which is kept as withdrawn; as `add`, or `document_withdrawn`."""
        with self._context.units.read() as unit:
            request_id = unit.documents.get(document_id).request_id
        return self._add(request_id, check_title(title), letter, by, key, document_id)

    def withdraw(self, document_id: UUID, reason: str, *, by: UUID) -> DocumentView:
        """It was added by mistake: it is kept, with the reason; `reason_missing`, `document_withdrawn`, or as `add`."""
        reason = said(reason)
        with self._context.units.write() as unit:
            document = unit.documents.get(document_id)
            person, standing = self._may_write(unit, document.request_id, by, Remark.DETACH)
            now = self._context.clock.now()
            if not unit.documents.withdraw(document_id, by, self._context.device, now, reason):
                raise RuleBroken(ErrorCode.DOCUMENT_WITHDRAWN)
            detail = told(document_id, document.title, document.pages, unit.documents.content(document_id).fingerprint)
            note(self._context, unit, standing, person, Noted(Remark.DETACH, _A_DOCUMENT, reason, detail))
            unit.commit()
        return self._view(document_id)

    def _add(
        self, request_id: UUID, title: str, letter: Letter, by: UUID, key: str, replaces: UUID | None
    ) -> DocumentView:
        check_key(key)
        with self._context.units.read() as unit:
            self._may_write(unit, request_id, by, _way(replaces), lock=False)
            known = unit.documents.of_key(key)
        if known is None:
            # made before the write begins: nobody waits for pages to be packed
            self._store(request_id, title, self._made(letter), by, key, replaces)
        with self._context.units.read() as unit:
            known = unit.documents.of_key(key)
        if known is None or (known.request_id, known.replaces) != (request_id, replaces):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return known

    def _made(self, letter: Letter) -> _Made:
        pdf = self._letters.make(letter)
        fingerprint, content_id = self._safe.fingerprint(pdf), new_id()
        content = Content(content_id, fingerprint, self._safe.seal_content(pdf, content_id))
        return _Made(len(letter.pages), len(pdf), content)

    def _store(self, request_id: UUID, title: str, made: _Made, by: UUID, key: str, replaces: UUID | None) -> None:
        with self._context.units.write() as unit:
            person, standing = self._may_write(unit, request_id, by, _way(replaces))
            if unit.documents.of_key(key) is not None:
                return
            now, device = self._context.clock.now(), self._context.device
            document = NewDocument(
                id=new_id(),
                request_id=request_id,
                content_id=unit.documents.keep(made.content),
                title=title,
                pages=made.pages,
                size=made.size,
                key=key,
                staff_id=by,
                device=device,
                at=now,
                replaces=replaces,
            )
            if not unit.documents.add(document):
                return
            detail = told(document.id, title, made.pages, made.content.fingerprint)
            if replaces is not None:
                if not unit.documents.withdraw(replaces, by, device, now, ""):
                    raise RuleBroken(ErrorCode.DOCUMENT_WITHDRAWN)
                detail["replaces"] = str(replaces)
            note(self._context, unit, standing, person, Noted(_way(replaces), _A_DOCUMENT, detail=detail))
            unit.commit()

    def _view(self, document_id: UUID) -> DocumentView:
        with self._context.units.read() as unit:
            return unit.documents.get(document_id)

    @staticmethod
    def _may_write(
        unit: UnitOfWork, request_id: UUID, by: UUID, what: Remark, *, lock: bool = True
    ) -> tuple[StaffView, StandingRequest]:
        """With `lock` nobody settles the request, or sends it elsewhere, until the unit ends."""
        request = unit.course.lock(request_id) if lock else unit.course.standing(request_id)
        person = unit.staff.get(by)
        check_write(person, request, what)
        return person, request


def _way(replaces: UUID | None) -> Remark:
    return Remark.ATTACH if replaces is None else Remark.REPLACE
