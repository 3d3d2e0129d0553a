"""The actor uses real windows with real events, and says what it missed."""

from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.cli.demo.actor import Actor
from core.qt.waiting import StepFailed, wait_until

QML = b"""
import QtQuick
Window {
    width: 400; height: 300; visible: true
    property int taps: 0
    Rectangle {
        x: 100; y: 100; width: 200; height: 100
        Accessible.role: Accessible.Button
        Accessible.name: "\xd9\x82\xd8\xb3\xd9\x85 \xd8\xa7\xd9\x84\xd9\x86\xd8\xb3\xd8\xa7\xd8\xa1"
        TapHandler { onTapped: taps += 1 }
    }
    Text { text: "taps " + taps; Accessible.role: Accessible.StaticText; Accessible.name: text }
}
"""


@pytest.fixture
def form(qtbot: QtBot) -> QWidget:
    window = QWidget()
    field, button = QLineEdit(), QPushButton("حفظ")
    field.setAccessibleName("الاسم")
    button.clicked.connect(lambda: button.setText(f"حفظ {field.text()}"))
    rows = QVBoxLayout(window)
    rows.addWidget(field)
    rows.addWidget(button)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    return window


def test_a_touch_reaches_the_item_of_that_name(qtbot: QtBot) -> None:
    engine = QQmlApplicationEngine()
    engine.loadData(QML)
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    qtbot.waitUntil(window.isExposed)
    visitor = Actor(window)
    visitor.press("قسم النساء")
    visitor.expect("taps 1")
    assert visitor.read(r"taps \d") == "taps 1"


def test_arabic_is_typed_and_a_click_lands(form: QWidget) -> None:
    clerk = Actor(form)
    clerk.fill("الاسم", "نورة")
    clerk.press("حفظ")
    clerk.expect("حفظ نورة")


def test_a_disabled_button_is_not_pressed(form: QWidget, monkeypatch: pytest.MonkeyPatch) -> None:
    form.findChildren(QPushButton)[0].setEnabled(False)
    monkeypatch.setattr("core.cli.demo.actor.wait_until", lambda true, expected: wait_until(true, expected, 0.05))
    with pytest.raises(StepFailed, match="to be usable"):
        Actor(form).press("حفظ")


def test_what_never_comes_is_named(qtbot: QtBot) -> None:
    with pytest.raises(StepFailed, match="for the moon"):
        wait_until(lambda: False, "the moon", 0.02)


def test_a_picture_is_saved(form: QWidget, tmp_path: Path) -> None:
    Actor(form).picture(tmp_path / "form.png")
    assert not QImage(str(tmp_path / "form.png")).isNull()


def test_a_picture_that_cannot_be_saved_fails_the_step(form: QWidget, tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="no picture"):
        Actor(form).picture(tmp_path / "missing" / "form.png")
