"""The requests that were entered at this visit, and their receipts."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.calendar import gregorian_text, hijri_text
from core.services.dto import RequestView
from counter.session import Session
from counter.widgets import apart, button, card, label
from counter.work import Work

_REQUEST = Qt.ItemDataRole.UserRole
_HEIGHT = 54


class EnteredRequests(QWidget):
    """`attach`, `documents`, `save_receipt` and `print_receipt` carry the request that is chosen."""

    attach = Signal(object)
    documents = Signal(object)
    save_receipt = Signal(object)
    print_receipt = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._requests = QListWidget()
        self._requests.setAccessibleName(say("request.requests"))
        self._requests.setFixedHeight(_HEIGHT)
        self._requests.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._requests.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._reference, self._summary = label(name="reference", wrap=False), label(name="quiet")
        self._reference.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeading)
        self._save, self._print = button(say("receipt.save")), button(say("receipt.print"), "Ctrl+P")
        self._attach, self._documents = button(say("attach"), "Ctrl+D"), button(say("documents"), "Ctrl+O")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._panel())
        self._attach.clicked.connect(lambda: self._use(self.attach))
        self._documents.clicked.connect(lambda: self._use(self.documents))
        self._save.clicked.connect(lambda: self._use(self.save_receipt))
        self._print.clicked.connect(lambda: self._use(self.print_receipt))
        self._requests.currentItemChanged.connect(lambda *_: self._show_chosen())

    def show_work(self, work: Work) -> None:
        """Nothing entered, nothing shown."""
        self._list(work.requests)
        self.setVisible(bool(work.requests))
        for one in (self._attach, self._documents, self._save, self._print):
            one.setEnabled(self._session.ready and self._chosen() is not None)

    def _panel(self) -> QWidget:
        frame, layout = card()
        columns, told, listed, buttons = QHBoxLayout(), QVBoxLayout(), QVBoxLayout(), QHBoxLayout()
        listed.setSpacing(4)
        listed.addWidget(label(self._session.words.say("request.requests"), "title", wrap=False))
        listed.addWidget(self._requests)
        told.setSpacing(2)
        told.addWidget(self._reference, alignment=Qt.AlignmentFlag.AlignLeading)
        told.addWidget(self._summary, 1)
        columns.setSpacing(16)
        columns.addLayout(listed, 4)
        columns.addLayout(told, 5)
        buttons.setSpacing(8)
        buttons.addStretch(1)
        for one in (self._attach, self._documents, self._print, self._save):
            buttons.addWidget(one)
        layout.addLayout(columns)
        layout.addLayout(buttons)
        return frame

    def _list(self, requests: tuple[RequestView, ...]) -> None:
        shown: list[UUID] = [self._requests.item(row).data(_REQUEST).id for row in range(self._requests.count())]
        if shown == [request.id for request in requests]:
            return
        self._requests.clear()
        for request in requests:
            item = QListWidgetItem(f"{apart(request.reference)}   {request.subject}")
            item.setData(_REQUEST, request)
            item.setToolTip(request.subject)
            self._requests.addItem(item)
        self._requests.setCurrentRow(len(requests) - 1)
        self._show_chosen()

    def _chosen(self) -> RequestView | None:
        item = self._requests.currentItem()
        found = item.data(_REQUEST) if item is not None else None
        return found if isinstance(found, RequestView) else None

    def _show_chosen(self) -> None:
        request, words = self._chosen(), self._session.words
        if request is None or self._session.centre is None:
            self._reference.clear()
            self._summary.clear()
            return
        self._reference.setText(apart(request.reference))
        self._reference.setAccessibleName(request.reference)
        language, digits = words.language, self._session.centre.digits
        day = "  ·  ".join(make(request.due, language, digits) for make in (hijri_text, gregorian_text))
        self._summary.setText(f"{request.type.title.in_language(language)}\n{words.say('request.due', day=day)}")
        self._summary.setToolTip(request.summary)

    def _use(self, signal: SignalInstance) -> None:
        request = self._chosen()
        if request is not None:
            signal.emit(request)
