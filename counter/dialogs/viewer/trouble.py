"""What stands in the page's place while there is none: that it is being opened, or why it is not shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from core.qt import palette
from core.words import Words
from counter.icons import pixmap
from counter.widgets import button, label

_ICON, _BREADTH = 44, 520


class Trouble(QFrame):
    """`again` asks once more (F5)."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("card")
        self._icon, self._told = QLabel(), label(name="strong")
        self._told.setFixedWidth(_BREADTH)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon.setPixmap(pixmap("alarm", palette.ALARM, _ICON))
        self.again = button(words.say("again"))
        self.again.setText(f"{words.say('again')}  \u2066(F5)\u2069")
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(1)
        for part in (self._icon, self._told, self.again):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def show_state(self, why: str, *, opening: bool) -> None:
        """Why there is no page, or that it comes."""
        self._told.setText(self._words.say("opening") if opening else why)
        self._told.setFixedHeight(self._told.heightForWidth(_BREADTH))  # a centred label is not asked for it
        for part in (self._icon, self.again):
            part.setVisible(not opening)
        self.again.setEnabled(not opening and bool(why))
