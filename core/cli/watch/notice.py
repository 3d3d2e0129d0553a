"""What stands on the screen while a program fails at every start: that it is tried again, and why it fails."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from core.domain.text import STAFF_LANGUAGES, Language
from core.words import Words


@contextmanager
def shown(under: Sequence[str], why: str, again_in: float, tries: int) -> Iterator[None]:
    """In a program of its own, `under` a compositor: the one that watches must not fall with a screen."""
    command = [*under, sys.executable, "-m", "core.cli.watch.notice", why, str(round(again_in)), str(tries)]
    program = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        program.terminate()
        program.wait()


def texts(why: str, seconds: str, tries: str) -> list[tuple[str, str, str]]:
    """Title, what happens now, and why, in Arabic and in English."""
    found = []
    for language in STAFF_LANGUAGES:
        words = Words("alone", language)
        told = words.say("notice.told", seconds=seconds, tries=tries)
        found.append((words.say("notice.title"), told, words.say("notice.why", why=f"\u2068{why}\u2069")))
    return found


def show(why: str, seconds: str, tries: str) -> int:
    """The screen, until whoever started it ends it."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

    from core.qt.application import direction, start_application

    app = start_application(["istiqbal-watch"], Language.ARABIC)
    window = QWidget()
    window.setStyleSheet("QWidget { background: black; color: #c9c2b2; }")
    layout = QVBoxLayout(window)
    layout.setContentsMargins(60, 60, 60, 60)
    layout.addStretch(1)
    for language, lines in zip(STAFF_LANGUAGES, texts(why, seconds, tries), strict=True):
        for place, line in enumerate(lines):
            label = QLabel(line, wordWrap=True, textFormat=Qt.TextFormat.PlainText)
            label.setLayoutDirection(direction(language))
            font = label.font()
            font.setPixelSize(40 if place == 0 else 24)
            label.setFont(font)
            layout.addWidget(label)
        layout.addSpacing(40)
    layout.addStretch(1)
    window.showFullScreen()
    return int(app.exec())


if __name__ == "__main__":
    sys.exit(show(*sys.argv[1:4]))
