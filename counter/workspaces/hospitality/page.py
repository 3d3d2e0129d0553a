"""The host's page: whom to go to, and what was brought."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.errors import IstiqbalError
from core.services.live_dto import Order
from core.words import Words
from counter.session import Session
from counter.widgets import Message, apart, button, label
from counter.workspaces import Workspace
from counter.workspaces.hospitality.guests import GuestTable
from counter.workspaces.hospitality.tray import ROLES, Tray


class HospitalityPage(Workspace):
    """A ticket's code, how long they wait, what was brought: never a name (rule 9)."""

    name = "workspace.hospitality"
    roles = ROLES

    def __init__(self, session: Session, tray: Tray) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._tray = tray
        words = self._words
        self._count, self._neglected = label(name="title", wrap=False), label(name="strong", wrap=False)
        self._table = GuestTable(words)
        self._undo = button(words.say("undo"), "Ctrl+Z")
        self._undo.setFixedSize(220, 52)
        self.message = Message()
        self.message.setMinimumHeight(52)
        layout, head, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        layout.setContentsMargins(16, 12, 16, 12)
        layout.setSpacing(10)
        head.setSpacing(20)
        head.addWidget(self._count)
        head.addWidget(self._neglected)
        head.addStretch(1)
        head.addWidget(label(words.say("hint"), "quiet", wrap=False))
        foot.addWidget(self.message, 1)
        foot.addStretch(0)
        foot.addWidget(self._undo)
        layout.addLayout(head)
        layout.addWidget(self._table, 1)
        layout.addLayout(foot)
        self._table.brought.connect(tray.serve)
        self._undo.clicked.connect(tray.undo)
        tray.changed.connect(self._show)
        tray.served.connect(lambda order, code: self._tell("served", order, code))
        tray.undone.connect(lambda order, code: self._tell("undone", order, code))
        tray.refused.connect(self.refused)

    @property
    def _words(self) -> Words:
        centre, language = self._session.centre, self._session.language
        return Words("hospitality", language, centre.digits) if centre else Words("hospitality", language)

    def begin(self) -> None:
        """The cursor on the guest to go to first."""
        self.message.tell("")
        self._table.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why."""
        self.message.tell(self._session.explain(error), alarm=True)

    def _tell(self, what: str, order: Order, code: str) -> None:
        words = self._words
        self.message.tell(words.say(what, item=words.say(f"column.{order.item}"), ticket=apart(words.digits(code))))

    def _show(self) -> None:
        state, centre, words = self._tray.state, self._session.centre, self._words
        self._undo.setEnabled(self._tray.last is not None and not self._tray.writes.busy)
        if state is None or centre is None:
            self._table.rows.show([])
            return
        self._table.show_guests(state, centre, words)
        self._count.setText(words.say("count", len(state.guests)))
        self._neglected.setText(words.say("neglected", len(state.neglected)) if state.guests else "")
