"""A table that follows the hall: sorted by any column, with mouse and keys, and never jumping under the hand."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from core.qt import palette
from counter.models.rows import Row, RowsModel, SortedRows

_PADDING, _ARROW = 26, 34
_PRESSING = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LiveTable(QTableView):
    """`rows` is its model, `chosen` the selected row, `empty` what is said where there is none.

    `moved` tells that another row is chosen; Enter or a double click says `wanted`.

    The column of the cursor (left, right) is sorted by F7, and turned by F7 again.
    """

    wanted = Signal()
    moved = Signal()

    def __init__(
        self, name: str, heads: Sequence[str], widths: Sequence[int], *, sort: int = 0, centred: frozenset[int]
    ) -> None:
        super().__init__()
        self.empty = ""
        self.rows = RowsModel(heads, centred)
        self.sorted = SortedRows(self.rows)
        self.setModel(self.sorted)
        self.setAccessibleName(name)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setWordWrap(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(30)
        self._widen(widths)
        self.setSortingEnabled(True)
        self.sortByColumn(sort, Qt.SortOrder.AscendingOrder)
        self.selectionModel().selectionChanged.connect(lambda *_: self.moved.emit())
        self.doubleClicked.connect(lambda _: self.wanted.emit())

    @property
    def chosen(self) -> Row | None:
        """The row that is selected and seen."""
        places = self.selectionModel().selectedRows()
        return self.sorted.row(places[0]) if places else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F7 sorts, Enter acts; the rest is the table's."""
        if event.key() == Qt.Key.Key_F7:
            self._sort_here()
        elif event.key() in _PRESSING and self.chosen is not None:
            self.wanted.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - Qt's
        """Who comes by keyboard finds a row under the cursor."""
        super().focusInEvent(event)
        # Qt has put the cursor on the first row by now, and selected nothing.
        if self.sorted.rowCount() and not self.selectionModel().hasSelection():
            self.setCurrentIndex(self.sorted.index(max(0, self.currentIndex().row()), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty table says why."""
        super().paintEvent(event)
        if self.sorted.rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(QColor(palette.QUIET))
            painter.drawText(self.viewport().rect(), Qt.AlignmentFlag.AlignCenter, self.empty)
            painter.end()

    def fit(self, column: int, texts: Iterable[str]) -> None:
        """As wide as the widest of all that can stand in a column, so that it never moves."""
        heads, metrics = self.horizontalHeader(), self.fontMetrics()
        widest = max(metrics.horizontalAdvance(text) for text in texts)
        head = metrics.horizontalAdvance(str(self.rows.headerData(column, Qt.Orientation.Horizontal)))
        heads.resizeSection(column, max(widest + _PADDING, head + _ARROW))

    def _sort_here(self) -> None:
        heads, column = self.horizontalHeader(), max(0, self.currentIndex().column())
        rising = heads.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        turn = rising and heads.sortIndicatorSection() == column
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if turn else Qt.SortOrder.AscendingOrder)

    def _widen(self, widths: Sequence[int]) -> None:
        heads = self.horizontalHeader()
        heads.setMinimumSectionSize(40)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        for column, width in enumerate(widths):
            if width:
                self.setColumnWidth(column, width)
            else:
                heads.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
