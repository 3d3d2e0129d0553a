"""Reminds whoever has the chosen request, behind one key; a reason may be said with it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.escalation import reminds_another
from core.domain.remarks import Remark, remarks
from core.services.dto import RequestView
from core.words import Words
from counter.session import Session
from counter.widgets import add_field, apart, button, label, with_key
from counter.workspaces.requests.desk import RequestsDesk

_KEY = "F11"
_MOST = 200


class Reminding(QObject):
    """`told` says what was done, or why nothing is."""

    told = Signal(str)

    def __init__(self, page: QWidget, session: Session, desk: RequestsDesk) -> None:
        super().__init__(page)
        self._page, self._session, self._desk = page, session, desk
        self._words = Words("late", session.language)
        self._targets: tuple[RequestView, ...] = ()
        self.button = button(self._words.say("remind"))
        self.button.setText(with_key(self.button.text(), _KEY))
        self.button.hide()
        self.button.clicked.connect(self._ask)
        # Not the button's own: a hidden button would tell nobody why nothing happens.
        key = QShortcut(QKeySequence(_KEY), page)
        key.setAutoRepeat(False)
        key.activated.connect(self._ask)
        desk.reminded.connect(self._reminded)

    def show(self, targets: Sequence[RequestView]) -> None:
        """What is chosen."""
        self._targets = tuple(targets)
        self.button.setVisible(self._may())

    def _may(self) -> bool:
        person = self._session.person
        return (
            len(self._targets) == 1
            and person is not None
            and Remark.REMIND in remarks(self._targets[0].state, person.role)
            and reminds_another(person.role, self._targets[0].party)
        )

    def _ask(self) -> None:
        if not self._may():
            self.told.emit(self._words.say("remind.nobody"))
        elif self._desk.ready:
            self.told.emit("")
            chosen = self._targets[0]
            dialog = _Asked(self._page, self._words, chosen)
            dialog.agreed.connect(lambda reason: self._desk.remind(chosen.id, reason))
            dialog.open()

    def _reminded(self, request: RequestView) -> None:
        self.told.emit(self._words.say("remind.done", reference=apart(self._words.digits(request.reference))))


class _Asked(QDialog):
    """Enter reminds, Escape leaves; `agreed` carries what is said with it."""

    agreed = Signal(str)

    def __init__(self, page: QWidget, words: Words, request: RequestView) -> None:
        super().__init__(page)
        say = words.say
        self.setWindowTitle(say("remind"))
        self.setMinimumWidth(480)
        self._reason = QLineEdit(maxLength=_MOST)
        go, stay = button(say("remind.go"), primary=True), button(say("remind.stay"))
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(label(say("remind.title", reference=apart(words.digits(request.reference))), "title"))
        layout.addWidget(label(say("remind.told"), "quiet"))
        add_field(layout, say("remind.reason"), self._reason)
        row.addWidget(go)
        row.addWidget(stay)
        row.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(row)
        go.setDefault(True)
        go.clicked.connect(self._agree)
        stay.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)
        self._reason.setFocus()

    def _agree(self) -> None:
        self.agreed.emit(self._reason.text().strip())
        self.accept()
