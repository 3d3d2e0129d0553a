"""From the letters of one direction to the glyphs of a font, by HarfBuzz, as reportlab draws them.

reportlab's own shaping guesses the direction from the letters, and takes a number in Arabic-Indic digits for a word
that runs from right to left; here the Bidirectional Algorithm has decided already, and says so.
"""

import unicodedata
from functools import cache
from importlib import import_module, resources
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

REGULAR, BOLD = "NotoNaskhArabic-Regular", "NotoNaskhArabic-Bold"
# Required ligatures (lam with alef) remain; those for beauty would join letters that stand for themselves.
_FEATURES = {"kern": True, "liga": False, "dlig": False}


@cache
def register_font(name: str) -> None:
    """Make a font that ships known to reportlab, once."""
    file = resources.files("assets") / "fonts" / f"{name}.ttf"
    with resources.as_file(file) as path:
        pdfmetrics.registerFont(TTFont(name, str(path), shapable=True))


def shaped(letters: str, font_name: str, size: float, rtl: bool) -> Any:
    """The glyphs, from left to right, of letters in logical order; each glyph knows its letter (`cluster`)."""
    register_font(font_name)
    # neither has types for what is used here
    uharfbuzz, ttfonts = import_module("uharfbuzz"), import_module("reportlab.pdfbase.ttfonts")
    font: Any = pdfmetrics.getFont(font_name)
    harfbuzz = font.hbFont(size)
    buffer = uharfbuzz.Buffer()
    buffer.cluster_level = uharfbuzz.BufferClusterLevel.MONOTONE_CHARACTERS
    buffer.add_str(letters)
    buffer.guess_segment_properties()
    buffer.direction = "rtl" if rtl else "ltr"
    uharfbuzz.shape(harfbuzz, buffer, _FEATURES)
    text, places = "", []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        letter = _letter(font, harfbuzz, info.codepoint, position.x_advance)
        moves = (position.x_advance, position.y_advance, position.x_offset, position.y_offset)
        places.append(ttfonts.ShapeData(info.cluster, *map(font.pdfScale, moves), font.face.charWidths[letter]))
        text += chr(letter)
    return ttfonts.ShapedStr(text, shapeData=places)


def advance(glyphs: Any, size: float) -> float:
    """How far glyphs reach, in points."""
    return float(sum(glyph.x_advance for glyph in glyphs.__shapeData__)) * size / 1000


def is_mark(letter: str) -> bool:
    """Whether a character stands on the one before it, such as a vowel mark."""
    return unicodedata.combining(letter) != 0


def _letter(font: Any, harfbuzz: Any, glyph: int, width: int) -> int:
    """The code by which the PDF calls a glyph: its character's, or one for private use."""
    known = font.face.glyphToChar.get(glyph)
    return int(known[0] if known else font.hbAddPrivate(harfbuzz.glyph_to_string(glyph), glyph, width))
