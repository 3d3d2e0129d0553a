"""A document is withdrawn with a reason; it stays in the list."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode
from core.services.document_dto import DocumentView
from core.words import Words
from counter.document_words import own
from counter.widgets import Message, add_field, button, label, mark, with_key

_WIDTH, _HEIGHT = 560, 96
_WRONG = frozenset({ErrorCode.REASON_MISSING, ErrorCode.TEXT_TOO_LONG})


class WithdrawDialog(QDialog):
    """`agreed` carries the document and the reason; it stays open until `close`, with what was written."""

    agreed = Signal(object, str)

    def __init__(self, parent: QWidget, words: Words) -> None:
        super().__init__(parent)
        self._words = words
        self._document: DocumentView | None = None
        self.setMinimumWidth(_WIDTH)
        self._title, self._reason, self._message = label(name="title"), QPlainTextEdit(), Message()
        self._reason.setFixedHeight(_HEIGHT)
        self._reason.setTabChangesFocus(True)
        self._reason.textChanged.connect(lambda: mark(self._reason, False))
        self._go = button(words.say("withdraw.go"), primary=True)
        self._go.setText(with_key(words.say("withdraw.go"), "Ctrl+Enter"))
        leave = button(words.say("withdraw.leave"))
        leave.setText(with_key(words.say("withdraw.leave"), "Esc"))
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(8)
        layout.addWidget(self._title)
        layout.addWidget(label(words.say("withdraw.text")))
        add_field(layout, words.say("withdraw.reason"), self._reason)
        layout.addWidget(self._message)
        for part in (self._go, leave):
            part.setAutoDefault(False)
            row.addWidget(part)
        row.addStretch(1)
        layout.addLayout(row)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self).activated.connect(self._go.click)
        self._go.clicked.connect(self._agree)
        leave.clicked.connect(self.reject)

    def ask(self, document: DocumentView) -> None:
        """Open for a document; what was written for another is forgotten."""
        if self._document is None or self._document.id != document.id:
            self._reason.clear()
        self._document = document
        self._message.tell("")
        self._title.setText(self._words.say("withdraw.title", title=own(document.title)))
        self.setWindowTitle(self._title.text())
        self.allow(True)
        self.open()
        self._reason.setFocus()

    def done_with(self) -> None:
        """It is withdrawn."""
        self._document = None
        self.close()

    def allow(self, ready: bool) -> None:
        """Whether it can be sent now."""
        self._go.setEnabled(ready)

    def refused(self, code: ErrorCode | None, told: str) -> None:
        """Say why not; what is written stays."""
        self._message.tell(told, alarm=True)
        if code in _WRONG:
            mark(self._reason, True)
            self._reason.setFocus()

    def _agree(self) -> None:
        if self._document is not None:
            self._message.tell("")
            self.agreed.emit(self._document, self._reason.toPlainText())
