"""Makes one PDF of a letter whose pages come from several files."""

import os
import tempfile
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter

from core.domain.documents import FileKind, Letter, LetterPage, Turn, check_letter_size
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.letters.copier import PageCopier
from core.letters.pdf_file import open_pdf
from core.letters.picture import add_picture, picture_count, tried_picture
from core.letters.source import Source, read_source, sound


class PdfLetters:
    """`LetterMaker` by pypdf and Pillow."""

    def pages(self, path: Path) -> tuple[LetterPage, ...]:
        """As the port says; each page is tried, so that whoever adds a bad file hears of it then and not later."""
        source = read_source(path)
        count = _tried_pdf(source) if source.kind is FileKind.PDF else tried_picture(source)
        return tuple(LetterPage(path, number) for number in range(count))

    def make(self, letter: Letter) -> bytes:
        """As the port says: the same pages give the same bytes, and no date, program or person is named in them."""
        making = _Making()
        for page in letter.checked().pages:
            making.add(page)
        return making.bytes()

    def write(self, pdf: bytes, path: Path) -> None:
        """As the port says."""
        try:
            _write(pdf, path)
        except OSError as error:
            raise EnvironmentFault(ErrorCode.DOCUMENT_NOT_WRITTEN, name=path.name) from error


class _Making:
    """One PDF as it grows; a PDF that gives several pages is opened once."""

    def __init__(self) -> None:
        self._writer = PdfWriter()
        self._writer.metadata = None
        self._writer.pdf_header = "%PDF-1.7"
        self._open: dict[Path, tuple[str, PdfReader, PageCopier]] = {}

    def add(self, page: LetterPage) -> None:
        if page.source in self._open:
            self._copy(page)
            return
        source = read_source(page.source)
        if source.kind is FileKind.PDF:
            self._open[page.source] = source.name, open_pdf(source), PageCopier(self._writer)
            self._copy(page)
        else:
            self._draw(source, page)

    def bytes(self) -> bytes:
        made = BytesIO()
        self._writer.write(made)
        check_letter_size(made.tell())
        return made.getvalue()

    def _copy(self, page: LetterPage) -> None:
        name, reader, copier = self._open[page.source]
        _check_number(page.number, len(reader.pages), name)
        with sound(name):
            copier.copy(reader.pages[page.number], page.turn)

    def _draw(self, source: Source, page: LetterPage) -> None:
        _check_number(page.number, picture_count(source), source.name)
        add_picture(self._writer, source, page.number, page.turn)


def _write(pdf: bytes, path: Path) -> None:
    handle, name = tempfile.mkstemp(prefix=".istiqbal-", dir=path.parent)
    made = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(pdf)
        with path.open("xb"):
            made.replace(path)
    finally:
        made.unlink(missing_ok=True)


def _tried_pdf(source: Source) -> int:
    reader, copier = open_pdf(source), PageCopier(PdfWriter())
    with sound(source.name):
        for page in reader.pages:
            copier.copy(page, Turn.NONE)
    return len(reader.pages)


def _check_number(number: int, count: int, name: str) -> None:
    """The file may have been changed since its pages were told."""
    if not 0 <= number < count:
        raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, name=name)
