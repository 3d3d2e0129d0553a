"""The counter's one window: the sign-in, then the clerk's workspaces."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.qt.application import direction
from core.qt.palette import section_colours
from core.services.dto import CentreView, StaffView
from core.words import Words
from counter.dialogs.ask import sure
from counter.locking.idle import awake_or_asleep
from counter.locking.lock import ScreenLock
from counter.navigation import Workspaces
from counter.session import Session
from counter.status import StatusLine
from counter.style import style_sheet
from counter.widgets import Elided, Message, button, label
from counter.workspaces import Workspace
from counter.workspaces.sign_in.page import SignInPage


class MainWindow(QMainWindow):
    """The head says where and who, the foot how the line is; between them stands what the clerk works on."""

    def __init__(
        self,
        session: Session,
        workspaces: Sequence[Workspace],
        elapsed: Callable[[], float] = awake_or_asleep,
    ) -> None:
        super().__init__()
        self._session = session
        self._closing = False
        self._sign_in = SignInPage(session)
        self._work = Workspaces(workspaces, session.words)
        self._place, self._who = label(name="title", wrap=False), Elided()
        self._leave = button(session.words.say("sign_out"))
        self._leave.clicked.connect(self._sign_out)
        self._lock = button(Words("sign_in", session.language).say("locked.button"), "Ctrl+L")
        self._head, self._alarm, self._pages = self._make_head(), Message("alarm"), QStackedWidget()
        self._pages.addWidget(self._sign_in)
        self._pages.addWidget(self._work)
        middle = QWidget()
        middle.setObjectName("page")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._head)
        layout.addWidget(self._alarm)
        layout.addWidget(self._pages, 1)
        layout.addWidget(StatusLine(session))
        self.setCentralWidget(middle)
        self.setWindowTitle(session.words.say("title"))
        self.setLayoutDirection(direction(session.language))
        self.resize(1366, 740)
        session.seated.connect(self._seated)
        session.refused.connect(self._refused)
        session.changed.connect(self._show)
        self._seated(False)
        self.lock = ScreenLock(session, self, self._unsent, elapsed)
        self._lock.clicked.connect(self.lock.lock)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask where something would be left behind; else leave the desk first, so that a colleague can take it."""
        session = self._session
        if session.closed or session.person is None:
            event.accept()
            return
        if session.locked:
            # Whoever it belongs to opens it first, or signs out, which says what would be lost.
            event.ignore()
            return
        open_matter = next((text for one in self._work.all() if (text := one.unfinished())), "")
        if open_matter or session.seat is None or not session.ready:
            event.setAccepted(not open_matter or self._may_close(open_matter))
            return
        event.ignore()
        self._closing = True
        session.sign_out()

    def _sign_out(self) -> None:
        """Ask where something that was typed would be lost."""
        say = self._session.words.say
        asked = say("sign_out.title"), say("sign_out.unsent"), say("sign_out.go"), say("close.stay")
        if not self._unsent() or sure(self, *asked):
            self._session.sign_out()

    def _unsent(self) -> list[str]:
        say = self._session.words.say
        return [say(one.name) for one in self._work.all() if one.unsent()]

    def _may_close(self, text: str) -> bool:
        say = self._session.words.say
        return sure(self, say("close.title"), text, say("close.go"), say("close.stay"))

    def _make_head(self) -> QWidget:
        head = QWidget()
        head.setObjectName("head")
        head.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = QHBoxLayout(head)
        layout.setContentsMargins(20, 8, 20, 8)
        layout.setSpacing(16)
        layout.addWidget(self._place)
        layout.addWidget(self._work.bar)
        layout.addStretch(1)
        layout.addWidget(self._who)
        layout.addWidget(self._lock)
        layout.addWidget(self._leave)
        return head

    def _seated(self, seated: bool) -> None:
        self._head.setVisible(seated)
        self._pages.setCurrentWidget(self._work if seated else self._sign_in)
        person, centre = self._session.person, self._session.centre
        if person is None or centre is None:
            self._dress("")
            self._sign_in.begin()
            if self._closing:
                self.close()
            return
        self._place.setText(self._where(centre, person))
        self._who.say(person.name)
        self._leave.setText(self._session.words.say("sign_out" if person.role.sits else "sign_out.person"))
        self._leave.setAccessibleName(self._leave.text())
        seat = self._session.seat
        own = {centre.section(name).gender.value for name in ((seat.desk.section,) if seat else person.sections)}
        self._dress(own.pop() if len(own) == 1 else "")
        self._work.allow(person.role)

    def _dress(self, gender: str) -> None:
        """In the colours of a section; all that stands in the window is measured anew for each sheet it is given."""
        sheet = style_sheet(*section_colours(gender)[:2])
        if sheet != self.styleSheet():
            self.setStyleSheet(sheet)

    def _where(self, centre: CentreView, person: StaffView) -> str:
        seat, language = self._session.seat, self._session.language
        names = (seat.desk.section,) if seat else person.sections
        titles = [centre.section(name).title.in_language(language) for name in names]
        place = [self._session.words.say("desk", number=seat.desk.number)] if seat else []
        return "  ·  ".join([*titles, *place])

    def _show(self) -> None:
        self._leave.setEnabled(self._session.ready)
        self._alarm.tell("\n".join(self._session.alarms() if self._session.person else ()))

    def _refused(self, error: IstiqbalError | None) -> None:
        self._closing = False
        if self._pages.currentWidget() is self._sign_in:
            self._sign_in.refused(error)
        else:
            self._work.front.refused(error)
