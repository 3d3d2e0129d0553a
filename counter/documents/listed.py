"""The list of a request's documents: two lines each, and a mark on what was withdrawn."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QSizePolicy

from core.services.document_dto import DocumentView
from core.words import Words
from counter.document_words import DocumentWords
from counter.documents.row import DOCUMENT, FACTS, HEIGHT, MARK, TITLE, DocumentRow

_ROWS = 3


class DocumentList(QListWidget):
    """`opened` asks to read the chosen one: by Enter, or by two clicks."""

    opened = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._said: tuple[DocumentView, ...] = ()
        self._wanted: UUID | None = None
        self.setObjectName("documents")
        self.setAccessibleName(words.say("list"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._row = DocumentRow(self)
        self.setItemDelegate(self._row)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(HEIGHT + 4)
        self.itemDoubleClicked.connect(lambda _: self.opened.emit())

    @property
    def chosen(self) -> DocumentView | None:
        """The document that is chosen."""
        item = self.currentItem()
        found = item.data(DOCUMENT) if item is not None else None
        return found if isinstance(found, DocumentView) else None

    def choose(self, document_id: UUID) -> None:
        """Choose a document, or as soon as it is listed."""
        self._wanted = document_id
        self._bring([one.id for one in reversed(self._said)])

    def show_documents(self, documents: Sequence[DocumentView], told: DocumentWords) -> None:
        """Newest first; what was chosen stays chosen, whatever somebody adds meanwhile."""
        said = tuple(documents)
        if said == self._said:
            return
        chosen, self._said = self.chosen, said
        listed = [one.id for one in reversed(said)]
        self.clear()
        for one in reversed(said):
            self.addItem(self._item(one, told))
        self.setCurrentRow(listed.index(chosen.id) if chosen is not None and chosen.id in listed else 0)
        self._bring(listed)
        self.setMaximumHeight(HEIGHT * min(max(1, len(said)), _ROWS) + 4)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """As high as its first documents."""
        return QSize(super().sizeHint().width(), self.maximumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter reads."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The chosen one stays in sight."""
        super().resizeEvent(event)
        item = self.currentItem()
        if item is not None:
            self.scrollToItem(item)

    def _bring(self, listed: Sequence[UUID]) -> None:
        if self._wanted in listed:
            self.setCurrentRow(listed.index(self._wanted))
            self._wanted = None

    def _item(self, one: DocumentView, told: DocumentWords) -> QListWidgetItem:
        item, mark, facts = QListWidgetItem(), told.mark(one), told.short(one)
        for role, said in ((DOCUMENT, one), (TITLE, one.title), (MARK, mark), (FACTS, facts)):
            item.setData(role, said)
        item.setToolTip("\n".join(filter(None, (one.title, told.facts(one), told.withdrawn(one)))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, "  ·  ".join(filter(None, (one.title, mark, facts))))
        return item
