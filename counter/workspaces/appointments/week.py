"""The week's times as a table: a column for each day, a row for each time; the arrows go from one to the next."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from core.calendar import short_dates, weekday
from core.domain.hours import clock_text
from core.qt import palette
from core.services.appointment_dto import SlotView
from core.words import Words

Index = QModelIndex | QPersistentModelIndex
_PAGES = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1, Qt.Key.Key_Home: 0}
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class WeekModel(QAbstractTableModel):
    """Another week or service is another table; within one, only the slots that changed are told."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words = words
        self.days: list[date] = []
        self.minutes: list[int] = []
        self.today: date | None = None
        self._of = ""
        self._slots: dict[tuple[date, int], SlotView] = {}

    def show(self, service: str, slots: Sequence[SlotView], today: date) -> bool:
        """Show these slots; True where it became another table."""
        days = sorted({slot.on for slot in slots})
        minutes = sorted({slot.minute for slot in slots})
        wanted = {(slot.on, slot.minute): slot for slot in slots}
        if (service, days, minutes, today) != (self._of, self.days, self.minutes, self.today):
            self.beginResetModel()
            self._of, self.days, self.minutes, self.today, self._slots = service, days, minutes, today, wanted
            self.endResetModel()
            return True
        before, self._slots = self._slots, wanted
        for place in sorted(place for place, slot in wanted.items() if before.get(place) != slot):
            at = self.place(*place)
            self.dataChanged.emit(at, at)
        return False

    def slot(self, index: Index) -> SlotView | None:
        """The slot of a cell; None where a day has no such time."""
        if not index.isValid():
            return None
        return self._slots.get((self.days[index.column()], self.minutes[index.row()]))

    def place(self, on: date, minute: int) -> QModelIndex:
        """The cell of a time; none where the table has no such cell."""
        if on not in self.days or minute not in self.minutes:
            return QModelIndex()
        return self.index(self.minutes.index(minute), self.days.index(on))

    def first_free(self) -> QModelIndex:
        """The earliest time that somebody can have."""
        free = min((place for place, slot in self._slots.items() if slot.free), default=None)
        return self.place(*free) if free else QModelIndex()

    def rowCount(self, parent: Index | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self.minutes)

    def columnCount(self, parent: Index | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self.days)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks: both dates over a column, the time before a row."""
        across = orientation is Qt.Orientation.Horizontal
        if role == Qt.ItemDataRole.DisplayRole:
            return self._day(self.days[section]) if across else self.words.digits(clock_text(self.minutes[section]))
        if role == Qt.ItemDataRole.FontRole and across and self.days[section] == self.today:
            return _strong()
        return Qt.AlignmentFlag.AlignCenter if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        slot = self.slot(index)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter
        if role == Qt.ItemDataRole.BackgroundRole:
            return QColor(palette.CARD if slot is not None and slot.free else palette.GROUND)
        return None if slot is None else self._of_slot(slot, role)

    def _of_slot(self, slot: SlotView, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            return self._count(slot)
        if role in {Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole}:
            time = self.words.digits(clock_text(slot.minute))
            return f"{weekday(slot.on, self.words.language)} \u2066{time}\u2069: {self._count(slot)}"
        if role == Qt.ItemDataRole.ForegroundRole:
            return QColor(palette.TEXT if slot.free else palette.QUIET)
        return _strong() if role == Qt.ItemDataRole.FontRole and slot.free else None

    def _day(self, day: date) -> str:
        hijri, gregorian = short_dates(day, self.words.language)
        return self.words.digits(f"{weekday(day, self.words.language)}\n{hijri}\n{gregorian}")

    def _count(self, slot: SlotView) -> str:
        say = self.words.say
        if slot.past:
            return say("slot.past", taken=slot.taken) if slot.taken else "—"
        if slot.closed:
            return say("slot.closed")
        if not slot.free:
            return say("slot.full", taken=slot.taken)
        return say("slot.free", free=slot.free, capacity=slot.capacity)


class WeekTable(QTableView):
    """Enter or a double click says `wanted`, another cell `moved`, Page Up, Page Down and Home `turned`."""

    wanted = Signal()
    moved = Signal()
    turned = Signal(int)

    def __init__(self, model: WeekModel, name: str, empty: str) -> None:
        super().__init__()
        self._weeks = model
        self._empty = empty
        self.setModel(model)
        self.setObjectName("week")
        self.setAccessibleName(name)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        days, times = self.horizontalHeader(), self.verticalHeader()
        for heads in (days, times):
            heads.setHighlightSections(False)
            heads.setSectionsClickable(False)
        days.setMinimumSectionSize(40)  # the usual one is the widest letter of an Arabic font
        days.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        times.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        times.setDefaultSectionSize(32)
        times.setFixedWidth(60)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(lambda *_: self.moved.emit())
        self.doubleClicked.connect(lambda _: self.wanted.emit())

    @property
    def chosen(self) -> SlotView | None:
        """The slot under the cursor."""
        return self._weeks.slot(self.currentIndex())

    def show_week(self, service: str, slots: Sequence[SlotView], today: date) -> None:
        """Show a week; the cursor stays at its time of the same day's page, or goes to the first that is free."""
        before = self.chosen if self._weeks.today == today else None
        if not self._weeks.show(service, slots, today) and self.currentIndex().isValid():
            return
        here = self._weeks.place(before.on, before.minute) if before is not None else QModelIndex()
        self.verticalHeader().setVisible(bool(slots))
        self.choose(here if here.isValid() else self._weeks.first_free())

    def choose(self, index: QModelIndex) -> None:
        """Put the cursor on a cell, and show it."""
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        if index.isValid():
            self.scrollTo(index)
        self.moved.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter acts, the pages are weeks; the rest is the table's."""
        key = Qt.Key(event.key())
        if key in _PAGES:
            self.turned.emit(_PAGES[key])
        elif key in _PRESSING:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A week without times says so."""
        super().paintEvent(event)
        if self._weeks.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(palette.QUIET))
            area = self.viewport().rect().adjusted(24, 0, -24, 0)
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._empty)
            painter.end()


def _strong() -> QFont:
    font = QFont()
    font.setWeight(QFont.Weight.DemiBold)
    return font
