"""The waits of the policies as a picture: a panel for each centre and section, a row for each class and policy."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen

from core.cli.simulate.measure import SectionFigures
from core.cli.simulate.run import Outcome
from core.cli.simulate.scale import Scale
from core.domain.fairness import ClassWaits
from core.domain.queue_policy import Order, QueueClass
from core.qt.application import FAMILY, start_application
from core.qt.palette import CARD, GROUND, LINE, QUIET, TEXT, section_colours
from core.words import Words

_WIDTH, _MARGIN, _PAD = 1600, 56, 36
_HEAD, _FOOT = 178, 28
_TITLE, _AXIS = 92, 56
_ROW, _BAR, _BETWEEN = 40, 22, 26
_LABEL, _VALUES = 330, 250
_ARRIVAL, _ARRIVAL_SOFT = "#8A7F72", "#D9D2C7"
Row = tuple[QueueClass, Order, ClassWaits | None]


def draw(outcomes: Sequence[Outcome], words: Words, path: Path) -> None:
    """Write a PNG in the language of the words; OSError where it cannot be written."""
    start_application(["istiqbal"], words.language)
    panels = _panels(outcomes)
    height = _HEAD + _FOOT + sum(_height(panel) for panel in panels)
    image = QImage(_WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(QColor(GROUND))
    painter = QPainter(image)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _Drawing(painter, words).all(outcomes, panels)
    painter.end()
    path.parent.mkdir(parents=True, exist_ok=True)
    if not image.save(str(path)):
        raise OSError(f"{path} could not be written")


class _Panel:
    """A section's rows; all policies of one scale, so that they can be compared."""

    def __init__(self, centre: str | None, figures: Sequence[tuple[Order, SectionFigures]]) -> None:
        self.centre = centre
        self.section = figures[0][1].section
        self.desks = figures[0][1].desks
        waits = {order: {one.queue_class: one for one in found.fairness.waits} for order, found in figures}
        self.classes = [name for name in QueueClass if any(name in found for found in waits.values())]
        self.rows: list[Row] = [
            (name, order, found.get(name)) for name in self.classes for order, found in waits.items()
        ]
        self.longest = max((row.longest / 60 for _, _, row in self.rows if row), default=1.0)


def _panels(outcomes: Sequence[Outcome]) -> list[_Panel]:
    centres = list(dict.fromkeys(one.centre for one in outcomes))
    return [
        _Panel(centre, [(one.order, one.sections[place]) for one in outcomes if one.centre == centre])
        for centre in centres
        for place in range(len(outcomes[0].sections))
    ]


def _height(panel: _Panel) -> int:
    return _TITLE + _AXIS + len(panel.rows) * _ROW + max(0, len(panel.classes) - 1) * _BETWEEN + 24


class _Drawing:
    def __init__(self, painter: QPainter, words: Words) -> None:
        self._painter = painter
        self._words = words
        self._rtl = words.language.rtl
        painter.setLayoutDirection(Qt.LayoutDirection.RightToLeft if self._rtl else Qt.LayoutDirection.LeftToRight)

    def all(self, outcomes: Sequence[Outcome], panels: Sequence[_Panel]) -> None:
        """The head, then panel under panel."""
        say = self._words.say
        inner = _WIDTH - 2 * _MARGIN
        self._text(say("plot.title"), (_MARGIN, 28, inner, 52), 30, QFont.Weight.Bold)
        days = say("day_count", max(one.days for one in outcomes))
        self._text(say("plot.subtitle", days=days), (_MARGIN, 82, inner, 34), 15, colour=QUIET)
        self._legend(list(dict.fromkeys(one.order for one in outcomes)), 128)
        top = _HEAD
        for panel in panels:
            self._panel(panel, top)
            top += _height(panel)

    def _legend(self, orders: Sequence[Order], top: int) -> None:
        start = _MARGIN
        for order in orders:
            self._fill(start, top + 5, 34, 18, _colours(order, "man")[0])
            if order is Order.FAIR:
                self._fill(start + 17, top + 5, 17, 18, _colours(order, "woman")[0])
            self._text(self._words.say(f"order.{order}"), (start + 44, top, 330, 28), 15, QFont.Weight.Medium)
            start += 340

    def _panel(self, panel: _Panel, top: int) -> None:
        say, inner = self._words.say, _WIDTH - 2 * _MARGIN
        card = QRectF(_MARGIN, top, inner, _height(panel) - 24)
        self._painter.setPen(QPen(QColor(LINE), 1))
        self._painter.setBrush(QColor(CARD))
        self._painter.drawRoundedRect(card, 14, 14)
        gender = "woman" if panel.section == "women" else "man"
        name = say(f"section.{panel.section}")
        if panel.centre:
            name = f"{say(f'centre.{panel.centre}')} · {name}"
        colour = section_colours(gender)[0]
        self._text(name, (_MARGIN + _PAD, top + 18, 700, 40), 21, QFont.Weight.Bold, colour)
        heads = self._words.say("plot.values")
        self._text(heads, (_WIDTH - _MARGIN - _PAD - _VALUES, top + 26, _VALUES, 30), 13, colour=QUIET, end=True)
        scale = Scale(_MARGIN + _PAD + _LABEL, _WIDTH - 2 * (_MARGIN + _PAD) - _LABEL - _VALUES - 60, panel.longest)
        bottom = top + _height(panel) - 24 - _AXIS
        self._grid(scale, top + _TITLE - 12, bottom)
        self._rows(panel, scale, top + _TITLE, gender)

    def _grid(self, scale: Scale, top: int, bottom: int) -> None:
        for minutes in scale.ticks():
            x = self._x(scale.at(minutes))
            self._painter.setPen(QPen(QColor(LINE), 1))
            self._painter.drawLine(QPointF(x, top), QPointF(x, bottom))
            label = self._words.digits(f"{minutes:g}")
            self._text(label, (scale.at(minutes) - 40, bottom + 6, 80, 24), 13, colour=QUIET, centre=True)
        self._text(
            self._words.say("plot.minutes"),
            (scale.start + scale.width + 28, bottom + 6, 130, 24),
            13,
            colour=QUIET,
        )

    def _rows(self, panel: _Panel, scale: Scale, y: int, gender: str) -> None:
        last: QueueClass | None = None
        for name, order, waits in panel.rows:
            if last is not None and name is not last:
                y += _BETWEEN
            if name is not last:
                both = _ROW * sum(row[0] is name for row in panel.rows)
                label = self._words.say(f"class.{name}")
                self._text(label, (_MARGIN + _PAD, y, _LABEL - 190, both), 18, QFont.Weight.Medium)
            last = name
            self._row(order, waits, scale, y, gender)
            y += _ROW

    def _row(self, order: Order, waits: ClassWaits | None, scale: Scale, y: int, gender: str) -> None:
        strong, soft = _colours(order, gender)
        calls = self._words.say("plot.calls", waits.calls if waits else 0)
        self._text(calls, (_MARGIN + _PAD + 150, y, _LABEL - 170, _ROW), 13, colour=QUIET, end=True)
        if waits is None:
            return
        half, most, longest = (seconds / 60 for seconds in (waits.p50, waits.p90, waits.longest))
        middle, top = y + _ROW / 2, y + (_ROW - _BAR) / 2
        self._painter.setPen(QPen(QColor(strong), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        left, right = self._x(scale.at(0)), self._x(scale.at(longest))
        self._painter.drawLine(QPointF(left, middle), QPointF(right, middle))
        self._fill(scale.at(0), top, max(1.5, scale.at(most) - scale.at(0)), _BAR, soft)
        self._fill(scale.at(0), top, max(1.5, scale.at(half) - scale.at(0)), _BAR, strong)
        self._painter.setBrush(QColor(strong))
        self._painter.drawEllipse(QPointF(right, middle), 5, 5)
        values = self._words.digits("  /  ".join(f"{value:.1f}" for value in (half, most, longest)))
        self._text(values, (_WIDTH - _MARGIN - _PAD - _VALUES, y, _VALUES, _ROW), 15, colour=TEXT, end=True)

    def _x(self, start: float) -> float:
        """A place that is counted from the side on which reading begins."""
        return _WIDTH - start if self._rtl else start

    def _fill(self, start: float, top: float, width: float, height: float, colour: str) -> None:
        left = _WIDTH - start - width if self._rtl else start
        self._painter.fillRect(QRectF(left, top, width, height), QColor(colour))

    def _text(
        self,
        text: str,
        box: tuple[float, float, float, float],
        size: int,
        weight: QFont.Weight = QFont.Weight.Normal,
        colour: str = TEXT,
        *,
        end: bool = False,
        centre: bool = False,
    ) -> None:
        start, top, width, height = box
        font = QFont(FAMILY)
        font.setPixelSize(size + 3)
        font.setWeight(weight)
        self._painter.setFont(font)
        self._painter.setPen(QColor(colour))
        towards_left = end == self._rtl
        side = Qt.AlignmentFlag.AlignLeft if towards_left else Qt.AlignmentFlag.AlignRight
        where = Qt.AlignmentFlag.AlignHCenter if centre else side | Qt.AlignmentFlag.AlignAbsolute
        left = _WIDTH - start - width if self._rtl else start
        self._painter.drawText(QRectF(left, top, width, height), where | Qt.AlignmentFlag.AlignVCenter, text)


def _colours(order: Order, gender: str) -> tuple[str, str]:
    """Strong and soft: the section's for the fair policy, grey for the order of coming."""
    if order is Order.ARRIVAL:
        return _ARRIVAL, _ARRIVAL_SOFT
    return section_colours(gender)[0], {"man": "#A9CFC5", "woman": "#D3B3CA"}[gender]
