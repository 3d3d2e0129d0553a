"""The only code that shapes Arabic for PDF: words wrapped in logical order, runs drawn from left to right.

reportlab alone puts Arabic words left to right; the order within a line follows the Unicode Bidirectional
Algorithm (UAX #9), the joining of letters HarfBuzz.
"""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from fpdf.bidi import BidiParagraph
from fpdf.enums import TextDirection
from reportlab.pdfgen.canvas import Canvas

from core.reports.shaping import BOLD, REGULAR, advance, is_mark, shaped

__all__ = ["BOLD", "REGULAR", "Style", "draw_line", "isolated", "reads_rtl", "text_width", "wrap"]

_CONTROLS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# One glyph for two letters: the character that means both keeps their order wherever it is read.
_LIGATURES = {unicodedata.normalize("NFKC", chr(code)): chr(code) for code in (0xFEF5, 0xFEF7, 0xFEF9, 0xFEFB)}


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


def isolated(text: str) -> str:
    """A number or code that is read from left to right inside any sentence, and is never broken.

    The override stands there for Arabic-Indic digits: without it their groups, as in a reference, change places.
    """
    return f"\u2066\u202d{text.replace(' ', chr(0xA0))}\u202c\u2069"


def reads_rtl(text: str, otherwise: bool) -> bool:
    """Whether a text begins from the right: its first letter decides, `otherwise` where it has none."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in kinds if kind in {"L", "R", "AL"}), otherwise)


def wrap(text: str, style: Style, width: float, rtl: bool) -> list[str]:
    """The lines of a text at a width in points, in logical order; a word too long for a line is broken."""
    lines: list[str] = []
    space = text_width("\xa0", style, rtl)
    for paragraph in text.splitlines() or [""]:
        line, reached = "", 0.0
        for word in paragraph.replace("\t", " ").split(" "):
            wide = text_width(word, style, rtl)
            if line and reached + space + wide <= width:
                line, reached = f"{line} {word}", reached + space + wide
                continue
            if line:
                lines.append(line)
            *whole, line = _broken(word, style, width, rtl) if wide > width else [word]
            lines += whole
            reached = text_width(line, style, rtl)
        lines.append(line)
    return lines


def text_width(line: str, style: Style, rtl: bool) -> float:
    """The width of one line in points."""
    return sum(advance(run.glyphs, style.size) for run in _runs(line, style, rtl))


def draw_line(canvas: Canvas, line: str, box: tuple[float, float, float], style: Style, rtl: bool) -> None:
    """Draw one line in `box`: left edge, baseline and width in points."""
    left, baseline, width = box
    runs = list(_runs(line, style, rtl))
    free = width - sum(advance(run.glyphs, style.size) for run in runs)
    to_the_right = (style.align == "start") == rtl
    x = left + (free / 2 if style.align == "centre" else free if to_the_right else 0.0)
    canvas.setFont(style.font, style.size)
    canvas.setFillColor(style.colour)
    for run in runs:
        for glyphs, letters in _clusters(run):
            with _spoken(canvas, letters):
                canvas.drawString(x, baseline, glyphs)
            x += advance(glyphs, style.size)


def _clusters(run: "_Run") -> Iterator[tuple[Any, str | None]]:
    """The glyphs of a run as drawn, each with the letters that it stands for; None where the glyphs tell.

    Dots and vowel marks that are drawn by themselves stand for nothing: a search finds words without marks.
    """
    if str(run.glyphs) == run.letters and not run.joined:
        yield run.glyphs, None
        return
    shape = run.glyphs.__shapeData__
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
    base = TextDirection.RTL if rtl else TextDirection.LTR
    ordered = BidiParagraph(text=line, base_direction=base).get_reordered_characters()
    for odd, group in groupby(ordered, key=lambda one: one.embedding_level % 2 == 1):
        letters = [one.character for one in group if one.character not in _CONTROLS]
        text = "".join(reversed(letters) if odd else letters)
        if text:
            yield _Run(shaped(text, style.font, style.size, odd), text, odd)


def _broken(word: str, style: Style, width: float, rtl: bool) -> list[str]:
    parts, part = [], ""
    for letter in word:
        if part and not is_mark(letter) and text_width(part + letter, style, rtl) > width:
            parts.append(part)
            part = ""
        part += letter
    return [*parts, part]
