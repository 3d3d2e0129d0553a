"""The only code that shapes Arabic for PDF: words wrapped in logical order, runs drawn from left to right.

reportlab alone puts Arabic words left to right; the order within a line follows the Unicode Bidirectional
Algorithm (UAX #9), the joining of letters HarfBuzz.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from reportlab.lib.abag import ABag
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont, shapeFragWord
from reportlab.pdfgen.canvas import Canvas

REGULAR, BOLD = "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"
_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# One glyph for two letters: the character that means both keeps their order wherever it is read.
_LIGATURES = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB)}
# Required ligatures (lam with alef) remain; those for beauty would join letters that stand for themselves.
_FEATURES = {"kern": True, "liga": False, "dlig": False}
_STRONG = frozenset({"L", "R", "AL", "EN", "AN"})


@dataclass(frozen=True, slots=True)
class Style:
    """How text looks; `size` and `leading` in points, `align` is start, end or centre."""

    size: float
    font: str = REGULAR
    colour: str = "#1E1B18"
    leading: float = 1.7
    align: str = "start"

    @property
    def line_height(self) -> float:
        """From one baseline to the next, in points."""
        return self.size * self.leading


@cache
def register_fonts() -> None:
    """Make the fonts of documents known to reportlab, once."""
    for name in (REGULAR, BOLD):
        file = resources.files("assets") / "fonts" / f"{name}.ttf"
        with resources.as_file(file) as path:
            pdfmetrics.registerFont(TTFont(name, str(path), shapable=True))


def isolated(text: str) -> str:
    """A number or code that keeps its own order inside a sentence and is never broken."""
    return f"\u2066{text.replace(' ', chr(0xA0))}\u2069"


def wrap(text: str, style: Style, width: float, rtl: bool) -> list[str]:
    """The lines of a text at a width in points, in logical order; a word too long for a line is broken."""
    lines: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split(" "):
            longer = f"{line} {word}" if line else word
            if text_width(longer, style, rtl) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _broken(word, style, width, rtl)
            lines += whole
        lines.append(line)
    return lines


def text_width(line: str, style: Style, rtl: bool) -> float:
    """The width of one line in points."""
    return sum(_advance(run.glyphs, style) for run in _runs(line, style, rtl))


def draw_line(canvas: Canvas, line: str, box: tuple[float, float, float], style: Style, rtl: bool) -> None:
    """Draw one line in `box`: left edge, baseline and width in points."""
    left, baseline, width = box
    runs = list(_runs(line, style, rtl))
    total = sum(_advance(run.glyphs, style) for run in runs)
    free = width - total
    to_the_right = (style.align == "start") == rtl
    x = left + (free / 2 if style.align == "centre" else free if to_the_right else 0.0)
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.colour)
    for run in runs:
        for glyphs, letters in _clusters(run):
            with _spoken(canvas, letters):
                canvas.drawString(x, baseline, glyphs)
            x += _advance(glyphs, style)


def _clusters(run: "_Run") -> Iterator[tuple[Any, str | None]]:
    """The glyphs of a run as drawn, each with the letters that it stands for; None where the glyphs tell.

    Dots and vowel marks that are drawn by themselves stand for nothing: a search finds words without marks.
    """
    shape = getattr(run.glyphs, "__shapeData__", None)
    if shape is None or not run.joined:
        yield run.glyphs, None
        return
    starts = sorted({glyph.cluster for glyph in shape})
    ends = dict(zip(starts, [*starts[1:], len(run.letters)], strict=True))
    for place, glyph in enumerate(shape):
        letters = run.letters[glyph.cluster : ends[glyph.cluster]] if glyph.x_advance else ""
        yield run.glyphs[place : place + 1], _LIGATURES.get(letters, letters)


@contextmanager
def _spoken(canvas: Canvas, letters: str | None) -> Iterator[None]:
    # A joined glyph stands for no character of its own: search, copy and screen readers take the letters from here
    # (ISO 32000-1, 14.9.4).
    if letters is not None:
        canvas.addLiteral(f"/Span <</ActualText <FEFF{letters.encode('utf-16-be').hex()}>>> BDC")
    yield
    if letters is not None:
        canvas.addLiteral("EMC")


@dataclass(frozen=True, slots=True)
class _Run:
    """Glyphs from left to right, and the letters in logical order; `joined` for a run from right to left."""

    glyphs: Any
    letters: str
    joined: bool


def _runs(line: str, style: Style, rtl: bool) -> Iterator[_Run]:
    register_fonts()
    base = TextDirection.RTL if rtl else TextDirection.LTR
    ordered = BidiParagraph(text=line, base_direction=base).get_reordered_characters()
    for odd, group in groupby(ordered, key=lambda one: one.embedding_level % 2 == 1):
        letters = [one.character for one in group if one.character not in _CONTROLS]
        text = "".join(reversed(letters) if odd else letters)
        if not text:
            continue
        if odd and not any(unicodedata.bidirectional(letter) in _STRONG for letter in text):
            text = "".join(_mirrored(letter) for letter in reversed(text))
        yield _Run(_shaped(text, style), text, odd)


def _shaped(text: str, style: Style) -> Any:
    word = [0.0, (ABag(fontName=style.font, fontSize=style.size), text)]
    return shapeFragWord(word, features=_FEATURES, force=True)[1][1]


def _mirrored(letter: str) -> str:
    pairs = "()[]{}<>«»"
    return pairs[pairs.index(letter) ^ 1] if letter in pairs else letter


def _advance(glyphs: Any, style: Style) -> float:
    shape = getattr(glyphs, "__shapeData__", None)
    if shape is None:
        return float(pdfmetrics.stringWidth(glyphs, style.font, style.size))
    return float(sum(glyph.x_advance for glyph in shape)) * style.size / 1000


def _broken(word: str, style: Style, width: float, rtl: bool) -> list[str]:
    parts, part = [], ""
    for letter in word:
        if part and text_width(part + letter, style, rtl) > width:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
