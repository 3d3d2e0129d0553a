"""The documents of a request in its history, and who reads those of a request that was merged into another."""

from collections.abc import Iterable
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark
from core.domain.rights import levels
from core.services.document_dto import DocumentView
from core.services.dto import MovementView, StaffView
from core.services.ports import UnitOfWork
from core.services.reach import reads

_BRINGS = frozenset({Remark.ATTACH, Remark.REPLACE})


def told(document_id: UUID, title: str, pages: int, fingerprint: bytes) -> dict[str, str]:
    """What the chain keeps of a document: with its keyed mark another content in its place shows."""
    return {"document": str(document_id), "title": title, "pages": str(pages), "content": fingerprint.hex()}


def recorded(history: Iterable[MovementView], document_id: UUID) -> str | None:
    """The mark with which a document came, or None where it came before the history told of documents."""
    for link in history:
        if link.move in _BRINGS and link.detail is not None and link.detail["document"] == str(document_id):
            return link.detail["content"]
    return None


def papers(unit: UnitOfWork, person: StaffView, request_id: UUID) -> list[DocumentView]:
    """The documents of a request and of those that were merged into it, as far as a role reads them; oldest first."""
    together = request_id, *(one for one in unit.remarks.absorbed(request_id) if _level_read(unit, person, one))
    found = [paper for one in together for paper in unit.documents.of_request(one)]
    return sorted(found, key=lambda paper: (paper.added_at, paper.id))


def check_reads_paper(unit: UnitOfWork, person: StaffView, request_id: UUID) -> None:
    """Raise `request_not_yours` where somebody may read neither a request nor any that goes on for it.

    Who came to it by another request still needs a role that reads what is as confidential as its own type.
    """
    if reads(person, unit.course.standing(request_id)):
        return
    onward = [unit.course.standing(elder) for elder in unit.remarks.elders(request_id)]
    if not _level_read(unit, person, request_id) or not any(reads(person, elder) for elder in onward):
        raise RuleBroken(ErrorCode.REQUEST_NOT_YOURS)


def _level_read(unit: UnitOfWork, person: StaffView, request_id: UUID) -> bool:
    return unit.course.standing(request_id).confidentiality in levels(person.role)
