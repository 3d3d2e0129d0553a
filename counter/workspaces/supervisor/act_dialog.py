"""The question before an act of a supervisor: to whom or what, and why."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.words import Words
from counter.widgets import Message, add_field, button, label, mark

MAX_REASON = 200


class ActDialog(QDialog):
    """Enter acts, Escape leaves; an act needs its reason. `agreed` carries the place of the choice and why."""

    agreed = Signal(int, str)

    def __init__(self, parent: QWidget, words: Words, act: str, told: str, choices: Sequence[str] = ()) -> None:
        super().__init__(parent)
        self._words = words
        title = words.say(f"act.{act}")
        self.setWindowTitle(title)
        self.setMinimumWidth(460)
        self._choice, self._reason, self._message = QComboBox(), QLineEdit(maxLength=MAX_REASON), Message()
        self._choice.addItems(list(choices))
        go, stay = button(words.say(f"act.{act}.go"), primary=True), button(words.say("act.stay"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(label(title, "title"))
        layout.addWidget(label(told))
        if choices:
            add_field(layout, words.say(f"act.{act}.choice"), self._choice)
        add_field(layout, words.say("act.reason"), self._reason)
        layout.addWidget(self._message)
        row = QHBoxLayout()
        row.addWidget(go)
        row.addWidget(stay)
        row.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(row)
        go.setDefault(True)
        go.clicked.connect(self._agree)
        stay.clicked.connect(self.reject)
        (self._choice if len(choices) > 1 else self._reason).setFocus()

    def _agree(self) -> None:
        reason = self._reason.text().strip()
        mark(self._reason, not reason)
        if not reason:
            self._message.tell(self._words.say("act.reason.missing"), alarm=True)
            self._reason.setFocus()
            return
        self.accept()
        self.agreed.emit(self._choice.currentIndex(), reason)
