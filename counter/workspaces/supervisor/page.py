"""The supervisor's page: what is amiss above, the desks on one side, who waits and who is aside on the other."""

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.words import Words
from counter.live_table import LiveTable
from counter.session import Session
from counter.widgets import Message, card, label
from counter.workspaces import Workspace
from counter.workspaces.supervisor.acts import Acts
from counter.workspaces.supervisor.board import ROLES, Board
from counter.workspaces.supervisor.devices_part import DevicesPart
from counter.workspaces.supervisor.ratings.button import LowRatings
from counter.workspaces.supervisor.shown import Shown
from counter.workspaces.supervisor.tables import Tables


class SupervisorPage(Workspace):
    """Everything of the halls on one page, by the feed."""

    name = "workspace.supervisor"
    roles = ROLES

    def __init__(self, session: Session, board: Board) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._board = board
        words = Words("supervisor", session.language)
        self._tables = Tables(words)
        self._acts, self._ratings = Acts(self, board, self._tables, words), LowRatings(self, session)
        self._devices, self._parts = DevicesPart(board, Words("devices", session.language)), QStackedWidget()
        self._lines, self._well = label(name="strong"), label(words.say("alarms.none"), "quiet")
        self.message = Message()
        self._lay_out(words)
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.activated.connect(self._tables.filter.words.setFocus)
        self._acts.told.connect(self.message.tell)
        self._devices.told.connect(self.message.tell)
        self._acts.devices.toggled.connect(self._turn)
        board.changed.connect(self._show)
        board.did.connect(lambda act: self.message.tell(words.say(f"did.{act}")))
        board.refused.connect(self.refused)

    def begin(self) -> None:
        """The cursor on the desks."""
        self.message.tell("")
        self._acts.devices.setChecked(False)
        self._tables.desks.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why."""
        self.message.tell(self._session.explain(error), alarm=True)

    def _turn(self, devices: bool) -> None:
        """The halls or their devices, with the cursor in the table that shows."""
        self.message.tell("")
        self._parts.setCurrentIndex(int(devices))
        (self._devices.table if devices else self._tables.desks).setFocus()

    def _lay_out(self, words: Words) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(16, 10, 16, 10)
        outer.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(self._lines, 1)
        head.addWidget(self._ratings.button)
        head.addWidget(self._tables.filter, 1)
        outer.addLayout(head)
        outer.addWidget(self._well)
        outer.addWidget(self._tables.alarms)
        inside = QWidget()
        halls, side = QHBoxLayout(inside), QVBoxLayout()
        halls.setContentsMargins(0, 0, 0, 0)
        halls.setSpacing(10)
        side.setSpacing(8)
        halls.addWidget(_titled(words.say("desks"), self._tables.desks), 1)
        side.addWidget(_titled(words.say("waiting"), self._tables.waiting), 5)
        side.addWidget(_titled(words.say("aside"), self._tables.aside), 2)
        halls.addLayout(side, 1)
        self._parts.addWidget(inside)
        self._parts.addWidget(self._devices)
        outer.addWidget(self._parts, 1)
        outer.addWidget(self.message)
        outer.addWidget(self._acts.bar)

    def _show(self) -> None:
        state, centre = self._board.state, self._session.centre
        self._devices.show_read(state, centre)
        if state is None or centre is None:
            self._tables.clear()
            self._acts.show(None)
            return
        shown = Shown(state, centre, Words("supervisor", self._session.language, centre.digits))
        self._tables.show(shown, tuple(section.name for section in state.view.sections))
        self._lines.setText("\n".join(shown.sections()))
        self._well.setVisible(not state.alarms)
        self._acts.show(shown)


def _titled(title: str, table: LiveTable) -> QWidget:
    frame, layout = card(title)
    layout.setContentsMargins(12, 6, 12, 10)
    layout.setSpacing(4)
    layout.addWidget(table)
    return frame
