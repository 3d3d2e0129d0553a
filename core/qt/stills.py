"""Pictures of screens: a centre made for them, a clock that stands still, and windows that have come to rest."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QWidget

from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.waiting import StepFailed, wait_until

_REST_SECONDS = 0.5
_PATIENCE_SECONDS = 15.0


class StillClock:
    """`Clock` at half past ten in the morning in Riyadh, on a working day."""

    def now(self) -> datetime:
        """Always the same instant."""
        return datetime(2026, 11, 24, 7, 30, tzinfo=UTC)


class Album:
    """Saves pictures as NAME.LANGUAGE.png in a folder."""

    def __init__(self, folder: Path, language: Language) -> None:
        self._folder = folder
        self._language = language
        self.taken: list[Path] = []

    def take(self, window: QQuickWindow | QWidget, name: str, ready: Callable[[], bool], what: str) -> None:
        """Wait until the screen is `ready` and at rest, both at once, then save it."""
        QGuiApplication.styleHints().setCursorFlashTime(0)
        image = self._rested(window, ready, what)
        while not ready():  # what was awaited went by before the screen came to rest
            image = self._rested(window, ready, what)
        path = self._folder / f"{name}.{self._language}.png"
        if not image.save(str(path)):
            raise StepFailed(f"{path} could not be written")
        self.taken.append(path)

    @staticmethod
    def _rested(window: QQuickWindow | QWidget, ready: Callable[[], bool], what: str) -> QImage:
        wait_until(ready, what)
        image = at_rest(window, _REST_SECONDS, _PATIENCE_SECONDS)
        if image is None:
            raise StepFailed(f"{what} does not come to rest")
        return image


def at_rest(window: QQuickWindow | QWidget, rest: float, patience: float) -> QImage | None:
    """What the window shows once it has not changed for `rest` seconds; None where it still moves after `patience`."""
    last, began = grabbed(window), monotonic()
    unchanged_since = began

    def settled() -> bool:
        nonlocal last, unchanged_since
        before, last = last, grabbed(window)
        if before != last:
            unchanged_since = monotonic()
        return monotonic() - unchanged_since > rest or monotonic() - began > patience

    wait_until(settled, "the picture", patience + 10)
    return last if monotonic() - unchanged_since > rest else None


def grabbed(window: QQuickWindow | QWidget) -> QImage:
    """What the window shows now."""
    return window.grabWindow() if isinstance(window, QQuickWindow) else window.grab().toImage()


@contextmanager
def no_database(database: str) -> Iterator[None]:
    """While it lasts, an SQLite file lies elsewhere: a screen would find it again before it came to rest."""
    file = Path(database.removeprefix("sqlite:///"))
    elsewhere = file.rename(file.with_suffix(".away"))
    try:
        yield
    finally:
        elsewhere.rename(file)


def lose_database(link: CentreLink) -> None:
    """What a database that went away does to a program; it is back at the next try."""

    def away(_: object) -> None:
        raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="a picture of it")

    link.run(away, lambda _: None, lambda _: None)
