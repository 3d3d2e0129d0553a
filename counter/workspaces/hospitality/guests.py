"""The guests of a hall as large rows: one touch, or one key, on what was brought."""

from PySide6.QtCore import QElapsedTimer, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QBrush, QColor, QFont, QGuiApplication, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QScroller, QStyledItemDelegate, QStyleOptionViewItem

from core.domain.hospitality import Item
from core.domain.numerals import to_western
from core.domain.ticket import TicketState
from core.qt import palette
from core.qt.palette import section_colours
from core.services.dto import CentreView
from core.services.live_dto import GuestView
from core.words import Words
from counter.live_table import LiveTable
from counter.models.rows import Cell, Row
from counter.workspaces.hospitality.tray import TrayState

ITEMS = (Item.COFFEE, Item.TEA, Item.WATER, Item.DATES)
_SECTION, _WAIT, _FIRST_ITEM = 1, 2, 3
_HEIGHT = 76
_ITEM_WIDTH = 146


class GuestTable(LiveTable):
    """`brought` tells what was brought to whom; the second half of a double touch brings nothing."""

    brought = Signal(object, object)

    def __init__(self, words: Words) -> None:
        heads = [words.say(f"column.{name}") for name in ("ticket", "section", "wait", *ITEMS)]
        super().__init__(
            words.say("guests"), heads, (110, 150, 0, *([_ITEM_WIDTH] * len(ITEMS))), sort=_WAIT, centred=frozenset()
        )
        self.empty = words.say("none")
        self.colour = palette.GREEN
        self._last: tuple[object, Item] | None = None
        self._since = QElapsedTimer()
        self.verticalHeader().setDefaultSectionSize(_HEIGHT)
        self.horizontalHeader().hide()
        self.setAlternatingRowColors(False)
        self.setShowGrid(True)
        self.setStyleSheet(f"QTableView {{ font-size: 19px; gridline-color: {palette.LINE}; }}")
        self.setVerticalScrollMode(LiveTable.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Touchable(self))
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.LeftMouseButtonGesture)
        self.clicked.connect(self._touched)

    def show_guests(self, state: TrayState, centre: CentreView, words: Words) -> None:
        """Bring the rows up to date, in the order in which to go to people."""
        rows = [
            Row(one.ticket_id, _cells(one, place, state, centre, words), one.section, one)
            for place, one in enumerate(state.guests)
        ]
        self.rows.show(rows)
        own = {centre.section(name).gender.value for name in state.sections}
        self.colour = section_colours(own.pop() if len(own) == 1 else "")[0]
        self.setColumnHidden(_SECTION, len(state.sections) < 2)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 to 4 bring something to the chosen guest, also on an Arabic keyboard; Home goes to whom to go to first."""
        if event.key() == Qt.Key.Key_Home:
            self.setCurrentIndex(self.sorted.index(0, 0))
            return
        digit = to_western(event.text())
        if digit in {"1", "2", "3", "4"} and not event.isAutoRepeat():
            self._bring(self.chosen, ITEMS[int(digit) - 1])
        else:
            super().keyPressEvent(event)

    def _touched(self, index: QModelIndex) -> None:
        if index.column() >= _FIRST_ITEM:
            self._bring(self.sorted.row(index), ITEMS[index.column() - _FIRST_ITEM])

    def _bring(self, row: Row | None, item: Item) -> None:
        if row is None or not isinstance(row.fact, GuestView):
            return
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        again = self._last == (row.key, item) and self._since.isValid() and self._since.elapsed() < interval
        self._last = row.key, item
        self._since.start()
        if not again:
            self.brought.emit(row.fact, item)


class _Touchable(QStyledItemDelegate):
    """Draws what can be brought as large buttons, filled where it was."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """As Qt asks."""
        if index.column() < _FIRST_ITEM:
            super().paint(painter, option, index)
            return
        table = self.parent()
        if isinstance(table, GuestTable):
            served = ITEMS[index.column() - _FIRST_ITEM] in table.sorted.row(index).fact.served
            _draw(painter, option.rect.adjusted(6, 7, -6, -7), str(index.data()), table.colour, served)


def _draw(painter: QPainter, place: QRect, text: str, colour: str, served: bool) -> None:
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colour), 1.5))
    painter.setBrush(QBrush(QColor(colour if served else palette.CARD)))
    painter.drawRoundedRect(place, 10, 10)
    painter.setPen(QColor(palette.ON_COLOUR if served else colour))
    font = QFont(painter.font())
    font.setPixelSize(19)
    font.setWeight(QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def _cells(guest: GuestView, place: int, state: TrayState, centre: CentreView, words: Words) -> tuple[Cell, ...]:
    minutes = max(0, int((state.now - guest.since).total_seconds() // 60))
    late = guest.ticket_id in state.neglected
    waits = words.say("time.minutes", minutes)
    parts = [waits, words.say(f"class.{guest.queue_class}")]
    if guest.state is TicketState.PARKED:
        parts.append(words.say("parked"))
    return (
        Cell(words.digits(guest.code), strong=True),
        Cell(centre.section(guest.section).title.in_language(words.language)),
        Cell("  ·  ".join(parts), place, palette.ALARM if late else "", late),
        *(Cell(_offer(guest, item, words)) for item in ITEMS),
    )


def _offer(guest: GuestView, item: Item, words: Words) -> str:
    count, name = guest.served.count(item), words.say(f"column.{item}")
    return f"{name}  \u2066×{words.digits(str(count))}\u2069" if count else name
