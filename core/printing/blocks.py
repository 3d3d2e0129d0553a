"""The parts of which paper is made; each is laid out for a width first, and drawn where it belongs afterwards."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QPointF, QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption

from core.printing.application import FAMILIES

BLACK, WHITE = Qt.GlobalColor.black, Qt.GlobalColor.white
_LINE_HEIGHT = 1.36  # of the type size; the font's own 1.5 wastes paper


@dataclass(frozen=True, slots=True)
class Laid:
    """A block that knows its height in dots; `draw(painter, x, y)` puts its upper left corner there."""

    height: int
    draw: Callable[[QPainter, int, int], None]


class Block(Protocol):
    """Something that stands on the paper."""

    def lay(self, width: int) -> Laid:
        """Find its height at a width; nothing is cut, so a long text gets more lines."""


def font(size: int, weight: QFont.Weight) -> QFont:
    """The paper's typeface in dots, without grey edges: a thermal head prints a dot or leaves it."""
    face = QFont(FAMILIES)
    face.setPixelSize(size)
    face.setWeight(weight)
    face.setStyleStrategy(QFont.StyleStrategy.NoAntialias)
    face.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
    return face


@dataclass(frozen=True, slots=True)
class Text:
    """Words that wrap between words, and within one that is wider than the paper; `leading` is the reading side."""

    words: str
    size: int
    weight: QFont.Weight = QFont.Weight.Medium
    rtl: bool = False
    leading: bool = False
    colour: Qt.GlobalColor = BLACK

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        layout, height = self.broken(width)

        def draw(painter: QPainter, x: int, y: int) -> None:
            painter.setPen(self.colour)
            layout.draw(painter, QPointF(x, y))

        return Laid(height, draw)

    def broken(self, width: int) -> tuple[QTextLayout, int]:
        """The lines at a width, and their height."""
        layout = QTextLayout(self.words, font(self.size, self.weight))
        layout.setTextOption(self._option())
        return layout, self._break(layout, width)

    def _option(self) -> QTextOption:
        option = QTextOption(Qt.AlignmentFlag.AlignLeft if self.leading else Qt.AlignmentFlag.AlignHCenter)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft if self.rtl else Qt.LayoutDirection.LeftToRight)
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        return option

    def _break(self, layout: QTextLayout, width: int) -> int:
        step = round(self.size * _LINE_HEIGHT)
        top = 0
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, top + (step - round(line.height())) // 2))
            top += step
        layout.endLayout()
        return top


@dataclass(frozen=True, slots=True)
class Headline:
    """One line as large as `size` and the width allow, set close: its height is that of the ink."""

    words: str
    size: int

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        size = self.size
        while (ink := self._ink(size)).width() > width and size > 1:
            size = min(size - 1, size * width // ink.width())
        face = font(size, QFont.Weight.Bold)

        def draw(painter: QPainter, x: int, y: int) -> None:
            painter.setFont(face)
            painter.setPen(BLACK)
            painter.drawText(x + (width - ink.width()) // 2 - ink.left(), y - ink.top(), self.words)

        return Laid(ink.height(), draw)

    def _ink(self, size: int) -> QRect:
        return QFontMetrics(font(size, QFont.Weight.Bold)).tightBoundingRect(self.words)


@dataclass(frozen=True, slots=True)
class Space:
    """Nothing, so high."""

    height: int

    def lay(self, _width: int, /) -> Laid:
        """As `Block`."""
        return Laid(self.height, lambda *_: None)


@dataclass(frozen=True, slots=True)
class Rule:
    """A line from side to side; with `dash`, that many dots of ink and as many without."""

    thickness: int
    dash: int = 0

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        ink = self.dash or width

        def draw(painter: QPainter, x: int, y: int) -> None:
            for left in range(0, width, 2 * ink):
                painter.fillRect(x + left, y, min(ink, width - left), self.thickness, BLACK)

        return Laid(self.thickness, draw)


@dataclass(frozen=True, slots=True)
class Band:
    """What is drawn in white stands on a black band with rounded corners."""

    inside: Block
    size: int

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        pad_x, pad_y = self.size // 2, self.size // 4
        text = self.inside.lay(width - 2 * pad_x)
        height = text.height + 2 * pad_y

        def draw(painter: QPainter, x: int, y: int) -> None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(BLACK)
            painter.drawRoundedRect(x, y, width, height, pad_y, pad_y)
            text.draw(painter, x + pad_x, y + pad_y)

        return Laid(height, draw)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Square modules (True: ink) as large as `side` holds whole; centred, its quiet zone included in `modules`."""

    modules: Sequence[Sequence[bool]]
    side: int

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        count = len(self.modules)
        dots = max(min(self.side, width) // count, 1)

        def draw(painter: QPainter, x: int, y: int) -> None:
            left = x + (width - dots * count) // 2
            for row, line in enumerate(self.modules):
                for column, ink in enumerate(line):
                    if ink:
                        painter.fillRect(left + column * dots, y + row * dots, dots, dots, BLACK)

        return Laid(dots * count, draw)


@dataclass(frozen=True, slots=True)
class Stack:
    """One under the other."""

    blocks: Sequence[Block]

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        laid = [block.lay(width) for block in self.blocks]

        def draw(painter: QPainter, x: int, y: int) -> None:
            for block in laid:
                block.draw(painter, x, y)
                y += block.height

        return Laid(sum(block.height for block in laid), draw)


@dataclass(frozen=True, slots=True)
class Row:
    """Two side by side, each centred in height, the first on the reading side; `first` dots are the first one's."""

    one: Block
    other: Block
    first: int
    gap: int
    rtl: bool

    def lay(self, width: int) -> Laid:
        """As `Block`."""
        rest = width - self.first - self.gap
        one, other = self.one.lay(self.first), self.other.lay(rest)
        height = max(one.height, other.height)
        left_of_one, left_of_other = (rest + self.gap, 0) if self.rtl else (0, self.first + self.gap)

        def draw(painter: QPainter, x: int, y: int) -> None:
            one.draw(painter, x + left_of_one, y + (height - one.height) // 2)
            other.draw(painter, x + left_of_other, y + (height - other.height) // 2)

        return Laid(height, draw)
