"""Running text over sheets: pieces from above, broken where no line and no heading is left alone."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from reportlab.lib.units import mm

from core.reports.arabic import Style, draw_line, reads_rtl, wrap
from core.reports.sheet import BOTTOM, INNER, MARGIN, Fact, Pen, paginated

Draw = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Piece:
    """As much as is never broken; `draw` gets where it begins, `before` is room above it that a new sheet does without.

    With `keep` it stands on one sheet with the next.
    """

    height: float
    draw: Draw
    before: float = 0.0
    keep: bool = False


class Sheets:
    """Sheets that are filled from above and drawn once their number is known."""

    def __init__(self, first: float, further: float) -> None:
        self.y = first
        self._further = further
        self.drawings: list[list[tuple[Draw, float]]] = [[]]

    def add(self, pieces: Sequence[Piece]) -> None:
        """Put pieces below what is there."""
        for together in _together(pieces):
            if self.y - _height(together) < BOTTOM and self.drawings[-1]:
                self.turn()
            for piece in together:
                self.y -= piece.before if self.drawings[-1] else 0.0
                self.drawings[-1].append((piece.draw, self.y))
                self.y -= piece.height

    def table(self, pen: Pen, facts: Sequence[Fact]) -> None:
        """Put a table of facts below what is there."""
        for place, strips in enumerate(paginated(facts, pen.rtl, self.y, self._further, 0)):
            if place:
                self.turn()
            self.add([Piece(strip.height, partial(pen.strip, strip)) for strip in strips])

    def turn(self) -> None:
        """Go on on a new sheet."""
        self.drawings.append([])
        self.y = self._further


def _together(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    group: list[Piece] = []
    for piece in pieces:
        group.append(piece)
        if not piece.keep:
            yield group
            group = []
    if group:
        yield group


def _height(pieces: Sequence[Piece]) -> float:
    return sum(piece.before + piece.height for piece in pieces)


@dataclass(frozen=True, slots=True)
class Column:
    """Where text stands: `start` from the side on which reading begins; `bar` is a line beside it, by its colour."""

    start: float = MARGIN
    width: float = INNER
    bar: str = ""


_WHOLE = Column()
_OTHER_SIDE = {"start": "end", "end": "start", "centre": "centre"}


def flowing(
    pen: Pen,
    text: str,
    style: Style,
    column: Column = _WHOLE,
    *,
    before: float = 0.0,
    keep: bool = False,
    written: bool = False,
) -> list[Piece]:
    """Pieces of a text; `keep` holds all of it to what follows.

    What is `written` by a person has each paragraph in its own direction.
    """
    lines = [
        (line, rtl)
        for paragraph in text.splitlines() or [""]
        for rtl in [reads_rtl(paragraph, pen.rtl) if written else pen.rtl]
        for line in wrap(paragraph, style, column.width, rtl)
    ]
    # neither the first line nor the last stands alone
    near = {0, len(lines) - 2} if len(lines) > 1 else set()
    if len(lines) == 1 and lines[0][1] != pen.rtl:
        style = replace(style, align=_OTHER_SIDE[style.align])  # stays where the lines around it begin
    return [
        Piece(
            style.line_height,
            _drawn(pen, line, rtl, style, column),
            before=0.0 if place else before,
            keep=keep or place in near,
        )
        for place, (line, rtl) in enumerate(lines)
    ]


def _drawn(pen: Pen, line: str, rtl: bool, style: Style, column: Column) -> Draw:
    def draw(top: float) -> None:
        left = pen.left(column.start, column.width)
        if column.bar:
            # a little taller than its line, so that the bars of two lines are one
            pen.fill(
                column.start - 3.5 * mm, top - style.line_height - 0.4, 0.9 * mm, style.line_height + 0.4, column.bar
            )
        draw_line(pen.canvas, line, (left, top - 0.74 * style.line_height, column.width), style, rtl)

    return draw
