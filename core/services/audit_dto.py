"""What the audit trail tells: whether it holds, what stands on a day's sheet, and what happened to a request."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from core.domain.audit import AuditKind, AuditProblem
from core.domain.numerals import Digits
from core.domain.text import LocalText


@dataclass(frozen=True, slots=True)
class Broken:
    """The first entry that is not as it was entered; `at` and `kind` as they stand there, None where it is gone.

    `reference` names the request whose history it is about.
    """

    problem: AuditProblem
    sequence: int
    at: datetime | None = None
    kind: str | None = None
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """What a check of the whole trail found: `head` is the digest of its last entry."""

    entries: int
    head: str
    broken: Broken | None = None

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return self.broken is None


@dataclass(frozen=True, slots=True)
class DaySheet:
    """What stands on the sheet of a day; `first` and `last` are None where nothing was entered.

    The head is that of the whole trail when the sheet was made, so that it covers every day before.
    """

    centre: LocalText
    authority: LocalText
    code: str
    digits: Digits
    day: date
    made_at: datetime
    counts: Mapping[AuditKind, int]
    first: int | None
    last: int | None
    entries: int
    head: str

    @property
    def qr(self) -> str:
        """The head, for a scanner and for `istiqbal audit verify --head`."""
        return f"istiqbal:audit:{self.code}:{self.entries}:{self.head}"


@dataclass(frozen=True, slots=True)
class AuditLine:
    """One entry as an auditor reads it; `staff` is a name, "" for a program."""

    sequence: int
    at: datetime
    kind: AuditKind
    staff: str
    device: str
    detail: Mapping[str, object]
