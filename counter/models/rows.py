"""Rows that are known by a key: they come, go and change in place, so that what a person looks at stays where it is."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt
from PySide6.QtGui import QColor, QFont

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a cell; `value` is what it sorts by, where that is not its text."""

    text: str
    value: Any = None
    colour: str = ""
    strong: bool = False

    @property
    def sorts_by(self) -> Any:
        """What decides about the order."""
        return self.text if self.value is None else self.value


@dataclass(frozen=True, slots=True)
class Row:
    """A row; `tag` is what a filter may ask for beside the words, `fact` what the row is about."""

    key: Hashable
    cells: tuple[Cell, ...]
    tag: str = ""
    fact: Any = None


class RowsModel(QAbstractTableModel):
    """New rows come at the end: their order is the proxy's business."""

    def __init__(self, heads: Sequence[str], centred: frozenset[int] = frozenset()) -> None:
        super().__init__()
        self._heads = tuple(heads)
        self._centred = centred
        self._rows: list[Row] = []

    def show(self, wanted: Sequence[Row]) -> None:
        """Show these rows, each key once; a row that is here already changes where it stands."""
        by_key = {row.key: row for row in wanted}
        for first, end in reversed(list(_runs(at for at, row in enumerate(self._rows) if row.key not in by_key))):
            self.beginRemoveRows(QModelIndex(), first, end - 1)
            del self._rows[first:end]
            self.endRemoveRows()
        self._change(by_key)
        here = {row.key for row in self._rows}
        new = [row for row in wanted if row.key not in here]
        if new:
            self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows) + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def at(self, row: int) -> Row:
        """The row at a place."""
        return self._rows[row]

    def rowCount(self, parent: Index | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._heads)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks; a head stands over its column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._heads[section]
        return self._aligned(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        cell = self._rows[index.row()].cells[index.column()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return cell.text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._aligned(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and cell.colour:
            return QColor(cell.colour)
        if role == Qt.ItemDataRole.FontRole and cell.strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None

    def _aligned(self, column: int) -> Qt.AlignmentFlag:
        side = Qt.AlignmentFlag.AlignHCenter if column in self._centred else Qt.AlignmentFlag.AlignLeading
        return side | Qt.AlignmentFlag.AlignVCenter

    def _change(self, wanted: dict[Hashable, Row]) -> None:
        """Tell each run of neighbours of which something reads differently, and of its columns only those that do."""
        before = list(self._rows)
        self._rows = [wanted[row.key] for row in before]
        for first, end in _runs(at for at, row in enumerate(self._rows) if row != before[at]):
            columns = [
                column
                for column in range(len(self._heads))
                if any(self._rows[at].cells[column] != before[at].cells[column] for at in range(first, end))
            ]
            if columns:
                self.dataChanged.emit(self.index(first, columns[0]), self.index(end - 1, columns[-1]))


class SortedRows(QSortFilterProxyModel):
    """Rows in the order of a column, of which only those stay that hold the words and the tag asked for."""

    def __init__(self, source: RowsModel) -> None:
        super().__init__()
        self._source = source
        self._words: list[str] = []
        self._tag = ""
        self.setSourceModel(source)

    def ask(self, words: str, tag: str = "") -> None:
        """Keep rows that hold every word somewhere, of this tag where one is named."""
        asked = words.casefold().split()
        if (asked, tag) != (self._words, self._tag):
            self.beginFilterChange()
            self._words, self._tag = asked, tag
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def row(self, index: Index) -> Row:
        """The row at a place of the proxy."""
        return self._source.at(self.mapToSource(index).row())

    def filterAcceptsRow(self, source_row: int, _: Index) -> bool:  # noqa: N802 - Qt's
        """As Qt asks."""
        row = self._source.at(source_row)
        if self._tag and row.tag != self._tag:
            return False
        text = " ".join(cell.text for cell in row.cells).casefold()
        return all(word in text for word in self._words)

    def lessThan(self, left: Index, right: Index) -> bool:  # noqa: N802 - Qt's
        """By what the cells sort by; equal ones stay in the order of their coming."""
        one = self._source.at(left.row()).cells[left.column()].sorts_by
        other = self._source.at(right.row()).cells[right.column()].sorts_by
        return bool((one, left.row()) < (other, right.row()))


def _runs(places: Iterator[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring places as [first, end)."""
    first = last = -2
    for place in places:
        if place != last + 1:
            if first >= 0:
                yield first, last + 1
            first = place
        last = place
    if first >= 0:
        yield first, last + 1
