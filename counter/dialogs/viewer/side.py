"""What stands beside the page: which document it is, and every act with its key."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.words import Words
from counter.widgets import button, card, label, with_key

_WIDTH = 300
_ACTS = {
    "page": (("previous", "PgUp"), ("next", "PgDown")),
    "look": (
        ("fit.width", "Ctrl+2"),
        ("fit.page", "Ctrl+1"),
        ("larger", "Ctrl++"),
        ("smaller", "Ctrl+-"),
        ("turn_right", "Ctrl+R"),
        ("turn_left", "Ctrl+Shift+R"),
    ),
    "copy": (("print", "Ctrl+P"), ("save", "Ctrl+S")),
}
# What a hand reaches for on a keyboard without a number block.
_ALSO = {"larger": ("Ctrl+=",), "smaller": ("Ctrl+_",)}


class Side(QWidget):
    """`did` names an act, `asked_page` the number that was typed (Ctrl+G)."""

    did = Signal(str)
    asked_page = Signal(int)

    def __init__(self, dialog: QDialog, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("acts")
        self.setFixedWidth(_WIDTH)
        self.title, self.facts = label(name="chip"), label(name="quiet")
        self._number, self._of, self._zoom = QLineEdit(), label(name="quiet", wrap=False), label(name="quiet")
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        about, inside = card()
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(4)
        for part in (self.title, self.facts):
            inside.addWidget(part)
        layout.addWidget(about)
        self._cards = {name: self._card(name, dialog) for name in _ACTS}
        for made in self._cards.values():
            layout.addWidget(made)
        layout.addStretch(1)
        self._number.returnPressed.connect(self._ask)

    def show_page(self, number: int, count: int, zoom: float | None) -> None:
        """Which page of how many, from 0, and how large."""
        if not self._number.hasFocus():  # what is being typed stays
            self._number.setText(self._words.digits(str(number + 1)))
        self._of.setText(self._words.say("page.of", count))
        self._zoom.setText("" if zoom is None else self._words.say("zoom", percent=round(100 * zoom)))

    def allow(self, *, readable: bool, copies: bool, number: int, count: int) -> None:
        """What can be done now."""
        for name, made in self.buttons.items():
            made.setEnabled(readable)
            if name in {"print", "save"}:
                made.setEnabled(readable and copies)
        self.buttons["previous"].setEnabled(readable and number > 0)
        self.buttons["next"].setEnabled(readable and number < count - 1)
        self._number.setEnabled(readable)
        self._cards["copy"].setVisible(copies)

    def ask_page(self) -> None:
        """Let a number be typed."""
        self._number.setFocus()
        self._number.selectAll()

    def _card(self, name: str, dialog: QDialog) -> QWidget:
        made, inside = card()
        inside.setContentsMargins(12, 8, 12, 8)
        inside.setSpacing(6)
        if name == "page":
            inside.addLayout(self._place(dialog))
        if name == "look":
            inside.addWidget(self._zoom)
        grid = QGridLayout()
        grid.setSpacing(6)
        for at, (act, shortcut) in enumerate(_ACTS[name]):
            grid.addWidget(self._button(act, shortcut, dialog), at // 2, at % 2)
        inside.addLayout(grid)
        return made

    def _place(self, dialog: QDialog) -> QHBoxLayout:
        row = QHBoxLayout()
        self._number.setAccessibleName(self._words.say("page.go"))
        self._number.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._number.setFixedWidth(64)
        row.addWidget(label(with_key(self._words.say("page"), "Ctrl+G"), "quiet", wrap=False))
        row.addWidget(self._number)
        row.addWidget(self._of, 1)
        QShortcut(QKeySequence("Ctrl+G"), dialog).activated.connect(self.ask_page)
        return row

    def _button(self, act: str, shortcut: str, dialog: QDialog) -> QPushButton:
        made = self.buttons[act] = button(self._words.say(act))
        shown = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        made.setText(f"{self._words.say(act)}\n\u2066{shown}\u2069")
        made.setAutoDefault(False)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the page
        made.clicked.connect(lambda: self.did.emit(act))
        for keys in (shortcut, *_ALSO.get(act, ())):
            # a shortcut of the button's own would swallow the second of two quick keys
            QShortcut(QKeySequence(keys), dialog).activated.connect(made.click)
        return made

    def _ask(self) -> None:
        text = self._number.text().strip()
        self.asked_page.emit(int(text) - 1 if text.isdecimal() else -1)  # in whichever digits
