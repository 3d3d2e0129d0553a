"""Puts the pages of documents on sheets that are drawn already: each as it is, smaller, below the sheet's own head."""

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO

from pypdf import PageObject, PdfReader, PdfWriter
from pypdf.errors import PyPdfError
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    IndirectObject,
    NameObject,
    PdfObject,
    RectangleObject,
    TextStringObject,
)
from reportlab.lib.units import mm

from core.reports.sheet import HEIGHT, WIDTH
from core.services.paper_dto import Letterhead, Unread

# Left, bottom, width and height of where a page stands.
_AREA = (12 * mm, 22 * mm, WIDTH - 24 * mm, HEIGHT - 43 * mm)
_TURNS = {0: (1, 0, 0, 1), 90: (0, -1, 1, 0), 180: (-1, 0, 0, -1), 270: (0, 1, -1, 0)}
# What stored letters are made of was read when they were made; what is no letter any more may raise any of these.
_BROKEN = (PyPdfError, ArithmeticError, AttributeError, EOFError, LookupError, RecursionError, TypeError, ValueError)


@dataclass(frozen=True, slots=True)
class _Shown:
    """A page as a picture that any sheet may show, and how it is brought to its place."""

    form: IndirectObject
    matrix: str


class Binder:
    """One file as it grows; what pages of one document share, such as a font, is in it once."""

    def __init__(self) -> None:
        self._writer = PdfWriter()
        self._shown: list[_Shown] = []

    def take(self, pdf: bytes | Unread) -> int | Unread:
        """Keep the pages of a document; how many there are, or why there are none."""
        if isinstance(pdf, Unread):
            return pdf
        try:
            reader = PdfReader(BytesIO(pdf))
            shown = [self._form(page) for page in reader.pages]
        except _BROKEN:
            return Unread.DAMAGED
        # or the writer would hold the reader, and with it the document's bytes a second time
        self._writer.reset_translation(reader)
        self._shown += shown
        return len(shown) or Unread.DAMAGED

    def bind(self, sheets: bytes, places: Sequence[int], head: Letterhead) -> bytes:
        """The sheets, with each kept page on the one that belongs to it (`places`, from 0)."""
        writer = self._writer
        writer.append(BytesIO(sheets))
        for place, shown in zip(places, self._shown, strict=True):
            self._put(writer.pages[place], shown)
        writer.metadata = {"/Title": head.reference, "/Author": head.centre}
        writer.root_object[NameObject("/Lang")] = TextStringObject(head.language.value)
        made = BytesIO()
        writer.write(made)
        return made.getvalue()

    def _form(self, page: PageObject) -> _Shown:
        contents, box = page.get_contents(), RectangleObject(page.cropbox)
        form = DecodedStreamObject()
        form.set_data(contents.get_data() if contents is not None else b"")
        form[NameObject("/Type")], form[NameObject("/Subtype")] = NameObject("/XObject"), NameObject("/Form")
        form[NameObject("/BBox")] = box
        for name in ("/Resources", "/Group"):
            if name in page:
                form[NameObject(name)] = page.raw_get(name).clone(self._writer)
        return _Shown(self._writer._add_object(form.flate_encode()), _placed(box, page.rotation % 360))

    def _put(self, sheet: PageObject, shown: _Shown) -> None:
        resources = sheet["/Resources"].get_object()
        if not isinstance(resources, DictionaryObject):
            raise TypeError("a sheet without resources")
        resources[NameObject("/XObject")] = DictionaryObject({NameObject("/Document"): shown.form})
        before = DecodedStreamObject()
        before.set_data(f"q {shown.matrix} cm /Document Do Q\n".encode("ascii"))
        own = sheet.raw_get("/Contents")
        parts: list[PdfObject] = [self._writer._add_object(before), own]
        sheet[NameObject("/Contents")] = ArrayObject(parts)


def _placed(box: RectangleObject, turn: int) -> str:
    """The matrix that turns a page upright and fits it into the area, centred, never larger than it is."""
    a, b, c, d = _TURNS[turn]
    width, height = float(box.width), float(box.height)
    wide, high = (height, width) if turn in {90, 270} else (width, height)
    left, bottom, most_wide, most_high = _AREA
    scale = min(most_wide / wide, most_high / high, 1.0)
    corners = [(float(x), float(y)) for x in (box.left, box.right) for y in (box.bottom, box.top)]
    least_x = min(a * x + c * y for x, y in corners)
    least_y = min(b * x + d * y for x, y in corners)
    x = left + (most_wide - wide * scale) / 2 - least_x * scale
    y = bottom + (most_high - high * scale) / 2 - least_y * scale
    return " ".join(f"{number:.5f}" for number in (a * scale, b * scale, c * scale, d * scale, x, y))
