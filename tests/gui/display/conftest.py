"""A hall with its screens: real QML on a real centre, with a steady clock and a loudspeaker of the test's."""

import re
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QSize, QSizeF
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre, open_centre
from core.cli.demo.actor import Actor
from core.config import Device, Display, Settings, SpokenCalls
from core.domain.text import Language
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.player import Sound
from core.services.dto import QueueSnapshot
from tests.support.clock import FakeClock
from tests.support.heard import Heard
from waiting_display.app import build
from waiting_display.view_models.display import Pace

NEVER_MS = 3_600_000
CHIME_ALONE = SpokenCalls(languages=(), ticket_language=False)


class Steady:
    """Seconds that pass only when the test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Screen:
    """One open display as the hall sees and hears it."""

    def __init__(
        self, settings: Settings, clock: FakeClock, qtbot: QtBot, poll_ms: int, sound: Sound | None = None
    ) -> None:
        self._qtbot = qtbot
        self._closed = False
        self.steady = Steady()
        self.heard = Heard(self.steady)
        self.shown: list[tuple[str, float]] = []
        self.link = CentreLink(lambda: open_centre(settings, clock=clock))
        self.display = build(
            settings,
            self.link,
            clock,
            pace=Pace(steady=self.steady, poll_ms=poll_ms, clock_ms=20, glance_ms=5),
            sound=sound or self.heard,
        )
        self.display.model.announced.connect(lambda: self.shown.append((self.large[0], self.steady.now)))
        self.display.window.show()
        self.actor = Actor(self.display.window)

    @property
    def chimes(self) -> list[float]:
        """When a call sounded."""
        return [played.at for played in self.heard.played]

    def item(self, name: str) -> QQuickItem:
        found = self.display.window.findChild(QQuickItem, name)
        assert isinstance(found, QQuickItem)
        return found

    @property
    def large(self) -> tuple[str, str]:
        """The ticket and the window on the card; empty texts where it bids welcome."""
        code, window = self.item("code"), self.item("window")
        return (str(code.property("text")), str(window.property("text"))) if code.isVisible() else ("", "")

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Tickets and windows of the table, from the top."""
        found = (re.fullmatch(r"(\S+) · \D+(\d+)", told) for told in self.actor.heard())
        return [(row[1], row[2]) for row in found if row]

    def see(self, true: Callable[[], bool], seconds: int = 10) -> None:
        """Wait until it is so."""
        self._qtbot.waitUntil(true, timeout=seconds * 1000)

    def see_window(self, number: int) -> None:
        """Wait until a call to this window is on the card."""
        self.see(lambda: self.large[1] == str(number))

    def see_nothing_cut(self) -> None:
        """Wait until every visible text is whole, which a changed size may take a moment to bring about."""

        def whole() -> None:
            assert self._cut_off() == []

        self._qtbot.waitUntil(whole, timeout=10_000)

    def resize(self, size: QSize) -> None:
        """Another screen."""
        self.display.window.resize(size)
        self.see(lambda: self.display.window.contentItem().size() == QSizeF(size))

    def pass_seconds(self, seconds: float, step: float = 0.1) -> None:
        """Let the hall's time pass in steps, each of them seen by the screen."""
        end = round(self.steady.now + seconds, 3)

        def stepped() -> bool:
            if self.steady.now >= end:
                return True
            self.steady.now = round(min(self.steady.now + step, end), 3)
            return False

        self._qtbot.waitUntil(stepped, timeout=60_000)

    def equals(self, truth: QueueSnapshot) -> bool:
        """Whether the screen shows what a fresh snapshot says."""
        current = (truth.current.ticket.code, str(truth.current.desk_number)) if truth.current else ("", "")
        recent = [(call.ticket.code, str(call.desk_number)) for call in truth.recent]
        return self.large == current and self.rows == recent and self.actor.hears(f"{truth.waiting} ")

    def _cut_off(self) -> list[str]:
        """Texts that are visible, but not whole."""
        found: list[str] = []
        pending = [self.display.window.contentItem()]
        while pending:
            item = pending.pop()
            if item.isVisible():
                pending += item.childItems()
                if item.property("truncated"):
                    found.append(str(item.property("text")))
        return found

    def close(self) -> None:
        """As the program ends; a screen that is closed stays so."""
        if not self._closed:
            self._closed = True
            self.display.close()


Opener = Callable[..., Screen]


@pytest.fixture
def open_screen(database_url: str, clock: FakeClock, qtbot: QtBot) -> Iterator[Opener]:
    """Opens screens of the centre, one after the other or side by side; they are closed at the end."""
    opened: list[Screen] = []

    def open_one(
        section: str | None = "women",
        *,
        language: Language = Language.ARABIC,
        poll_ms: int = NEVER_MS,
        voice: SpokenCalls = CHIME_ALONE,
        sound: Sound | None = None,
    ) -> Screen:
        start_application(["display"], language)
        device = Device(name=f"hall-{len(opened)}", kind="display", section=section)
        shown = Display(voice=voice)
        settings = Settings(database=database_url, device=device, language=language, display=shown)
        opened.append(Screen(settings, clock, qtbot, poll_ms, sound))
        return opened[-1]

    yield open_one
    for screen in opened:
        screen.close()


@pytest.fixture
def screen(centre: Centre, open_screen: Opener) -> Screen:
    """The women's hall, open and empty; it reads only when it is told."""
    opened = open_screen()
    opened.see(lambda: opened.actor.hears("قسم النساء"))
    return opened
