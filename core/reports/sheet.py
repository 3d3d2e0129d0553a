"""A4 sheets of a centre's documents: letterhead, a table of facts that goes on to further sheets, page x of y."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import qrcode
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.reports.arabic import BOLD, Style, draw_line, reads_rtl, wrap

WIDTH, HEIGHT = A4
MARGIN = 20 * mm
INNER = WIDTH - 2 * MARGIN
GREEN, GOLD, QUIET, LINE, GROUND, RED = "#0B5D4B", "#B08D3E", "#5E5850", "#DAD3C8", "#F4F1EC", "#9B1C1C"
BOTTOM = 26 * mm  # the foot's
_LABEL_WIDTH = 42 * mm
_PAD = 1.6 * mm
BODY, STRONG = Style(11.5, leading=1.6), Style(11.5, BOLD, leading=1.6)


@dataclass(frozen=True, slots=True)
class Fact:
    """A row of the table; `written` by a person, who may have used either direction."""

    label: str
    value: str
    style: Style = BODY
    written: bool = False


@dataclass(frozen=True, slots=True)
class Strip:
    """As much of a row as stands on one sheet: each line with its direction."""

    fact: Fact
    lines: tuple[tuple[str, bool], ...]

    @property
    def height(self) -> float:
        """With the space around it."""
        return len(self.lines) * self.fact.style.line_height + 2 * _PAD


class Pen:
    """Draws on a sheet in the reading direction: `start` counts from the side on which reading begins."""

    label: ClassVar[Style] = Style(10.5, colour=QUIET)

    def __init__(self, canvas: Canvas, rtl: bool) -> None:
        self.canvas = canvas
        self.rtl = rtl

    def left(self, start: float, width: float) -> float:
        """The left edge of something so wide."""
        return WIDTH - start - width if self.rtl else start

    def line(self, text: str, y: float, style: Style, start: float = MARGIN, width: float = INNER) -> None:
        """One line with its baseline at `y`."""
        draw_line(self.canvas, text, (self.left(start, width), y, width), style, self.rtl)

    def paragraph(self, text: str, y: float, style: Style, start: float = MARGIN, width: float = INNER) -> float:
        """Lines below `y`; returns where they end."""
        for line in wrap(text, style, width, self.rtl):
            y -= style.line_height
            self.line(line, y, style, start, width)
        return y

    def rule(self, y: float, colour: str, thickness: float) -> None:
        """A line across."""
        self.canvas.setStrokeColor(colour)
        self.canvas.setLineWidth(thickness)
        self.canvas.line(MARGIN, y, WIDTH - MARGIN, y)

    def fill(self, start: float, bottom: float, width: float, height: float, colour: str) -> None:
        """A coloured rectangle."""
        self.canvas.setFillColor(colour)
        self.canvas.rect(self.left(start, width), bottom, width, height, stroke=0, fill=1)

    def qr(self, payload: str, start: float, bottom: float, side: float) -> None:
        """A QR code with its quiet zone, on white."""
        code = qrcode.QRCode(border=4)
        code.add_data(payload)
        code.make(fit=True)
        rows = code.get_matrix()
        dot, left = side / len(rows), self.left(start, side)
        self.fill(start, bottom, side, side, "#FFFFFF")
        self.canvas.setFillColor("#000000")
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    self.canvas.rect(left + x * dot, bottom + side - (y + 1) * dot, dot, dot, stroke=0, fill=1)

    def strip(self, strip: Strip, top: float) -> float:
        """A row of the table; returns where it ends."""
        style, rest = strip.fact.style, INNER - _LABEL_WIDTH
        self.fill(MARGIN, top - strip.height, _LABEL_WIDTH - 3 * mm, strip.height - 0.5, GROUND)
        y = top - _PAD - 0.72 * style.line_height
        self.line(strip.fact.label, y, self.label, MARGIN + 3 * mm, _LABEL_WIDTH - 6 * mm)
        for text, rtl in strip.lines:
            alone = len(strip.lines) == 1 and rtl != self.rtl  # stays beside its label
            near = replace(style, align="end") if alone else style
            draw_line(self.canvas, text, (self.left(MARGIN + _LABEL_WIDTH, rest), y, rest), near, rtl)
            y -= style.line_height
        self.rule(top - strip.height, LINE, 0.5)
        return top - strip.height


def paginated(facts: Sequence[Fact], rtl: bool, first: float, further: float, tail: float) -> list[list[Strip]]:
    """The sheets that facts need: `first` and `further` are where the table begins, `tail` what follows it."""
    sheets: list[list[Strip]] = [[]]
    y = first
    for fact in facts:
        lines = _lines(fact, rtl)
        while lines:
            room = int((y - BOTTOM - 2 * _PAD) // fact.style.line_height)
            # a single line of many is not left behind, nor carried over alone
            if room < min(2, len(lines)):
                sheets.append([])
                y = further
                continue
            taken = len(lines) - 2 if room == len(lines) - 1 and room > 2 else room
            strip = Strip(fact, tuple(lines[:taken]))
            sheets[-1].append(strip)
            lines = lines[taken:]
            y -= strip.height
    if y - tail < BOTTOM:
        sheets.append([])
    return sheets


def _lines(fact: Fact, rtl: bool) -> list[tuple[str, bool]]:
    lines = []
    for paragraph in fact.value.splitlines():
        direction = reads_rtl(paragraph, rtl) if fact.written else rtl
        lines += [(line, direction) for line in wrap(paragraph, fact.style, INNER - _LABEL_WIDTH, direction)]
    return lines
