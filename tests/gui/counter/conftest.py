"""A counter on a real centre, used by keyboard and mouse."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre, open_centre
from core.cli.demo.actor import Actor
from core.config import Device, Settings
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.services.dto import StaffView
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from counter.app import Counter, build
from counter.locking.idle import awake_or_asleep
from tests.support.clock import FakeClock

PASSWORD = "only for tests"
IDENTITY, NAME, MOBILE = "1000000008", "سارة بنت عبدالله الحربي", "0550000000"
Opener = Callable[[Settings], AbstractContextManager[Centre]]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))


class Clerk(Actor):
    """Who sits before the counter."""

    window: QWidget

    def widget(self, name: str) -> QWidget:
        """The visible field or button of this accessible name."""
        kinds = (QLineEdit, QPlainTextEdit, QPushButton, QComboBox)
        found = [one for kind in kinds for one in self.window.findChildren(kind) if one.accessibleName() == name]
        return next(one for one in found if one.isVisible())

    def text(self, name: str) -> str:
        """What stands in a field."""
        field = self.widget(name)
        return field.toPlainText() if isinstance(field, QPlainTextEdit) else field.text()  # type: ignore[attr-defined]

    def wrong(self, name: str) -> bool:
        """Whether a field is marked and holds the cursor."""
        field = self.widget(name)
        return bool(field.property("wrong")) and field.hasFocus()

    def combination(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key as the window system does, so that shortcuts hear it."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, modifiers)

    def type_and_enter(self, text: str) -> None:
        """Type into what has the focus, then press Enter."""
        self.keys(text)
        self.key(Qt.Key.Key_Return)

    def double_click(self, name: str) -> None:
        """As hands that are used to icons do."""
        thing = self._wait_for(frozenset({QAccessible.Role.Button}), name)
        place = self.window.mapFromGlobal(thing.rect().center())
        target = self.window.childAt(place) or self.window
        inside: QPoint = target.mapFrom(self.window, place)
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)
        QTest.mouseDClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, inside)


@dataclass(frozen=True)
class Screen:
    """An open counter, its clerk, and the centre behind it as another program sees it."""

    counter: Counter
    clerk: Clerk
    centre: Centre
    bot: QtBot

    def until(self, true: Callable[[], bool]) -> None:
        """Wait until it is true."""
        self.bot.waitUntil(true, timeout=15_000)

    def focus_on(self, name: str) -> None:
        """Wait until the cursor is in the field of this name."""
        self.until(lambda: (QApplication.focusWidget() or self.clerk.window).accessibleName() == name)

    def sign_in(self, login: str = "noura", password: str = PASSWORD) -> None:
        """With the keyboard; what still stands in the field is written over."""
        self.clerk.fill("اسم الدخول", "")
        self.clerk.combination(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.clerk.keys(login)
        self.clerk.key(Qt.Key.Key_Return)
        self.clerk.type_and_enter(password)

    def seat(self) -> None:
        """Sign in and sit."""
        self.sign_in()
        self.until(lambda: self.counter.session.work is not None)

    def issue(self, count: int = 1, section: str = "women") -> list[str]:
        """Tickets from another program; waits until the counter heard of them."""
        key = f"screen-{len(self.centre.queue.tickets(section))}"
        codes = [self.centre.queue.issue(section, "submit", f"{key}-{number}").code for number in range(count)]
        if self.counter.session.work is not None:
            waiting = len(self.centre.queue.waiting(section))
            self.until(lambda: len(self.counter.session.work.waiting) == waiting)  # type: ignore[union-attr]
        return codes

    def call(self) -> None:
        """Issue one ticket and call it to the window."""
        self.issue()
        self.clerk.combination(Qt.Key.Key_F2)
        self.focus_on("رقم الهوية")

    def visit(self) -> None:
        """A visitor is entered, by keyboard."""
        self.call()
        for text in (IDENTITY, NAME, MOBILE):
            self.clerk.type_and_enter(text)
        self.focus_on("بحث في التصنيف")

    def write_request(self, subject: str = "طلب نقل", summary: str = "خطاب") -> None:
        """Fill the form, by keyboard."""
        self.clerk.type_and_enter("خطاب")
        self.focus_on("الموضوع")
        self.clerk.type_and_enter(subject)
        self.clerk.keys(summary)

    def save(self) -> None:
        """Ctrl+S."""
        self.clerk.combination(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)

    def requests(self) -> list[str]:
        """The references that the visit at W1 has in the database."""
        visit = self.centre.visitors.visit("W1")
        return [request.reference for request in self.centre.requests.of_visit(visit.id)] if visit else []


Open = Callable[..., Screen]


@pytest.fixture
def open_counter(
    qtbot: QtBot, sqlite_url: str, clock: FakeClock, founding: Callable[[Settings, CentreSetup], None]
) -> Iterator[Open]:
    """Opens a counter on an SQLite centre of this test, or on another database; a second one on the same."""
    with ExitStack() as closing:
        made: dict[str, Centre] = {}

        def opened(
            url: str = sqlite_url,
            *,
            desk: str | None = "W1",
            language: Language = Language.ARABIC,
            opener: Opener | None = None,
            elapsed: Callable[[], float] = awake_or_asleep,
        ) -> Screen:
            device = Device(name=f"counter-{desk}", kind="counter", desk=desk)
            settings = Settings(database=url, device=device, language=language)
            if url not in made:
                founding(settings, DEFAULT_CENTRE)
                made[url] = closing.enter_context(open_centre(settings, clock=clock))
                staff(made[url])
            start = opener or (lambda own: open_centre(own, clock=clock))
            counter = build(settings, CentreLink(lambda: start(settings)), clock, elapsed)
            closing.callback(counter.close)
            counter.window.show()
            counter.window.activateWindow()
            qtbot.waitUntil(lambda: counter.session.centre is not None)
            return Screen(counter, Clerk(counter.window), made[url], qtbot)

        yield opened


def staff(centre: Centre) -> list[StaffView]:
    """Two women of the women's section, a man of the men's."""
    return [
        centre.staff.add(login, name, PASSWORD, Role.OPERATOR, [section])
        for login, name, section in (
            ("noura", "نورة السالم", "women"),
            ("huda", "هدى القحطاني", "women"),
            ("fahad", "فهد العتيبي", "men"),
        )
    ]
