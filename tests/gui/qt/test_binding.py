"""The binding itself: PySide6 6.12.0 lost references to True and None at each signal, and aborted after hundreds."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

TIMES = 20_000


class _Bell(QObject):
    rung = Signal(object, bool)


def test_signals_and_texts_lose_no_reference(qtbot: QtBot) -> None:
    bell, label = _Bell(), QLabel()
    qtbot.addWidget(label)
    heard = 0

    def hear(_: object, __: bool) -> None:
        nonlocal heard
        heard += 1

    bell.rung.connect(hear)
    before = [sys.getrefcount(value) for value in (None, True)]
    for number in range(TIMES):
        bell.rung.emit(None, True)
        label.setText(str(number))
    after = [sys.getrefcount(value) for value in (None, True)]
    assert heard == TIMES
    assert all(now > then - TIMES // 100 for then, now in zip(before, after, strict=True))
