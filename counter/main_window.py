"""The counter's one window: the sign-in, then the clerk's work."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.qt.application import direction
from core.qt.palette import GREEN, section_colours
from core.services.ports import Clock
from core.words import Words, explain
from counter.session import Session
from counter.style import style_sheet
from counter.widgets import button, label
from counter.workspaces.sign_in.page import SignInPage
from counter.workspaces.window.page import WindowPage


class MainWindow(QMainWindow):
    """Shows the workspace that the session is in."""

    def __init__(self, session: Session, clock: Clock) -> None:
        super().__init__()
        self._session = session
        self._words = Words("counter", session.language)
        self._sign_in = SignInPage(session, self._words)
        self._work = WindowPage(session, self._words, clock)
        self._place, self._who = label("", "title"), label("")
        self._leave = button(self._words.say("sign_out"))
        self._leave.clicked.connect(session.sign_out)
        self._head = self._make_head()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._sign_in)
        self._pages.addWidget(self._work)
        middle = QWidget()
        middle.setObjectName("page")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._pages, 1)
        self.setCentralWidget(middle)
        self.setWindowTitle(self._words.say("title"))
        self.setLayoutDirection(direction(session.language))
        self.setStyleSheet(style_sheet(GREEN))
        self.resize(1366, 860)
        session.seated.connect(self._seated)
        session.refused.connect(self._refused)
        self._seated(False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave nothing of a receipt behind."""
        self._work.close_paper()
        super().closeEvent(event)

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(head)
        layout.setContentsMargins(20, 10, 20, 10)
        layout.addWidget(self._place, 1)
        layout.addWidget(self._who)
        layout.addWidget(self._leave)
        return head

    def _seated(self, seated: bool) -> None:
        self._head.setVisible(seated)
        self._pages.setCurrentWidget(self._work if seated else self._sign_in)
        desk, centre, staff = self._session.desk, self._session.centre, self._session.staff
        if not seated or desk is None or centre is None or staff is None:
            self._sign_in.begin()
            return
        section = centre.section(desk.section)
        words = Words("counter", self._session.language, centre.digits)
        title = section.title.in_language(self._session.language)
        self._place.setText(f"{title} - {words.say('desk', number=desk.number)}")
        self._who.setText(staff.name)
        self.setStyleSheet(style_sheet(section_colours(section.gender.value)[0]))

    def _refused(self, error: IstiqbalError | None) -> None:
        digits = self._session.centre.digits if self._session.centre else None
        language = self._session.language
        if error is None:
            text = Words("errors", language).say("bug")
        else:
            text = explain(error, language, digits) if digits else explain(error, language)
        if self._pages.currentWidget() is self._sign_in:
            self._sign_in.refused(text)
        else:
            self._work.refused(error, text)
