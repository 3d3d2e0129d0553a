"""The proof-reader of the kiosk's pages finds each fault that is planted, and none where there is none."""

from collections.abc import Callable, Iterator

import pytest
import shiboken6
from PySide6.QtCore import QByteArray, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickWindow
from pytestqt.qtbot import QtBot

from core.domain.text import Language
from core.services.setup import DEFAULT_CENTRE
from tests.gui.kiosk.looking import faults
from tests.gui.kiosk.looking.language import Reader
from tests.gui.kiosk.looking.pieces import Page, look

FAMILIES = frozenset({"IBM Plex Sans Arabic", "Noto Naskh Arabic"})
_WELL = 'Text { x: 20; y: 20; width: 300; text: "Welcome"; font { family: "IBM Plex Sans Arabic"; pixelSize: 20 } }'
_BUTTON = """Rectangle {
    x: 20; y: 100; width: 200; height: 90
    Accessible.role: Accessible.Button; Accessible.name: "Back"; Accessible.description: "Takes you one step back"
    activeFocusOnTab: true
    TapHandler {}
    Text { anchors.centerIn: parent; text: "Back"; font { family: "IBM Plex Sans Arabic"; pixelSize: 20 } }
}"""

Shown = Callable[[str], Page]


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Shown]:
    engine, windows = QQmlEngine(), []

    def show(body: str) -> Page:
        source = "import QtQuick\nWindow { width: 400; height: 400; " + body + " }"
        component = QQmlComponent(engine)
        component.setData(QByteArray(source.encode()), QUrl())
        window = component.create()
        assert isinstance(window, QQuickWindow), component.errorString()
        windows.append(window)
        window.show()
        qtbot.waitUntil(window.isExposed)
        window.grabWindow()
        return look(window)

    yield show
    for window in windows:
        shiboken6.delete(window)
    shiboken6.delete(engine)


def found(page: Page) -> list[str]:
    reader = Reader(Language.ENGLISH, DEFAULT_CENTRE)
    seen = faults.faults(page, FAMILIES, reader.knows)
    return [*seen, *faults.unnamed(page, reader.knows), *faults.too_small(page, 80), *faults.too_high(page, 50)]


def test_a_page_without_a_fault_has_none(shown: Shown) -> None:
    page = shown(_WELL + _BUTTON)
    assert found(page) == []
    assert [text.words for text in page.texts] == ["Welcome", "Back"]


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        (_WELL.replace("width: 300", "width: 30; elide: Text.ElideRight"), "truncated: 'Welcome'"),
        (_WELL.replace("width: 300", "width: 30"), "beyond its box: 'Welcome'"),
        (_WELL.replace("width: 300", "width: 300; height: 9"), "beyond its box: 'Welcome'"),
        (_WELL.replace("x: 20", "x: 380").replace("width: 300;", ""), "beyond its window: 'Welcome'"),
        (_BUTTON.replace("anchors.centerIn: parent", "x: 190"), "beyond its target: 'Back'"),
        (_BUTTON.replace("y: 100", "y: 350"), "beyond the window: 'Back'"),
        (_WELL + _WELL.replace("y: 20", "y: 30"), "on 'Welcome': 'Welcome'"),
        (_BUTTON + _WELL.replace("y: 20", "y: 120"), "on the target 'Back': 'Welcome'"),
        (_BUTTON + _BUTTON.replace("x: 20", "x: 180"), "targets on each other: 'Back' and 'Back'"),
        (_BUTTON.replace("height: 90", "height: 60"), "too small: 'Back'"),
        (_BUTTON.replace("y: 100", "y: 10"), "too high: 'Back'"),
        (_WELL.replace("Welcome", "أهلًا وسهلًا"), "not translated"),
        (_WELL.replace("Welcome", "Tervetuloa"), "not translated"),
        (_WELL.replace("Welcome", "Monday   |   Tervetuloa"), "not translated"),
        (_WELL.replace("Welcome", "14 Lokakuu 1448 AH"), "not translated"),
        (_WELL.replace("Welcome", "\U00012000"), "no glyph of ours"),
        (_WELL.replace("IBM Plex Sans Arabic", "DejaVu Sans"), "no glyph of ours"),
        (_BUTTON.replace('Accessible.name: "Back"', 'Accessible.name: ""'), "no name"),
        (_BUTTON.replace("Takes you one step back", ""), "no description: 'Back'"),
        (_BUTTON.replace("Takes you one step back", "يعيدك خطوة واحدة"), "description not translated"),
        (_BUTTON.replace("activeFocusOnTab: true", ""), "not reached by a keyboard: 'Back'"),
        ("MouseArea { width: 90; height: 90 }", "not in the tree"),
    ],
)
def test_a_planted_fault_is_found(shown: Shown, planted: str, told: str) -> None:
    assert any(fault.startswith(told) for fault in found(shown(planted))), found(shown(planted))


def test_figures_dates_and_facts_in_one_line_are_of_every_language() -> None:
    for language, texts in {
        Language.ENGLISH: ("M001", "10:00", "11 people are waiting", "14 Jumada al-Akhirah 1448 AH   |   10:00"),
        Language.ARABIC: ("M001", "١٠:٠٠", "11 شخصًا في الانتظار", "14 جمادى الآخرة 1448 هـ   |   10:00"),
    }.items():
        reader = Reader(language, DEFAULT_CENTRE)
        assert [text for text in texts if not reader.knows(text)] == []
