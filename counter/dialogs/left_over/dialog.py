"""Who comes with a ticket of an earlier day gets a number of today."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.services.dto import TicketView
from counter.act_button import Hand
from counter.dialogs.left_over.given import Given
from counter.dialogs.left_over.listed import Listed
from counter.session import Session

_SIZE = (1060, 580)
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class LeftOverDialog(QDialog):
    """Enter gives the chosen one a number, then closes; Escape leaves. `ask` opens it anew."""

    def __init__(self, parent: QWidget, session: Session, hand: Hand) -> None:
        super().__init__(parent)
        self._session, self._hand = session, hand
        self._listed, self._given, self._pages = Listed(session), Given(session), QStackedWidget()
        self.setWindowTitle(session.words.say("left.title"))
        self.setMinimumSize(*_SIZE)
        for page in (self._listed, self._given):
            self._pages.addWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addWidget(self._pages)
        self._listed.wanted.connect(self._go)
        self._listed.left.connect(self.reject)
        self._given.close_it.clicked.connect(self._close)
        self._given.another.clicked.connect(self._list)
        desk = session.left_over
        desk.changed.connect(self._show)
        desk.brought.connect(self._brought)
        session.changed.connect(self._show)
        session.seated.connect(self._seated)

    def ask(self) -> None:
        """Open with all of now."""
        self._session.left_over.read()
        self.open()
        self._list()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why no number was given."""
        self._listed.message.tell(self._session.explain(error), alarm=True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A key that is held down presses nothing."""
        if event.isAutoRepeat() and event.key() in _ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        if not self._hand.again():
            self.accept()

    def _seated(self, seated: bool) -> None:
        if not seated:
            self.reject()

    def _list(self) -> None:
        self._pages.setCurrentWidget(self._listed)
        self._listed.act.setDefault(True)
        self._listed.begin()

    def _show(self) -> None:
        if self.isVisible():
            self._listed.show_found()
            self._given.another.setVisible(bool(self._session.left_over.found))

    def _go(self) -> None:
        one = self._listed.chosen
        if one is not None and self._session.ready and not self._hand.again():
            self._listed.message.tell("")
            self._session.left_over.bring_back(one)

    def _brought(self, old: TicketView, new: TicketView) -> None:
        if self.isVisible():
            self._hand.acted()
            self._given.tell(old, new)
            self._pages.setCurrentWidget(self._given)
            self._given.close_it.setDefault(True)
            self._given.setFocus()
