"""Who waits, as a table: rows come and go one by one, so that a selection stays where it is."""

from datetime import datetime
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from core.domain.numerals import Digits, show
from core.domain.text import Language
from core.services.dto import CentreView, TicketView
from core.words import Words

_COLUMNS = ("column.code", "column.service", "column.wait")


class WaitingListModel(QAbstractTableModel):
    """No names: a clerk calls who is next, not whom they like."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._words = Words("counter", language)
        self._tickets: list[TicketView] = []
        self._centre: CentreView | None = None
        self._now: datetime | None = None

    def show(self, centre: CentreView, tickets: tuple[TicketView, ...], now: datetime) -> None:
        """Show these tickets, in their order."""
        self._centre, self._now = centre, now
        wanted = {ticket.id for ticket in tickets}
        for row in reversed(range(len(self._tickets))):
            if self._tickets[row].id not in wanted:
                self._remove(row)
        for row, ticket in enumerate(tickets):
            if row < len(self._tickets) and self._tickets[row].id == ticket.id:
                self._tickets[row] = ticket
                continue
            elsewhere = next((place for place, one in enumerate(self._tickets) if one.id == ticket.id), None)
            if elsewhere is not None:
                self._remove(elsewhere)
            self.beginInsertRows(QModelIndex(), row, row)
            self._tickets.insert(row, ticket)
            self.endInsertRows()
        if self._tickets:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._tickets) - 1, len(_COLUMNS) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(self._tickets)

    def columnCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """As Qt asks."""
        return 0 if parent is not None and parent.isValid() else len(_COLUMNS)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words.say(_COLUMNS[section])
        return None

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """As Qt asks."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignCenter if index.column() != 1 else Qt.AlignmentFlag.AlignVCenter
        if role != Qt.ItemDataRole.DisplayRole or self._centre is None or self._now is None:
            return None
        ticket, digits = self._tickets[index.row()], self._centre.digits
        if index.column() == 1:
            return self._centre.service(ticket.service).title.in_language(self._words.language)
        return self._code(ticket, digits) if index.column() == 0 else self._minutes(ticket, digits)

    def _minutes(self, ticket: TicketView, digits: Digits) -> str:
        seconds = (self._now - ticket.issued_at).total_seconds() if self._now else 0
        return show(str(max(0, int(seconds // 60))), digits)

    @staticmethod
    def _code(ticket: TicketView, digits: Digits) -> str:
        return show(ticket.code, digits)

    def _remove(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._tickets[row]
        self.endRemoveRows()
