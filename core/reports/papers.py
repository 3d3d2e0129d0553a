"""Every paper of a request, made in memory and written whole."""

from collections.abc import Callable, Sequence
from pathlib import Path

from core.reports.appointment_slip import slip_pdf
from core.reports.receipt import receipt_pdf
from core.reports.referral_letter import letters_pdf
from core.reports.whole import keep
from core.services.appointment_dto import AppointmentSlip
from core.services.document_dto import DocumentView
from core.services.dto import Receipt
from core.services.paper_dto import ReferralLetter, RequestFile, Unread


class PdfPapers:
    """`PaperMaker` with reportlab and pypdf."""

    def receipt(self, receipt: Receipt) -> bytes:
        """As the port says."""
        return receipt_pdf(receipt)

    def slip(self, slip: AppointmentSlip) -> bytes:
        """As the port says."""
        return slip_pdf(slip)

    def file(self, file: RequestFile, content: Callable[[DocumentView], bytes | Unread]) -> bytes:
        """As the port says."""
        from core.reports.request_file import file_pdf  # and pypdf, which no receipt waits for

        return file_pdf(file, content)

    def letters(self, letters: Sequence[ReferralLetter]) -> bytes:
        """As the port says."""
        return letters_pdf(letters)

    def keep(self, paper: bytes, path: Path) -> None:
        """As the port says."""
        keep(paper, path)
