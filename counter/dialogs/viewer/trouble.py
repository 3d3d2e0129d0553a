"""What stands in the page's place where it cannot be shown, and why."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout

from core.qt import palette
from core.words import Words
from counter.icons import pixmap
from counter.widgets import button, label, with_key

_ICON, _BREADTH = 44, 520


class Trouble(QFrame):
    """`again` asks once more (F5)."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("card")
        self._icon, self._told = QLabel(), label(name="strong")
        self._told.setFixedWidth(_BREADTH)
        self._told.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._icon.setPixmap(pixmap("alarm", palette.ALARM, _ICON))
        self.again = button(words.say("again"))
        self.again.setText(with_key(words.say("again"), "F5"))
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch(1)
        for part in (self._icon, self._told, self.again):
            layout.addWidget(part, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def tell(self, why: str) -> None:
        """Why there is no page."""
        self._told.setText(why)
        self._told.setFixedHeight(self._told.heightForWidth(_BREADTH))  # a centred label is not asked for it
