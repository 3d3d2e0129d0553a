"""Who is parked or missed a call, and is here again."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from core.domain.ticket import TicketState
from core.services.dto import AwayView
from counter.act_button import Hand
from counter.session import Session
from counter.widgets import label
from counter.workspaces.window.panels.panel import Panel

_COLUMNS = ("back.code", "back.state", "back.reason", "back.minutes")
_AWAY = Qt.ItemDataRole.UserRole
_HEIGHT = 320


class AwayPanel(Panel):
    """Arrows and Enter: a parked visitor comes among those who return, one who missed the call to the old place."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, "back.act")

    def fill(self, layout: QVBoxLayout) -> None:
        """The list, or that there is nobody."""
        say = self._session.words.say
        self._told = label(name="quiet")
        self._lines: list[tuple[str, str, str, str]] = []
        self._list = QTableWidget(0, len(_COLUMNS))
        self._list.setAccessibleName(say("back.title"))
        self._list.setHorizontalHeaderLabels([say(entry) for entry in _COLUMNS])
        self._list.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self._list.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self._list.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self._list.setTabKeyNavigation(False)
        self._list.setShowGrid(False)
        self._list.setFixedHeight(_HEIGHT)
        self._list.verticalHeader().hide()
        self._list.verticalHeader().setDefaultSectionSize(34)
        heads = self._list.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(60)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 96), (1, 250), (3, 96)):
            self._list.setColumnWidth(column, width)
        layout.addWidget(self._told)
        layout.addWidget(self._list)
        self._list.itemActivated.connect(lambda _: self.go())

    def ask(self, title: str) -> None:
        """Everyone who is away now."""
        self._title.setText(title)
        self._list.setCurrentCell(0, 0)
        self._list.setFocus()

    def go(self) -> None:
        """The chosen one is here."""
        item = self._list.item(self._list.currentRow(), 0)
        away = item.data(_AWAY) if item is not None else None
        if isinstance(away, AwayView):
            self._session.acts.bring_back(away)

    def show_work(self) -> None:
        """Whoever is chosen stays chosen."""
        super().show_work()
        work, words = self._session.work, self._session.words
        away = work.away if work else ()
        lines = [self._cells(one) for one in away]
        if lines != self._lines:
            self._lines = lines
            self._fill(away)
        self._told.setText(words.say("back.hint" if away else "back.nobody"))
        self._list.setVisible(bool(away))
        self.act.setEnabled(self._session.settled and bool(away))

    def _fill(self, away: tuple[AwayView, ...]) -> None:
        kept = self._chosen_code()
        self._list.setRowCount(len(away))
        for row, (one, cells) in enumerate(zip(away, self._lines, strict=True)):
            for column, text in enumerate(cells):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(_AWAY, one)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
                self._list.setItem(row, column, item)
            if one.ticket.code == kept:
                self._list.setCurrentCell(row, 0)

    def _chosen_code(self) -> str:
        item = self._list.item(self._list.currentRow(), 0)
        away = item.data(_AWAY) if item is not None else None
        return away.ticket.code if isinstance(away, AwayView) else ""

    def _cells(self, one: AwayView) -> tuple[str, str, str, str]:
        words = self._session.words
        state = "parked" if one.ticket.state is TicketState.PARKED else "missed"
        minutes = max(0, int((self._session.now - one.since).total_seconds() // 60))
        told = words.say(f"back.{state}_late" if one.late else f"back.{state}")
        return words.digits(one.ticket.code), told, one.reason or "—", words.digits(str(minutes))
