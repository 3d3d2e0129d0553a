"""What Qt does with our fonts while other threads draw tickets."""

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontMetrics

from core.qt.application import FAMILIES, load_fonts


def test_nothing_is_told_under_the_lock_of_the_fonts() -> None:
    """A message waits for Python there, and a thread of Python's for the lock: neither would ever go on."""
    heard: list[str] = []

    def listen(_: QtMsgType, context: QMessageLogContext, message: str) -> None:
        heard.append(f"{context.category}: {message}")

    load_fonts()
    before = qInstallMessageHandler(listen)
    for size in (173, 179, 181):  # of which there is no engine yet
        font = QFont(FAMILIES)
        font.setPixelSize(size)
        for words in ("وزارت", "मंत्रालय", "মন্ত্রণালয়"):
            QFontMetrics(font).horizontalAdvance(words)
    qInstallMessageHandler(before)
    assert not heard
