"""What a locked screen shows: that it is locked, whose it is, and how it opens."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.words import Words
from counter.session import Session
from counter.widgets import Message, add_field, button, card, label


class LockPage(QWidget):
    """`opened` carries the password; `left` asks to sign out."""

    opened = Signal(str)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session, self._words = session, Words("sign_in", session.language)
        say = self._words.say
        self._authority, self._place, self._who = label(name="quiet"), label(name="strong"), label(name="strong")
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._password.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._open, self._leave = button(say("locked.open"), primary=True), button(say("locked.leave"))
        self.message = Message()
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addWidget(self._card(), alignment=Qt.AlignmentFlag.AlignCenter)
        outer.addLayout(middle)
        self._password.returnPressed.connect(self._try)
        self._open.clicked.connect(self._try)
        self._leave.clicked.connect(self.left)

    def begin(self) -> None:
        """It is locked now."""
        session = self._session
        if session.centre is not None:
            self._authority.setText(session.centre.authority.in_language(session.language))
            self._place.setText(session.centre.title.in_language(session.language))
        self._who.setText(session.person.name if session.person is not None else "")
        self._password.clear()
        self.say_leave("locked.leave")
        self.message.tell("")
        self.turn(ready=True)

    def take_cursor(self) -> None:
        """Put the cursor into the password."""
        self._password.setFocus()

    def turn(self, *, ready: bool) -> None:
        """Whether something can be tried now."""
        self._open.setEnabled(ready)
        self._leave.setEnabled(ready)

    def say_leave(self, entry: str) -> None:
        """What the button for signing out says."""
        self._leave.setText(self._words.say(entry))
        self._leave.setAccessibleName(self._leave.text())

    def refused(self, text: str) -> None:
        """Say why it stays locked."""
        self.message.tell(text, alarm=True)
        self._password.clear()
        self._password.setFocus()

    def _card(self) -> QWidget:
        say = self._words.say
        frame, layout = card(say("locked.title"))
        frame.setFixedWidth(480)
        layout.setContentsMargins(28, 22, 28, 24)
        layout.insertWidget(0, self._authority)
        layout.insertWidget(1, self._place)
        layout.insertSpacing(2, 8)
        layout.addWidget(self._who)
        layout.addWidget(label(say("locked.told"), "quiet"))
        add_field(layout, say("locked.password"), self._password)
        feet = QHBoxLayout()
        feet.addWidget(self._open, 1)
        feet.addWidget(self._leave)
        layout.addSpacing(8)
        layout.addLayout(feet)
        layout.addWidget(self.message)
        return frame

    def _try(self) -> None:
        if self._open.isEnabled() and self._password.text():
            self.message.tell("")
            self.opened.emit(self._password.text())
