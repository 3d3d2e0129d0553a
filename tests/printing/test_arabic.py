"""Arabic on paper is joined and runs from right to left: the ticket's dots against glyphs that HarfBuzz chose."""

from collections.abc import Sequence
from importlib import import_module, resources

from PIL import Image, ImageChops
from PySide6.QtCore import QByteArray, QPointF
from PySide6.QtGui import QFont, QGlyphRun, QImage, QPainter, QRawFont

from core.printing.application import ensure_gui
from core.printing.document import render
from tests.printing.paper import bits, ticket

FILE = resources.files("assets") / "fonts" / "IBMPlexSansArabic-Bold.ttf"
uharfbuzz = import_module("uharfbuzz")  # it has no types
SECTION = "قسم النساء"
SIZE = 36


def shaped(text: str, direction: str = "rtl") -> list[tuple[int, float, float]]:
    """The glyphs from left to right, each with its place in ems."""
    face = uharfbuzz.Face(FILE.read_bytes())
    buffer = uharfbuzz.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    buffer.direction = direction
    uharfbuzz.shape(uharfbuzz.Font(face), buffer, {})
    x, placed = 0, []
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((info.codepoint, (x + position.x_offset) / face.upem, position.y_offset / face.upem))
        x += position.x_advance
    return placed


def apart(text: str) -> list[tuple[int, float, float]]:
    """Letters that stand for themselves, as a code page would print them, from right to left."""
    x, placed = 0.0, []
    for letter in reversed(text):
        glyph = shaped(letter)
        placed += [(code, x + left, up) for code, left, up in glyph]
        x += 0.25 if letter == " " else 0.75
    return placed


def drawn(glyphs: Sequence[tuple[int, float, float]]) -> Image.Image:
    """Glyphs as dots, cut to their ink."""
    raw = QRawFont(QByteArray(FILE.read_bytes()), SIZE, QFont.HintingPreference.PreferFullHinting)
    run = QGlyphRun()
    run.setRawFont(raw)
    run.setGlyphIndexes([glyph for glyph, _, _ in glyphs])
    run.setPositions([QPointF(x * SIZE, -y * SIZE) for _, x, y in glyphs])
    image = QImage(600, 120, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    painter.drawGlyphRun(QPointF(20, 70), run)
    painter.end()
    return inked(bits(image))


def inked(picture: Image.Image) -> Image.Image:
    """A picture cut to its ink."""
    return picture.crop(ImageChops.invert(picture.convert("L")).getbbox())


def section_of_ticket() -> Image.Image:
    """The white words on the black band, as black ones."""
    picture = bits(render(ticket(section=SECTION), 576)).convert("L")
    dark = [y for y in range(picture.height) if picture.crop((0, y, 576, y + 1)).histogram()[0] > 350]
    band = next(y for y in dark if picture.crop((0, y, 576, y + 20)).histogram()[0] > 8000)
    end = next(y for y in range(band, picture.height) if y not in set(dark))
    inside = ImageChops.invert(picture.crop((24, band + 2, 552, end - 2)))
    return inked(inside.convert("1"))


def likeness(one: Image.Image, other: Image.Image) -> float:
    """The ink that both have of the ink that either has, laid over each other at one size."""
    left, right = (ImageChops.invert(each.convert("L").resize((240, 40))) for each in (one, other))
    both, either = ImageChops.darker(left, right), ImageChops.lighter(left, right)
    return sum(both.tobytes()) / sum(either.tobytes())


def test_the_section_is_joined_and_runs_from_right_to_left() -> None:
    ensure_gui()
    printed = section_of_ticket()
    good = likeness(printed, drawn(shaped(SECTION)))
    wrong = {
        "unshaped": likeness(printed, drawn(apart(SECTION))),
        "reversed": likeness(printed, drawn(shaped(SECTION[::-1]))),
        "words exchanged": likeness(printed, drawn(shaped("النساء قسم"))),
    }
    assert good > 0.85, (good, wrong)
    assert max(wrong.values()) < good - 0.25, (good, wrong)
