"""What the audit trail needs from the world outside."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Protocol
from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.text import Language
from core.services.audit_dto import DaySheet
from core.services.dto import MovementView

Detail = str | int | None | Sequence[str]


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """What somebody did, to be entered; `detail` holds codes and marks, never a name, a number or a subject."""

    kind: AuditKind
    at: datetime
    device: str
    staff_id: UUID | None
    subject_id: UUID | None = None
    detail: Mapping[str, Detail] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """An entry as it lies in the database, where anything may have been changed; `detail` is JSON."""

    sequence: int
    at: datetime
    staff_id: UUID | None
    device: str
    kind: str
    subject: str
    subject_id: UUID | None
    detail: str
    digest: str = ""


@dataclass(frozen=True, slots=True)
class AuditHead:
    """The end of the chain; `seal` proves that the program wrote it, "" before the first entry."""

    sequence: int
    digest: str
    seal: str


class ChainKey(Protocol):
    """The key of the chain; raises `key_file_missing` where this PC has none."""

    def chain(self, text: bytes) -> bytes:
        """The keyed digest of a text."""


class AuditStore(Protocol):
    """The audit trail of the centre; close what is not read to its end."""

    def add(self, entry: AuditEntry) -> None:
        """Enter with this unit's commit, which gives it its number; without the commit nothing happened."""

    def take_in(self) -> None:
        """Enter with this unit's commit what keyless devices noted, where this PC has the key; each other does so too.

        An entry of theirs stands behind what was entered meanwhile, with its own instant and device.
        """

    def head(self) -> AuditHead | None:
        """The end of the chain; None where somebody took it away."""

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> Generator[KeptEntry, None, None]:
        """In the order of their numbers, read as they are asked for; of a time from `since` on and before `until`."""

    def of_request(self, request_id: UUID) -> list[KeptEntry]:
        """Those about one request, oldest first."""

    def moves(self) -> Generator[KeptEntry, None, None]:
        """The entries of moves of requests, by request and then by number."""

    def histories(self) -> Generator[tuple[UUID, list[MovementView]], None, None]:
        """The history of every request, in the order of `moves`."""

    def who(self, staff_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """The names of members of staff."""


class SheetWriter(Protocol):
    """Writes the sheet of a day as PDF."""

    def write(self, sheet: DaySheet, path: Path, language: Language) -> None:
        """Write to `path`, whole or not at all; OSError where it cannot."""
