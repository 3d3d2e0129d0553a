"""A scanner that types is told apart from hands by its speed."""

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from pytestqt.qtbot import QtBot

from kiosk.scanner import Scanner

NONE = Qt.KeyboardModifier.NoModifier


class Typist:
    """Presses keys some milliseconds apart, and hears which of them others would see."""

    def __init__(self, stamped: bool) -> None:
        self.now, self.read, self.seen = 5_000, list[str](), list[str]()
        self._stamped, self._nobody = stamped, QObject()
        self.scanner = Scanner(seconds=lambda: self.now / 1000)
        self.scanner.read.connect(self.read.append)

    def key(self, letter: str, gap: int, key: Qt.Key = Qt.Key.Key_unknown) -> None:
        """One key, so long after the one before."""
        self.now += gap
        event = QKeyEvent(QEvent.Type.KeyPress, key, NONE, letter)
        if self._stamped:
            event.setTimestamp(self.now)
        if not self.scanner.eventFilter(self._nobody, event):
            self.seen.append(letter)

    def types(self, text: str, gap: int = 5, enter: int | None = None) -> None:
        """A text, then Enter."""
        for letter in text:
            self.key(letter, gap)
        self.key("\r", gap if enter is None else enter, Qt.Key.Key_Return)


@pytest.fixture(params=[True, False], ids=["stamped", "unstamped"])
def typist(request: pytest.FixtureRequest, qtbot: QtBot) -> Typist:
    return Typist(request.param)


def test_what_comes_fast_and_ends_with_enter_was_scanned(typist: Typist) -> None:
    typist.types("1000000008")
    typist.types("٢٠٠٠٠٠٠٠٠٦", gap=40)
    assert typist.read == ["1000000008", "٢٠٠٠٠٠٠٠٠٦"]


def test_its_keys_press_no_button(typist: Typist) -> None:
    typist.types("1000000008")
    assert typist.seen == ["1"], "only the first key can be anybody's"


@pytest.mark.parametrize(("text", "gap", "enter"), [("1000000008", 41, 5), ("12345", 5, 5), ("1000000008", 5, 500)])
def test_hands_are_no_scanner(typist: Typist, text: str, gap: int, enter: int) -> None:
    typist.types(text, gap, enter)
    assert typist.read == []
    assert typist.seen[-1] == "\r"


def test_what_was_typed_by_hand_before_is_no_part_of_it(typist: Typist) -> None:
    typist.key("9", 5)
    typist.key("1", 300)
    typist.types("000000008")
    assert typist.read == ["1000000008"]


def test_shift_between_two_letters_does_not_end_it(typist: Typist) -> None:
    for letter in "ISTIQBAL":
        typist.key("", 3, Qt.Key.Key_Shift)
        typist.key(letter, 3)
    typist.key("\r", 3, Qt.Key.Key_Enter)
    assert typist.read == ["ISTIQBAL"]


def test_a_key_that_is_held_for_ever_is_not_kept_for_ever(typist: Typist) -> None:
    typist.types("1" * 100_000, gap=1)
    assert [len(text) for text in typist.read] == [400]
