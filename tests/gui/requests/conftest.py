"""Those who move requests, each before the counter's real screen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QListWidget, QPlainTextEdit

from core.bootstrap import Centre
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import RequestView
from counter.live_table import LiveTable
from counter.widgets import Message
from counter.workspaces.requests.page import RequestsPage
from tests.gui.counter.conftest import (
    IDENTITY,
    MOBILE,
    NAME,
    PASSWORD,
    Open,
    Screen,
    open_counter,
)

__all__ = ["open_counter"]
CONTROL = Qt.KeyboardModifier.ControlModifier


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


@dataclass(frozen=True)
class Place:
    """Somebody's screen with the page of requests."""

    screen: Screen

    @property
    def centre(self) -> Centre:
        return self.screen.centre

    @property
    def page(self) -> RequestsPage:
        found = self.screen.clerk.window.findChild(RequestsPage)
        assert isinstance(found, RequestsPage)
        return found

    @property
    def table(self) -> LiveTable:
        found = self.page.findChild(LiveTable)
        assert isinstance(found, LiveTable)
        return found

    def rows(self) -> list[list[str]]:
        """What the table shows, from above; without the marks that keep a number's direction."""
        model = self.table.model()
        lines = [
            [str(model.index(row, at).data()) for at in range(model.columnCount())] for row in range(model.rowCount())
        ]
        return [[cell.replace("\u2066", "").replace("\u2069", "") for cell in line] for line in lines]

    def references(self) -> list[str]:
        return [line[0].split("\n")[0] for line in self.rows()]  # in the search its state stands below

    def lies(self, *references: str) -> None:
        """Wait until these and no others lie here."""
        self.screen.until(lambda: sorted(self.references()) == sorted(references))

    def read_file(self, request: RequestView) -> None:
        """Go to a request with the keyboard; its file is told."""
        self.screen.until(lambda: request.reference in self.references())
        self.table.setFocus()
        self.key(Qt.Key.Key_Home)
        for _ in range(self.references().index(request.reference)):
            self.key(Qt.Key.Key_Down)
        self.screen.until(lambda: request.reference in self.file())

    def find(self, request: RequestView) -> None:
        """Look for it in the whole centre, by its reference."""
        self.table.setFocus()
        self.key(Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
        self.screen.until(lambda: isinstance(QApplication.focusWidget(), QLineEdit))
        self.screen.clerk.keys(request.reference)
        self.lies(request.reference)
        self.read_file(request)

    def back(self) -> None:
        """From the search to what lies here."""
        self.table.setFocus()
        self.key(Qt.Key.Key_Escape)

    def file(self) -> str:
        """All that the file says."""
        texts = [
            one.text() for one in self.page.findChildren(QLabel) if one.isVisible() and not isinstance(one, Message)
        ]
        return "\n".join(texts).translate(dict.fromkeys((0x2066, 0x2068, 0x2069)))

    def told(self) -> str:
        """What was said last."""
        return self.page.message.text().replace("\u2066", "").replace("\u2068", "").replace("\u2069", "")

    def says(self, text: str) -> None:
        self.screen.until(lambda: text in self.told())

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.screen.clerk.combination(key, modifier)

    def ready(self, button: str) -> None:
        """Wait until a move is offered and can begin."""
        self.screen.until(lambda: any(one == button for one in self.offered()))

    def offered(self) -> list[str]:
        """The moves that stand under the page and can be pressed."""
        bar = self.page.findChildren(type(self.screen.clerk.widget("المتأخرة أولًا")))
        known = [self.page._words.say(f"move.{move}") for move in RequestMove]
        return [
            one.accessibleName() for one in bar if one.isVisible() and one.isEnabled() and one.accessibleName() in known
        ]

    def text(self) -> QPlainTextEdit:
        found = next(one for one in self.page.findChildren(QPlainTextEdit))
        assert isinstance(found, QPlainTextEdit)
        return found

    def department(self) -> str:
        """The code of the department that is chosen, which stands behind its name."""
        found = self.page.findChild(QListWidget)
        assert isinstance(found, QListWidget)
        text = found.currentItem().text() if found.currentItem() else ""
        return text.rpartition("·")[2].strip(" \u2066\u2069")

    def front(self) -> None:
        """Go to this screen, where several are open."""
        window = self.screen.clerk.window
        window.activateWindow()
        self.screen.until(window.isActiveWindow)

    def departments(self) -> list[str]:
        """The lines of those that are added, without their codes."""
        found = self.page.findChild(QListWidget)
        assert isinstance(found, QListWidget)
        lines = [item.text() for row in range(found.count()) if (item := found.item(row)) is not None]
        return [line.rpartition("  ·  ")[0] for line in lines if line.startswith("✓")]

    def write(self, text: str) -> None:
        """Type into the form's text, which has the cursor."""
        self.screen.until(lambda: QApplication.focusWidget() is self.text())
        self.screen.clerk.keys(text)

    def name(self, department: str) -> None:
        """Type a department into the search, which comes after the text."""
        if QApplication.focusWidget() is self.text():
            self.key(Qt.Key.Key_Tab)
        self.screen.focus_on("بحث عن جهة")
        self.screen.clerk.keys(department)

    def send(self) -> None:
        """Ctrl+Enter."""
        self.key(Qt.Key.Key_Return, CONTROL)


@dataclass
class Ministry:
    """One centre, its people, and requests that were raised."""

    open_counter: Open
    url: str
    centre: Centre
    count: int = 0

    def sits(self, login: str, **others: object) -> Place:
        """Somebody's own screen, signed in with the keyboard."""
        screen = self.open_counter(self.url, desk=None, **others)
        screen.sign_in(login)
        place = Place(screen)
        screen.until(lambda: screen.counter.session.person is not None and place.page._desk.lying is not None)
        return place

    def enter(self, subject: str = "طلب نقل", kind: str = "G01") -> RequestView:
        """A request that was entered and raised."""
        self.count += 1
        centre, key = self.centre, f"ministry {self.count}"
        clerk = next(one for one in centre.staff.everyone() if one.login == "noura")
        centre.staff.take_desk(clerk.id, "W1")
        centre.queue.issue("women", "submit", key)
        centre.queue.call_next("W1", by=clerk.id)
        visitor = centre.visitors.enter(IDENTITY, NAME, Gender.WOMAN, MOBILE)
        visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
        made = centre.requests.register(visit.id, kind, subject, "خطاب", by=clerk.id, key=key)
        centre.queue.finish("W1")
        centre.staff.leave_desk(clerk.id)
        return made

    def move(self, request: RequestView, login: str, act: Act) -> RequestView:
        """Somebody moves it from another program."""
        by = next(one for one in self.centre.staff.everyone() if one.login == login)
        self.count += 1
        return self.centre.requests.take(request.id, act, by=by.id, key=f"elsewhere {self.count}")

    def now(self, request: RequestView) -> str:
        """The state in the database."""
        return self.centre.requests.get(request.id).state.value


Found = Callable[..., Ministry]


@pytest.fixture
def found(open_counter: Open, sqlite_url: str) -> Found:
    """A ministry on a database: its office, two officers of one department, one of another, and the centre's people."""

    def made(url: str = sqlite_url) -> Ministry:
        centre = open_counter(url, desk=None).centre
        for login, name, role, sections, department in (
            ("office", "خالد الدوسري", Role.OFFICE, (), None),
            ("officer", "سلطان القحطاني", Role.OFFICER, (), "ADM"),
            ("second", "ماجد الشهري", Role.OFFICER, (), "ADM"),
            ("legal", "ناصر العنزي", Role.OFFICER, (), "LEG"),
            ("maha", "مها الفيصل", Role.SUPERVISOR, ("women", "men"), None),
            ("abeer", "عبير المطيري", Role.AGENT, ("women",), None),
            ("auditor", "فيصل الشمري", Role.AUDITOR, (), None),
            ("coordinator", "هند الزهراني", Role.COORDINATOR, ("women",), None),
        ):
            centre.staff.add(login, name, PASSWORD, role, sections, department)
        return Ministry(open_counter, url, centre)

    return made
