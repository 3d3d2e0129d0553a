"""From a request as it was read to what stands on its papers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.rights import Confidentiality
from core.domain.text import Language
from core.services.document_dto import DocumentView
from core.services.dto import CentreView, MovementView, RequestTypeView, RequestView, StaffView
from core.services.paper_dto import Letterhead, ReferralLetter, RequestFile
from core.services.referrals_on_paper import letters_for, standing_referrals


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """A request with all that its papers tell, as it was at one moment; instants in the centre's zone."""

    centre: CentreView
    person: StaffView
    request: RequestView
    confidentiality: Confidentiality
    history: tuple[MovementView, ...]
    holds: bool
    documents: tuple[DocumentView, ...]
    types: Mapping[str, RequestTypeView]
    departments: Mapping[str, str]
    ties: Mapping[str, tuple[str, ...]]


def file_of(read: ReadRequest, language: Language, at: datetime, step_due: date | None) -> RequestFile:
    """What stands in the full file that is made at an instant."""
    return RequestFile(
        head=_head(read, language, at),
        request=read.request,
        confidentiality=read.confidentiality,
        type_path=_path(read, language),
        departments=read.departments,
        step_due=step_due,
        history=read.history,
        holds=read.holds,
        kept=_kept(read),
        withdrawn=tuple(one for one in read.documents if one.withdrawn_at is not None),
        by=read.person.name,
        ties=read.ties,
    )


def letters_of(read: ReadRequest, language: Language) -> list[ReferralLetter]:
    """What stands in the letters that the reader may print."""
    referrals, mine = standing_referrals(read.request, read.history), letters_for(read.person, read.request)
    names = {one.department: read.departments.get(one.department, one.department) for one in referrals}
    return [
        ReferralLetter(
            head=_head(read, language, one.link.at),
            department=names[one.department],
            copies=tuple(name for code, name in names.items() if code != one.department),
            type=read.request.type.title.in_language(language),
            subject=read.request.subject,
            applicant=read.request.applicant.name,
            identity_number=read.request.applicant.identity_number,
            urgency=read.request.urgency,
            confidentiality=read.confidentiality,
            directive=one.directive,
            due=read.request.due,
            enclosures=_kept(read),
            by=one.link.staff,
            behalf=read.request.behalf,
        )
        for one in referrals
        if one.department in mine
    ]


def _head(read: ReadRequest, language: Language, at: datetime) -> Letterhead:
    centre = read.centre
    return Letterhead(
        authority=centre.authority.in_language(language),
        centre=centre.title.in_language(language),
        section=centre.section(read.request.section).title.in_language(language),
        reference=read.request.reference,
        at=at,
        language=language,
        digits=centre.digits,
    )


def _kept(read: ReadRequest) -> tuple[DocumentView, ...]:
    return tuple(one for one in read.documents if one.withdrawn_at is None)


def _path(read: ReadRequest, language: Language) -> tuple[str, ...]:
    """The type below the branches that it stands under."""
    path, node = [read.request.type.title.in_language(language)], read.types.get(read.request.type.parent or "")
    while node is not None:
        path.append(node.title.in_language(language))
        node = read.types.get(node.parent or "")
    return tuple(reversed(path))
