"""The side of the window that faces the hall: who is here, who waits, and the four buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from core.domain.ticket import TicketState
from counter.models.waiting import WaitingListModel
from counter.session import Session
from counter.widgets import button, card, label, turn
from counter.work import Stage


class QueuePanel(QWidget):
    """F2 calls, F3 calls again, F4 notes who did not come, F8 finishes."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._code, self._service = label(name="code"), label(name="quiet")
        for line in (self._code, self._service):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = button(say("next"), "F2", primary=True)
        self.recall = button(say("recall"), "F3")
        self.no_show = button(say("no_show"), "F4")
        self.finish = button(say("finish"), "F8")
        self.next.clicked.connect(session.call_next)
        self.recall.clicked.connect(session.recall)
        self.no_show.clicked.connect(session.no_show)
        self._count = label(name="title")
        self._model = WaitingListModel(session.language)
        self.setFixedWidth(390)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._present())
        layout.addWidget(self._hall(), 1)
        session.changed.connect(self._show)
        session.ticked.connect(self._tick)

    def _present(self) -> QWidget:
        frame, layout = card(self._session.words.say("at_window"))
        layout.setSpacing(4)
        layout.addWidget(self._code)
        layout.addWidget(self._service)
        grid = QGridLayout()
        grid.setContentsMargins(0, 8, 0, 0)
        grid.setSpacing(8)
        grid.addWidget(self.next, 0, 0, 1, 2)
        grid.addWidget(self.recall, 1, 0)
        grid.addWidget(self.no_show, 1, 1)
        grid.addWidget(self.finish, 2, 0, 1, 2)
        layout.addLayout(grid)
        return frame

    def _hall(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(self._count)
        table = QTableView()
        table.setAccessibleName(self._session.words.say("waiting"))
        table.setModel(self._model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setShowGrid(False)
        table.setAlternatingRowColors(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heads = table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 74), (2, 76)):
            table.setColumnWidth(column, width)
        layout.addWidget(table)
        return frame

    def _show(self) -> None:
        session, work = self._session, self._session.work
        ticket = work.ticket if work else None
        free = work is not None and session.ready
        called = free and ticket is not None and ticket.state is TicketState.CALLED
        self.next.setEnabled(free and ticket is None)
        self.finish.setEnabled(free and ticket is not None)
        self.recall.setEnabled(called)
        self.no_show.setEnabled(called)
        turn(self.next, "primary", session.stage is Stage.FREE)
        if work is None:
            return
        words = session.words
        self._count.setText(words.say("waiting.count", n=len(work.waiting)))
        self._code.setText(words.digits(ticket.code) if ticket else "—")
        service = work.centre.service(ticket.service).title.in_language(words.language) if ticket else ""
        self._service.setText(service or words.say("nobody"))
        self._tick()

    def _tick(self) -> None:
        work = self._session.work
        if work is not None:
            self._model.show(work.centre, work.waiting, self._session.now)
