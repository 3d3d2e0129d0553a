"""The side of the window that faces the hall: who is here, what can be done, and who waits."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QSizePolicy, QTableView, QVBoxLayout, QWidget

from core.services.dto import CentreView
from core.services.readmission import MOST_LEFT_OVER
from counter.act_button import ActButton, Hand
from counter.models.waiting import WaitingListModel
from counter.session import Session
from counter.widgets import button, card, label
from counter.workspaces.window.act_buttons import ActButtons
from counter.workspaces.window.present import Present

_WIDTH, _WIDEST = 430, 510
_LEAST = 150
_COLUMNS = ((0, 68), (1, 104), (3, 66))
# Around the columns: the card, the frame and a scroll bar; around a service its cell.
_AROUND, _CELL = 46, 40


class QueuePanel(QWidget):
    """`acts` are the buttons; `left` is there while tickets of earlier days are."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__()
        self._session = session
        self.acts = ActButtons(session, hand)
        self._present = Present(session, self.acts)
        self._count = label(name="title", wrap=False)
        self.left = ActButton(session.words.say("left"), "Shift+F9", hand)
        self.left.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # what is being typed keeps the cursor
        self.left.hide()
        self.file = button(session.words.say("file.ask"), "Ctrl+I")
        self.file.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._model = WaitingListModel(session.language)
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._present)
        layout.addWidget(self._hall(), 1)
        session.changed.connect(self._show)
        session.left_over.changed.connect(self._show_left)
        session.ticked.connect(self._tick)

    def _hall(self) -> QWidget:
        frame, layout = card()
        # What is left above it is the list's, however much the ticket needs.
        frame.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        frame.setMinimumHeight(_LEAST)
        head = QHBoxLayout()
        head.addWidget(self._count, 1)
        head.addWidget(self.file)
        layout.addLayout(head)
        layout.addWidget(self.left)
        table = QTableView()
        table.setAccessibleName(self._session.words.say("waiting"))
        table.setModel(self._model)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(30)
        table.setShowGrid(False)
        table.setIconSize(QSize(16, 16))
        table.setAlternatingRowColors(True)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.setSelectionMode(QTableView.SelectionMode.NoSelection)
        table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        heads = table.horizontalHeader()
        heads.setHighlightSections(False)
        heads.setMinimumSectionSize(60)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        heads.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in _COLUMNS:
            table.setColumnWidth(column, width)
        layout.addWidget(table)
        return frame

    def _show(self) -> None:
        work = self._session.work
        self.acts.show_work(work)
        if work is None:
            return
        self._present.show_work()
        self._fit(work.centre)
        self._count.setText(self._session.words.say("waiting.count", n=len(work.waiting)))
        self._tick()

    def _fit(self, centre: CentreView) -> None:
        """As wide as the longest service needs to be read whole."""
        titles = (one.title.in_language(self._session.language) for one in centre.services)
        longest = max((self.fontMetrics().horizontalAdvance(title) for title in titles), default=0)
        needed = sum(width for _, width in _COLUMNS) + longest + _CELL + _AROUND
        self.setFixedWidth(min(max(_WIDTH, needed), _WIDEST))

    def _show_left(self) -> None:
        found, say = len(self._session.left_over.found), self._session.words.say
        self.left.say(say("left.count" if found < MOST_LEFT_OVER else "left.more", number=min(found, MOST_LEFT_OVER)))
        self.left.setVisible(found > 0)

    def _tick(self) -> None:
        work = self._session.work
        if work is not None:
            self._model.show(work.centre, work.waiting, self._session.now)
