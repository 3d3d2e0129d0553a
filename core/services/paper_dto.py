"""What stands on the papers of a request: names in the paper's language, instants in the centre's zone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from core.domain.behalf import ONESELF, Behalf
from core.domain.numerals import Digits
from core.domain.rights import Confidentiality
from core.domain.text import Language
from core.domain.workflow import Urgency
from core.services.document_dto import DocumentView
from core.services.dto import MovementView, RequestView


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who writes, and under which number and day."""

    authority: str
    centre: str
    section: str
    reference: str
    at: datetime
    language: Language
    digits: Digits

    @property
    def qr(self) -> str:
        """What a scanner reads of the reference."""
        return f"istiqbal:request:{self.reference}"


class Unread(StrEnum):
    """Why the pages of a document are not in the file."""

    DAMAGED = "damaged"
    NO_KEY = "no_key"
    TOO_MUCH = "too_much"


@dataclass(frozen=True, slots=True)
class RequestFile:
    """All that is known of a request: `departments` names them by their codes, `kept` are the documents of now.

    `withdrawn` ones are told of, and their pages left out; `ties` are the references of requests that belong to it, as
    merged, absorbed and linked; `holds` is whether the history is the one that was written, `by` who had the file made.
    """

    head: Letterhead
    request: RequestView
    confidentiality: Confidentiality
    type_path: tuple[str, ...]
    departments: Mapping[str, str]
    step_due: date | None
    history: tuple[MovementView, ...]
    holds: bool
    kept: tuple[DocumentView, ...]
    withdrawn: tuple[DocumentView, ...]
    by: str
    ties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReferralLetter:
    """The minister's office hands a request to a department: `copies` are the others that it went to with it."""

    head: Letterhead
    department: str
    copies: tuple[str, ...]
    type: str
    subject: str
    applicant: str
    identity_number: str
    urgency: Urgency
    confidentiality: Confidentiality
    directive: str
    due: date
    enclosures: tuple[DocumentView, ...]
    by: str
    behalf: Behalf = ONESELF
