"""The visitor who is at the window, once saved."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.dto import VisitorView
from counter.session import Session
from counter.widgets import apart, button, card, label


class VisitorStrip(QWidget):
    """The visitor who is here, on one line."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._name, self._rest = label(name="strong", wrap=False), label(name="quiet", wrap=False)
        self.edit = button(say("visitor.edit"), "Ctrl+E")
        frame, layout = card()
        row = QHBoxLayout()
        row.setSpacing(18)
        row.addWidget(label(say("visitor.title"), "title", wrap=False))
        row.addWidget(self._name)
        row.addWidget(self._rest)
        row.addStretch(1)
        row.addWidget(self.edit)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_visitor(self, visitor: VisitorView) -> None:
        """Name, kind, masked identity number, mobile."""
        words = self._session.words
        room = self._name.fontMetrics().elidedText(visitor.name, Qt.TextElideMode.ElideRight, 330)
        self._name.setText(room)
        self._name.setToolTip(visitor.name)
        self._name.setAccessibleName(visitor.name)
        parts = (
            words.say(f"kind.{visitor.kind}.{visitor.gender}"),
            apart(visitor.identity_number),
            apart(visitor.mobile),
        )
        self._rest.setText("   ".join(parts))
