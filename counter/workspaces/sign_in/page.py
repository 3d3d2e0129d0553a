"""The page on which a clerk signs in and takes a window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from counter.session import Session
from counter.widgets import Message, add_field, apart, button, card, label
from counter.workspaces.sign_in.choosing import OF_CHOICE, Choosing


class SignInPage(QWidget):
    """Name, password and, where the PC does not fix it, the window."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        words = session.words
        self._login = QLineEdit()
        self._password = QLineEdit(echoMode=QLineEdit.EchoMode.Password)
        for field in (self._login, self._password):
            field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._desk = QComboBox()
        self._authority, self._title = label(name="quiet"), label(name="strong")
        self._button = button(words.say("sign_in.button"), primary=True)
        self._move = button(words.say("sign_in.move"))
        self._move.hide()
        self.message = Message()
        self._asked, self._choosing = self._form(), Choosing(session)
        self._choosing.setFixedWidth(480)
        self._choosing.hide()
        outer, middle = QVBoxLayout(self), QHBoxLayout()
        for one in (self._asked, self._choosing):
            middle.addWidget(one, alignment=Qt.AlignmentFlag.AlignCenter)
        outer.addLayout(middle)
        self._choosing.chosen.connect(lambda new, again: self._send((new, again)))
        self._choosing.left.connect(self.begin)
        self._button.clicked.connect(lambda: self._sign_in(moving=False))
        self._move.clicked.connect(lambda: self._sign_in(moving=True))
        self._password.returnPressed.connect(lambda: self._sign_in(moving=False))
        self._login.returnPressed.connect(self._password.setFocus)
        session.changed.connect(self._show)

    def begin(self) -> None:
        """For the next clerk."""
        self._turn(choosing=False)
        self._login.clear()
        self._password.clear()
        self._move.hide()
        self.message.tell("")
        self._login.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why; whoever still holds another window may leave it from here, and who must choose a password does."""
        code = error.code if error is not None else None
        if code is ErrorCode.ONE_TIME_DUE:
            self._turn(choosing=True)
            return
        if self._choosing.isVisibleTo(self):
            if code in OF_CHOICE or not isinstance(error, RuleBroken):
                self._choosing.refused(error)
                return
            # It is chosen, or was before: what stands in the way now is another thing, and is asked for with it.
            chosen = self._choosing.written
            self._turn(choosing=False)
            self._password.setText(chosen)
            self._password.setFocus()
            self.message.tell(self._session.explain(error), alarm=True)
            self._move.setVisible(code is ErrorCode.STAFF_AT_ANOTHER_DESK)
            return
        self.message.tell(self._session.explain(error), alarm=True)
        elsewhere = code is ErrorCode.STAFF_AT_ANOTHER_DESK
        self._move.setVisible(elsewhere)
        if elsewhere:
            self._move.setFocus()
        elif code in {ErrorCode.SIGN_IN_REFUSED, ErrorCode.SIGN_IN_LOCKED, ErrorCode.ONE_TIME_EXPIRED}:
            self._password.clear()
            self._password.setFocus()

    def _form(self) -> QWidget:
        say = self._session.words.say
        frame, layout = card(say("sign_in.title"))
        frame.setFixedWidth(480)
        layout.setContentsMargins(28, 22, 28, 24)
        layout.insertWidget(0, self._authority)
        layout.insertWidget(1, self._title)
        layout.insertSpacing(2, 8)
        add_field(layout, say("sign_in.login"), self._login)
        add_field(layout, say("sign_in.password"), self._password)
        if self._session.fixed_desk is None:
            add_field(layout, say("sign_in.desk"), self._desk)
        layout.addSpacing(8)
        layout.addWidget(self._button)
        layout.addWidget(self.message)
        layout.addWidget(self._move)
        return frame

    def _sign_in(self, *, moving: bool) -> None:
        desk = self._session.fixed_desk or self._desk.currentData()
        if desk and self._button.isEnabled():
            self._move.hide()
            self.message.tell("")
            self._session.sign_in(self._login.text(), self._password.text(), desk, moving=moving)

    def _send(self, chosen: tuple[str, str]) -> None:
        desk = self._session.fixed_desk or self._desk.currentData()
        self._session.sign_in(self._login.text(), self._password.text(), desk, chosen=chosen)

    def _turn(self, *, choosing: bool) -> None:
        """Ask for the name and the password, or for a new one."""
        self._asked.setVisible(not choosing)
        self._choosing.setVisible(choosing)
        if choosing:
            self._choosing.begin()
        else:
            self._choosing.forget()

    def _show(self) -> None:
        session, centre = self._session, self._session.centre
        self._button.setEnabled(centre is not None and session.ready)
        self._move.setEnabled(session.ready)
        if not session.available:
            self.message.tell(session.words.say("away"), alarm=True)
        elif self.message.text() == session.words.say("away"):
            self.message.tell("")
        if centre is None:
            return
        self._authority.setText(centre.authority.in_language(session.language))
        title = centre.title.in_language(session.language)
        self._title.setText(f"{title}  ·  {apart(session.fixed_desk)}" if session.fixed_desk else title)
        if self._desk.count() != len(centre.desks):
            self._desk.clear()
            for desk in centre.desks:
                section = centre.section(desk.section).title.in_language(session.language)
                self._desk.addItem(f"{apart(desk.name)}  ·  {section}", desk.name)
