"""Where a program's window stands: the whole screen, a part of it, or as much as it needs."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QScreen, QWindow
from PySide6.QtWidgets import QWidget

from core.config import Settings

_MOST = 0.9


def show(window: QWindow | QWidget, settings: Settings) -> None:
    """Show it as the settings say; a window is never larger than its screen."""
    if not settings.fullscreen:
        screen = window.screen()
        window.setGeometry(part(screen, settings.area) if settings.area else fitting(screen, window.size()))
        window.show()
    elif isinstance(window, QWidget):
        window.showMaximized()
    else:
        window.setFlag(Qt.WindowType.FramelessWindowHint)
        window.showFullScreen()


def part(screen: QScreen, area: tuple[int, int, int, int]) -> QRect:
    """A part of the screen: left, top, width and height in percent of it."""
    whole = screen.availableGeometry()
    left, top, width, height = area
    return QRect(
        whole.left() + whole.width() * left // 100,
        whole.top() + whole.height() * top // 100,
        whole.width() * width // 100,
        whole.height() * height // 100,
    )


def fitting(screen: QScreen, size: QSize) -> QRect:
    """The size, or the largest of its shape that fits, in the middle of the screen."""
    whole = screen.availableGeometry()
    most = QSize(int(whole.width() * _MOST), int(whole.height() * _MOST))
    if size.width() > most.width() or size.height() > most.height():
        size = size.scaled(most, Qt.AspectRatioMode.KeepAspectRatio)
    place = QRect(whole.topLeft(), size)
    place.moveCenter(whole.center())
    return place
