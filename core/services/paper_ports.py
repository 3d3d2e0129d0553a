"""What the papers of a request need from the world outside."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from core.services.appointment_dto import AppointmentSlip
from core.services.document_dto import DocumentView
from core.services.dto import Receipt
from core.services.paper_dto import ReferralLetter, RequestFile, Unread


class PaperMaker(Protocol):
    """Makes papers as PDF, in memory: nothing of them lies on a disk before somebody says where."""

    def receipt(self, receipt: Receipt) -> bytes:
        """The receipt of a request."""

    def slip(self, slip: AppointmentSlip) -> bytes:
        """The slip of an appointment."""

    def file(self, file: RequestFile, content: Callable[[DocumentView], bytes | Unread]) -> bytes:
        """The full file; `content` gives a document's PDF, one after the other."""

    def letters(self, letters: Sequence[ReferralLetter]) -> bytes:
        """The referral letters one after the other, each with pages of its own."""

    def keep(self, paper: bytes, path: Path) -> None:
        """Write to `path`, whole or not at all, for its owner alone; OSError where it cannot."""
