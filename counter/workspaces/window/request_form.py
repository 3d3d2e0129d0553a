"""The request that the visitor hands over, and those already entered."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode
from core.services.dto import RequestView
from core.words import Words
from counter.session import Session, Work
from counter.widgets import Field, add_field, button, card, label, mark
from counter.workspaces.window.type_tree import TypeTree

_REQUEST = Qt.ItemDataRole.UserRole


class RequestForm(QWidget):
    """Type, subject and summary; the reference comes out with its check digit."""

    save_receipt = Signal(object)
    print_receipt = Signal(object)

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._types = TypeTree(words)
        self._subject, self._summary = QLineEdit(), QPlainTextEdit()
        self._summary.setTabChangesFocus(True)
        self._register = button(words.say("request.register"), "Ctrl+S", primary=True)
        self._requests = QListWidget()
        self._requests.setMaximumHeight(90)
        self._requests.setAccessibleName(words.say("request.requests"))
        self._reference = label("", "reference")
        self._reference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._save = button(words.say("receipt.save"))
        self._print = button(words.say("receipt.print"), "Ctrl+P")
        self._fields: dict[ErrorCode, Field] = {ErrorCode.SUBJECT_MISSING: self._subject}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._entry(), 1)
        outer.addWidget(self._entered())
        self._register.clicked.connect(self._enter)
        self._subject.textEdited.connect(lambda: mark(self._subject, False))
        self._save.clicked.connect(lambda: self._with_request(self.save_receipt.emit))
        self._print.clicked.connect(lambda: self._with_request(self.print_receipt.emit))
        self._requests.currentItemChanged.connect(lambda *_: self._show_reference())
        session.registered.connect(self._registered)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not registered."""
        return bool(self._subject.text().strip() or self._summary.toPlainText().strip())

    def clear(self) -> None:
        """For the next request."""
        self._subject.clear()
        self._summary.clear()
        self._types.clear_choice()
        mark(self._subject, False)

    def refused(self, code: ErrorCode) -> None:
        """Mark the field that was refused."""
        field = self._fields.get(code)
        if field is not None:
            mark(field, True)
            field.setFocus()

    def show_work(self, work: Work | None) -> None:
        """What can be done now, and what was entered at this visit."""
        visiting = work is not None and work.visit is not None and work.ticket is not None
        for field in (self._types, self._subject, self._summary):
            field.setEnabled(visiting)
        ready = self._session.available and not self._session.busy
        self._register.setEnabled(visiting and ready)
        if work is not None:
            self._types.show_types(work.types)
            self._list(work.requests)
        chosen = self._requests.currentItem() is not None
        self._save.setEnabled(chosen and ready)
        self._print.setEnabled(chosen and ready)

    def _entry(self) -> QWidget:
        frame, layout = card(self._words.say("request.title"))
        columns, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        add_field(left, self._words.say("request.type"), self._types)
        add_field(right, self._words.say("request.subject"), self._subject)
        add_field(right, self._words.say("request.summary"), self._summary)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        layout.addLayout(columns)
        layout.addWidget(self._register)
        return frame

    def _entered(self) -> QWidget:
        frame, layout = card(self._words.say("request.requests"))
        layout.addWidget(self._requests)
        row = QHBoxLayout()
        row.addWidget(self._reference, 1)
        row.addWidget(self._save)
        row.addWidget(self._print)
        layout.addLayout(row)
        return frame

    def _enter(self) -> None:
        self._session.register(self._types.chosen, self._subject.text(), self._summary.toPlainText())

    def _registered(self, _: RequestView) -> None:
        self.clear()

    def _list(self, requests: tuple[RequestView, ...]) -> None:
        shown = [self._requests.item(row).data(_REQUEST) for row in range(self._requests.count())]
        if shown == [request.id for request in requests]:
            return
        self._requests.clear()
        for request in requests:
            item = QListWidgetItem(f"\u2068{request.reference}\u2069   {request.subject}")
            item.setData(_REQUEST, request.id)
            item.setData(_REQUEST + 1, request.reference)
            self._requests.addItem(item)
        self._requests.setCurrentRow(len(requests) - 1)
        self._show_reference()

    def _show_reference(self) -> None:
        item = self._requests.currentItem()
        self._reference.setText("" if item is None else str(item.data(_REQUEST + 1)))
        self._reference.setAccessibleName(self._reference.text())

    def _with_request(self, use: Callable[[tuple[UUID, str]], object]) -> None:
        item = self._requests.currentItem()
        if item is not None:
            use((item.data(_REQUEST), str(item.data(_REQUEST + 1))))
