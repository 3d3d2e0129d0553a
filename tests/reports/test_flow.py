"""Running text over sheets: no heading and no line is left alone, nothing is lost, nothing stands below the sheet."""

from io import BytesIO

from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from core.reports.arabic import Style
from core.reports.flow import Piece, Sheets, flowing
from core.reports.sheet import BOTTOM, Pen

STYLE = Style(11)
FIRST, FURTHER = 400.0, 500.0


def laid_out(entries: list[list[Piece]]) -> list[list[tuple[int, int]]]:
    """The sheets, each piece as (entry, place within it)."""
    sheets = Sheets(FIRST, FURTHER)
    named = {id(piece.draw): (at, place) for at, entry in enumerate(entries) for place, piece in enumerate(entry)}
    heights = {id(piece.draw): piece.height for entry in entries for piece in entry}
    for entry in entries:
        sheets.add(entry)
    assert all(top - heights[id(draw)] >= BOTTOM for drawings in sheets.drawings for draw, top in drawings)
    tops = [[top for _, top in drawings] for drawings in sheets.drawings]
    assert all(sheet == sorted(sheet, reverse=True) for sheet in tops)
    return [[named[id(draw)] for draw, _ in drawings] for drawings in sheets.drawings]


@settings(deadline=None, max_examples=50)
@given(st.lists(st.tuples(st.integers(1, 3), st.integers(1, 40)), min_size=1, max_size=5))
def test_heads_stay_with_what_they_head_and_no_line_is_alone(counts: list[tuple[int, int]]) -> None:
    pen = Pen(Canvas(BytesIO()), rtl=True)
    entries = [
        [
            *flowing(pen, "\n".join("ا" * heads), STYLE, before=10, keep=True),
            *flowing(pen, "\n".join("ب" * lines), STYLE, written=True),
        ]
        for heads, lines in counts
    ]
    sheets = laid_out(entries)
    assert [piece for sheet in sheets for piece in sheet] == [
        (at, place) for at, entry in enumerate(entries) for place in range(len(entry))
    ]
    for sheet in sheets:
        for at, (heads, lines) in enumerate(counts):
            here = [place for entry, place in sheet if entry == at]
            said = [place for place in here if place >= heads]
            assert not here or said, "a heading without what it heads"
            assert len(said) != 1 or lines == 1, "a line alone"
