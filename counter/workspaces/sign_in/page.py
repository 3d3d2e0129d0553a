"""The page on which a clerk signs in and takes a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.words import Words
from counter.session import Session
from counter.widgets import Message, add_field, button, card, label


class SignInPage(QWidget):
    """Name, password and, where the PC does not fix it, the window."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._words = words
        self._login = QLineEdit()
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        self._desk = QComboBox()
        self._title = label("", "quiet")
        self._button = button(words.say("sign_in.button"), primary=True)
        self.message = Message()
        frame, layout = card(words.say("sign_in.title"))
        frame.setFixedWidth(460)
        layout.addWidget(self._title)
        add_field(layout, words.say("sign_in.login"), self._login)
        add_field(layout, words.say("sign_in.password"), self._password)
        if session.fixed_desk is None:
            add_field(layout, words.say("sign_in.desk"), self._desk)
        layout.addSpacing(10)
        layout.addWidget(self._button)
        layout.addWidget(self.message)
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        middle.addWidget(frame, alignment=Qt.AlignmentFlag.AlignCenter)
        outer.addLayout(middle)
        self._button.clicked.connect(self._sign_in)
        self._password.returnPressed.connect(self._sign_in)
        self._login.returnPressed.connect(self._password.setFocus)
        session.changed.connect(self._show)

    def begin(self) -> None:
        """For the next clerk."""
        self._login.clear()
        self._password.clear()
        self.message.tell("")
        self._login.setFocus()

    def refused(self, text: str) -> None:
        """Say why, and let the password be typed again."""
        self.message.tell(text, alarm=True)
        self._password.clear()
        self._password.setFocus()

    def _sign_in(self) -> None:
        desk = self._session.fixed_desk or self._desk.currentData()
        if desk and self._button.isEnabled():
            self.message.tell("")
            self._session.sign_in(self._login.text(), self._password.text(), desk)

    def _show(self) -> None:
        centre = self._session.centre
        self._button.setEnabled(centre is not None and self._session.available and not self._session.busy)
        if not self._session.available:
            self.message.tell(self._words.say("away"), alarm=True)
        elif self.message.text() == self._words.say("away"):
            self.message.tell("")
        if centre is None:
            return
        title = centre.title.in_language(self._words.language)
        self._title.setText(f"{title} - {self._session.fixed_desk}" if self._session.fixed_desk else title)
        if self._desk.count() != len(centre.desks):
            self._desk.clear()
            for desk in centre.desks:
                section = centre.section(desk.section).title.in_language(self._words.language)
                self._desk.addItem(f"{desk.name} - {section}", desk.name)
