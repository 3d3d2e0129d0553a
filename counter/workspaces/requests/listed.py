"""The table of what lies here, and the filter above it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.qt import palette
from core.services.dto import RequestView
from core.words import Words
from counter.icons import pixmap
from counter.live_table import LiveTable
from counter.models.rows import Index, Row
from counter.widgets import label, with_key
from counter.workspaces.requests.shown import LATE

_COLUMNS = ("reference", "type", "subject", "applicant", "since", "due", "late", "urgency")
_SINCE, _DUE, _LATE, _URGENCY = 4, 5, 6, 7
_ROW, _ICON = 48, 16
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down})
_LONGEST_DATES = {"ar": ("29 جمادى الآخرة", "29 سبتمبر"), "en": ("29 Dhu al-Hijjah", "29 September")}


class Listed(LiveTable):
    """Several can be chosen at once (Shift, Ctrl, Ctrl+A); `sort_late` brings what is late to the top."""

    def __init__(self, words: Words) -> None:
        say = words.say
        heads = [say(f"column.{name}") for name in _COLUMNS]
        super().__init__(say("listed"), heads, (176, 96, 0, 104, 0, 0, 0, 0), sort=_URGENCY, centred=frozenset())
        self._words = words
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(True)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self._late = _LateMark(self)
        self.setItemDelegateForColumn(_LATE, self._late)
        heads_of = self.horizontalHeader()
        dates, days = _LONGEST_DATES[words.language], [say("late.short", 11)]
        urgencies = [f"▲ {say('urgency.urgent')}", say("urgency.normal")]
        for column, texts in ((_SINCE, dates), (_DUE, dates), (_LATE, days), (_URGENCY, urgencies)):
            heads_of.setSectionResizeMode(column, heads_of.ResizeMode.Fixed)
            self.fit(column, texts)
        heads_of.resizeSection(_LATE, heads_of.sectionSize(_LATE) + _ICON)
        self.empty = say("none")

    @property
    def all_chosen(self) -> list[RequestView]:
        """The requests that are selected, from above."""
        places = sorted(self.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self.sorted.row(index).fact for index in places]

    def sort_late(self) -> None:
        """What is late first, the latest of it on top."""
        self.sortByColumn(_LATE, Qt.SortOrder.AscendingOrder)
        self.scrollToTop()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Home and End choose the first row and the last; a step goes past none where what was chosen went away."""
        here, last = self.currentIndex(), self.sorted.rowCount() - 1
        alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if alone and last >= 0 and event.key() in {Qt.Key.Key_Home, Qt.Key.Key_End}:
            self.setCurrentIndex(self.sorted.index(0 if event.key() == Qt.Key.Key_Home else last, 0))
        elif event.key() in _STEPS and here.isValid() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.sorted.index(here.row(), 0))
        else:
            super().keyPressEvent(event)

    def say_why_empty(self, why: str = "") -> None:
        """Nothing lies here, or nothing is found."""
        self.empty = why or self._words.say("found.none" if self.rows.rowCount() else "none")
        self.viewport().update()

    def begin_anew(self, rows: Sequence[Row], *, ranked: bool) -> None:
        """Other rows altogether: in their own order where they are ranked, else the urgent first."""
        self.rows.show([])
        self.sortByColumn(-1 if ranked else _URGENCY, Qt.SortOrder.AscendingOrder)
        self.rows.show(rows)
        self.scrollToTop()


class Filter(QWidget):
    """Words to look for (Ctrl+F), and whether only what is late is shown."""

    asked = Signal(str, str)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words, say = words, words.say
        self._text = with_key(say("filter"), "Ctrl+F")
        self._head = label(self._text, "quiet", wrap=False)
        self.words, self.which = QLineEdit(clearButtonEnabled=True), QComboBox()
        self.words.setPlaceholderText(say("filter.hint"))
        self.words.setAccessibleName(say("filter"))
        self.which.setAccessibleName(say("filter.which"))
        self.which.addItem(say("filter.all"), "")
        self.which.addItem(say("filter.late"), LATE)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._head)
        layout.addWidget(self.words, 1)
        layout.addWidget(self.which)
        self.words.textChanged.connect(self._ask)
        self.which.currentIndexChanged.connect(self._ask)

    def widen(self, on: bool) -> None:
        """Whether it looks in the whole centre; the cursor in it, and what stands there ready to be replaced."""
        self.words.setPlaceholderText(self._words.say("search.hint" if on else "filter.hint"))
        self.words.setAccessibleName(self._words.say("search" if on else "filter"))
        self.which.setVisible(not on)
        self._head.setText(self._words.say("search") if on else self._text)
        self.words.setFocus()
        self.words.selectAll()

    def clear(self) -> None:
        """Everything again."""
        self.words.clear()
        self.which.setCurrentIndex(0)

    def _ask(self) -> None:
        self.asked.emit(self.words.text(), self.which.currentData() or "")


class _LateMark(QStyledItemDelegate):
    """A drawn mark beside the words: what is late is not told by a colour alone."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:  # noqa: N802 - Qt's
        """As Qt asks."""
        super().initStyleOption(option, index)
        if index.data():
            option.icon = QIcon(pixmap("alarm", palette.ALARM, _ICON))
            option.decorationSize = QSize(_ICON, _ICON)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
