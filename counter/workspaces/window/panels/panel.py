"""What the panels have in common."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode
from counter.act_button import ActButton, Hand
from counter.session import Session
from counter.widgets import button, card, label

CHOICE = Qt.ItemDataRole.UserRole
_LINE = 33


class Panel(QWidget):
    """A title, what it asks, and two buttons: the act, and back (Esc). `left` tells that it is to go."""

    left = Signal()

    def __init__(self, session: Session, hand: Hand, act: str) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._title = label(name="title")
        self.act = ActButton(say(act), "", hand, primary=True)
        back = button(say("panel.back"), "Esc")
        back.clicked.connect(self.left)
        self.act.clicked.connect(self.go)
        frame, self._layout = card()
        self._layout.addWidget(self._title)
        self.fill(self._layout)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.act)
        self._layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        outer.addStretch(1)

    def fill(self, layout: QVBoxLayout) -> None:
        """Put in what it asks."""

    def ask(self, title: str) -> None:
        """Begin anew, under this title."""

    def refused(self, code: ErrorCode) -> None:
        """Mark what was refused, where it is something that stands here."""

    def go(self) -> None:
        """Do it."""

    def show_work(self) -> None:
        """What the screen knows changed."""
        self.act.setEnabled(self._session.settled)


class Choices(QListWidget):
    """Lines of which one is chosen with the arrows and taken with Enter; heads between them cannot be."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)

    def offer(self, lines: Sequence[tuple[str, object]], most: int = 8) -> None:
        """Show these lines, each with what it stands for (None: a head), the first chosen; no taller than needed."""
        self.clear()
        for text, choice in lines:
            item = QListWidgetItem(text)
            item.setData(CHOICE, choice)
            item.setToolTip(text)
            if choice is None:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        first = next((row for row, (_, choice) in enumerate(lines) if choice is not None), -1)
        self.setCurrentRow(first)
        self.setFixedHeight(_LINE * max(1, min(len(lines), most)) + 6)

    def chosen(self) -> object:
        """What the chosen line stands for."""
        item = self.currentItem()
        return item.data(CHOICE) if item is not None else None
