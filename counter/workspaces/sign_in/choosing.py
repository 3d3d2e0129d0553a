"""The card on which somebody who signed in with a password for one time chooses their own."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.passwords import SHORTEST
from core.words import Words
from counter.session import Session
from counter.widgets import Message, add_field, button, label, mark

OF_CHOICE = frozenset(
    {
        ErrorCode.PASSWORD_TOO_SHORT,
        ErrorCode.CHOSEN_TOO_PLAIN,
        ErrorCode.CHOSEN_IS_NAME,
        ErrorCode.CHOSEN_IS_OLD,
        ErrorCode.CHOSEN_DIFFERS,
    }
)


class Choosing(QFrame):
    """Nothing else opens before; `chosen` carries the new password as it was written twice, `left` that none is."""

    chosen = Signal(str, str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("card")
        self._session = session
        say = Words("sign_in", session.language).say
        self._new, self._again = (QLineEdit(echoMode=QLineEdit.EchoMode.Password) for _ in range(2))
        self._button, self._back = button(say("choose.button"), primary=True), button(say("choose.back"), "Esc")
        self.message = Message()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 24)
        layout.setSpacing(8)
        layout.addWidget(label(say("choose.title"), "title"))
        layout.addWidget(label(say("choose.told", shortest=SHORTEST), "quiet"))
        for field, head in ((self._new, "choose.new"), (self._again, "choose.again")):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            field.textEdited.connect(self._mend)
            add_field(layout, say(head), field)
        feet = QHBoxLayout()
        feet.addWidget(self._button, 1)
        feet.addWidget(self._back)
        layout.addSpacing(8)
        layout.addLayout(feet)
        layout.addWidget(self.message)
        self._new.returnPressed.connect(self._again.setFocus)
        self._again.returnPressed.connect(self._send)
        self._button.clicked.connect(self._send)
        self._back.clicked.connect(self.left)
        session.changed.connect(lambda: self._button.setEnabled(session.ready))

    @property
    def written(self) -> str:
        """The new password."""
        return self._new.text()

    def begin(self) -> None:
        """For somebody new."""
        self.forget()
        self._new.setFocus()

    def forget(self) -> None:
        """Nothing of it stays."""
        self._new.clear()
        self._again.clear()
        self._mend()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, with the cursor where it is mended."""
        self.message.tell(self._session.explain(error), alarm=True)
        if error is not None and error.code in OF_CHOICE:
            wrong = self._again if error.code is ErrorCode.CHOSEN_DIFFERS else self._new
            mark(wrong, True)
            wrong.selectAll()
            wrong.setFocus()

    def _mend(self) -> None:
        self.message.tell("")
        mark(self._new, False)
        mark(self._again, False)

    def _send(self) -> None:
        if self._button.isEnabled():
            self.message.tell("")
            self.chosen.emit(self._new.text(), self._again.text())
