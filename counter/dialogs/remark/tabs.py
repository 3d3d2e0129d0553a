"""The forms of the dialog as buttons in a row, each with its key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.words import Words
from counter.dialogs.remark.acts import KEYS, Noting
from counter.widgets import button, turn, with_key


class Tabs(QWidget):
    """`chosen` carries the form that is asked for, offered or not."""

    chosen = Signal(object)

    def __init__(self, words: Words, window: QWidget) -> None:
        super().__init__()
        self._buttons: dict[Noting, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for noting in Noting:
            made = self._buttons[noting] = button(words.say(noting.value))
            made.setText(with_key(made.text(), KEYS[noting]))
            made.setAutoDefault(False)
            made.clicked.connect(lambda _=False, noting=noting: self.chosen.emit(noting))
            # Not the button's own shortcut: that clicks a moment later, when hands have typed on.
            pressed = QShortcut(QKeySequence(KEYS[noting]), window)
            pressed.activated.connect(lambda noting=noting: self.chosen.emit(noting))
            row.addWidget(made)
        row.addStretch(1)

    def offer(self, notings: Sequence[Noting]) -> None:
        """Those that may be chosen."""
        for noting, made in self._buttons.items():
            made.setVisible(noting in notings)

    def mark(self, chosen: Noting) -> None:
        """The one in front."""
        for noting, made in self._buttons.items():
            turn(made, "primary", noting is chosen)
