"""Who waits, as a table: rows come and go by themselves, so that what the clerk looks at stays where it is."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.numerals import show
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.qt import palette
from core.services.dto import CentreView, TicketView
from core.words import Words
from counter.icons import class_icon, drawn

_COLUMNS = ("column.code", "column.class", "column.service", "column.wait")
_LEADING = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
_ALIGNED = (_LEADING, _LEADING, _LEADING, Qt.AlignmentFlag.AlignCenter)
_CLASS = 1
_ICON = 16


@dataclass(frozen=True, slots=True)
class _Row:
    id: UUID
    cells: tuple[str, str, str, str]
    queue_class: QueueClass


class WaitingListModel(QAbstractTableModel):
    """No names: a clerk calls who is next, not whom they like."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = Words("counter", language)
        self._rows: list[_Row] = []

    def show(self, centre: CentreView, tickets: tuple[TicketView, ...], now: datetime) -> None:
        """Show these tickets, in their order, with the minutes they have waited by `now`."""
        wanted = [_Row(ticket.id, self._cells(centre, ticket, now), ticket.queue_class) for ticket in tickets]
        self._drop({row.id for row in wanted})
        self._fit(wanted)
        self._update(wanted)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks; a head stands over its column."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.say(_COLUMNS[section])
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[section]
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED[index.column()]
        row = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return row.cells[index.column()]
        if role == Qt.ItemDataRole.DecorationRole and index.column() == _CLASS and row.cells[_CLASS]:
            return drawn(class_icon(row.queue_class), palette.TEXT, _ICON)
        return None

    def _cells(self, centre: CentreView, ticket: TicketView, now: datetime) -> tuple[str, str, str, str]:
        minutes = max(0, int((now - ticket.issued_at).total_seconds() // 60))
        service = centre.service(ticket.service).title.in_language(self._words.language)
        standard = ticket.queue_class is QueueClass.STANDARD
        kind = "" if standard else self._words.say(f"class.{ticket.queue_class}")
        return show(ticket.code, centre.digits), kind, service, show(str(minutes), centre.digits)

    def _drop(self, stay: set[UUID]) -> None:
        """Remove who left, each run of neighbours at once."""
        last = len(self._rows)
        while last > 0:
            first = last
            while first > 0 and self._rows[first - 1].id not in stay:
                first -= 1
            if first < last:
                self._remove(first, last)
            last = first - 1

    def _fit(self, wanted: list[_Row]) -> None:
        """Insert who came, each run at once; who changed place leaves it and comes anew."""
        here = {row.id for row in self._rows}
        place = 0
        while place < len(wanted):
            if place < len(self._rows) and self._rows[place].id == wanted[place].id:
                place += 1
                continue
            end = place
            while end < len(wanted) and wanted[end].id not in here:
                end += 1
            if end == place:
                elsewhere = next(at for at, row in enumerate(self._rows) if row.id == wanted[place].id)
                self._remove(elsewhere, elsewhere + 1)
                here.discard(wanted[place].id)
                continue
            self.beginInsertRows(QModelIndex(), place, end - 1)
            self._rows[place:place] = wanted[place:end]
            self.endInsertRows()
            here.update(row.id for row in wanted[place:end])
            place = end

    def _update(self, wanted: list[_Row]) -> None:
        """Tell each run of neighbours of which a cell reads differently."""
        changed = [at for at, row in enumerate(wanted) if row != self._rows[at]]
        columns = [
            column
            for column in range(len(_COLUMNS))
            if any(wanted[at].cells[column] != self._rows[at].cells[column] for at in changed)
        ]
        self._rows = wanted
        for place, first in enumerate(changed):
            if place and changed[place - 1] == first - 1:
                continue
            last = first
            while last + 1 in changed[place:]:
                last += 1
            self.dataChanged.emit(self.index(first, columns[0]), self.index(last, columns[-1]))

    def _remove(self, first: int, end: int) -> None:
        self.beginRemoveRows(QModelIndex(), first, end - 1)
        del self._rows[first:end]
        self.endRemoveRows()
