"""Adapters that load their library when they are first used: a program starts with what it needs at once."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path

from core.domain.documents import Letter, LetterPage
from core.domain.errors import ErrorCode
from core.domain.text import Language
from core.services.appointment_dto import AppointmentSlip
from core.services.audit_dto import DaySheet
from core.services.classification_ports import Similarity
from core.services.document_dto import DocumentView
from core.services.document_ports import LetterMaker
from core.services.dto import Receipt, TicketPaper
from core.services.paper_dto import ReferralLetter, RequestFile, Unread
from core.services.paper_ports import PaperMaker
from core.services.ports import TicketPrinter


class LatePrinter:
    """Loads Qt and the printer's driver when the first ticket is to be printed, and not before."""

    def __init__(self, address: str, timeout: float) -> None:
        self._address = address
        self._timeout = timeout

    @cached_property
    def _printer(self) -> TicketPrinter:
        from core.printing.escpos_printer import open_printer

        return open_printer(self._address, self._timeout)

    def print(self, paper: TicketPaper) -> ErrorCode | None:
        """As the port says."""
        return self._printer.print(paper)

    def check(self) -> ErrorCode | None:
        """As the port says."""
        return self._printer.check()


class LateSimilarity:
    """Loads rapidfuzz when the first letter is compared."""

    @cached_property
    def _measure(self) -> Similarity:
        from core.classifying.nearness import LetterSimilarity

        return LetterSimilarity()

    def near_words(self, word: str, among: Sequence[str]) -> Mapping[str, float]:
        """As the port says."""
        return self._measure.near_words(word, among)

    def near_texts(self, text: str, among: Sequence[str], most: int) -> list[tuple[int, float]]:
        """As the port says."""
        return self._measure.near_texts(text, among, most)


class LatePapers:
    """Loads reportlab when the first paper is to be made."""

    @cached_property
    def _papers(self) -> PaperMaker:
        from core.reports.papers import PdfPapers

        return PdfPapers()

    def receipt(self, receipt: Receipt) -> bytes:
        """As the port says."""
        return self._papers.receipt(receipt)

    def slip(self, slip: AppointmentSlip) -> bytes:
        """As the port says."""
        return self._papers.slip(slip)

    def file(self, file: RequestFile, content: Callable[[DocumentView], bytes | Unread]) -> bytes:
        """As the port says."""
        return self._papers.file(file, content)

    def letters(self, letters: Sequence[ReferralLetter]) -> bytes:
        """As the port says."""
        return self._papers.letters(letters)

    def keep(self, paper: bytes, path: Path) -> None:
        """As the port says."""
        self._papers.keep(paper, path)


class LateSheets:
    """Loads reportlab when the first day sheet is to be written."""

    def write(self, sheet: DaySheet, path: Path, language: Language) -> None:
        """As the port says."""
        from core.reports.day_sheet import PdfDaySheets

        PdfDaySheets().write(sheet, path, language)


class LateLetters:
    """Loads pypdf and Pillow when the first file is to be read."""

    @cached_property
    def _letters(self) -> LetterMaker:
        from core.letters.letters import PdfLetters

        return PdfLetters()

    def pages(self, path: Path) -> tuple[LetterPage, ...]:
        """As the port says."""
        return self._letters.pages(path)

    def make(self, letter: Letter) -> bytes:
        """As the port says."""
        return self._letters.make(letter)

    def write(self, pdf: bytes, path: Path) -> None:
        """As the port says."""
        self._letters.write(pdf, path)
