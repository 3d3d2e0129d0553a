"""The side of the window that faces the hall: who is here, who waits, and the four buttons."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from core.domain.ticket import TicketState
from core.services.ports import Clock
from core.words import Words
from counter.models.waiting import WaitingListModel
from counter.session import Session
from counter.widgets import button, card, label


class QueuePanel(QWidget):
    """F2 calls, F3 calls again, F4 notes who did not come, F8 finishes."""

    def __init__(self, session: Session, words: Words, clock: Clock) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._clock = clock
        self._code = label("", "code")
        self._code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._service = label("", "quiet")
        self._service.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.next = button(words.say("next"), "F2", primary=True)
        self.recall = button(words.say("recall"), "F3")
        self.no_show = button(words.say("no_show"), "F4")
        self.finish = button(words.say("finish"), "F8")
        self.next.clicked.connect(session.call_next)
        self.recall.clicked.connect(session.recall)
        self.no_show.clicked.connect(session.no_show)
        self._count = label(words.say("waiting"), "title")
        self._model = WaitingListModel(words.language)
        self.setMinimumWidth(400)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._present())
        layout.addWidget(self._hall(), 1)
        session.changed.connect(self._show)

    def _present(self) -> QWidget:
        frame, layout = card(self._words.say("at_window"))
        layout.addWidget(self._code)
        layout.addWidget(self._service)
        grid = QGridLayout()
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
        table.setAccessibleName(self._words.say("waiting"))
        table.setModel(self._model)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heads = table.horizontalHeader()
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        layout.addWidget(table)
        return frame

    def _show(self) -> None:
        session, work = self._session, self._session.work
        ticket = work.ticket if work else None
        free = work is not None and session.available and not session.busy
        self.next.setEnabled(free and ticket is None)
        self.finish.setEnabled(free and ticket is not None)
        called = ticket is not None and ticket.state is TicketState.CALLED
        self.recall.setEnabled(free and called)
        self.no_show.setEnabled(free and called)
        if work is None:
            return
        digits = Words("counter", self._words.language, work.centre.digits)
        self._model.show(work.centre, work.waiting, self._clock.now())
        self._count.setText(f"{self._words.say('waiting')}  {digits.digits(str(len(work.waiting)))}")
        if ticket is None:
            self._code.setText("—")
            self._service.setText(self._words.say("nobody"))
        else:
            self._code.setText(digits.digits(ticket.code))
            self._service.setText(work.centre.service(ticket.service).title.in_language(self._words.language))
