"""The classification as a tree that a clerk searches by the words people use."""

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.domain.classification import Classification
from core.services.dto import RequestTypeView
from core.words import Words
from counter.widgets import label, mark

_CODE = Qt.ItemDataRole.UserRole


class TypeTree(QWidget):
    """Only a leaf can be chosen; Enter in the search takes the best hit, which is bold, and Down goes to it.

    With nothing typed Enter goes on: the type may be chosen later, or be suggested by the subject.
    """

    taken = Signal()
    chosen_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._language = words.language
        self._types: tuple[RequestTypeView, ...] = ()
        self._index = Classification(())
        self._items: dict[str, QTreeWidgetItem] = {}
        self._best: QTreeWidgetItem | None = None
        self._search = QLineEdit(placeholderText=words.say("request.search"))
        self._search.setAccessibleName(words.say("request.search"))
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(words.say("request.type"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        self._nothing = label(Words("types", words.language).say("search.nothing"), "quiet")
        self._nothing.hide()
        layout.addWidget(self._search)
        layout.addWidget(self._nothing)
        layout.addWidget(self._tree)
        down = QShortcut(QKeySequence(Qt.Key.Key_Down), self._search, context=Qt.ShortcutContext.WidgetShortcut)
        down.activated.connect(self._go_down)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._take)
        self._tree.activated.connect(self._activated)
        self._tree.itemSelectionChanged.connect(self._selected)

    @property
    def chosen(self) -> str:
        """The code of the chosen leaf; empty where none is."""
        item = self._tree.currentItem()
        return str(item.data(0, _CODE)) if item is not None and item.isSelected() else ""

    @property
    def titles(self) -> dict[str, str]:
        """The titles of the types that can be given, by their codes."""
        leaves = (kind for kind in self._types if kind.working_days is not None)
        return {kind.code: kind.title.in_language(self._language) for kind in leaves}

    def begin(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus()

    def refused(self) -> None:
        """No type was chosen."""
        mark(self._tree, True)
        self._search.setFocus()

    def choose(self, code: str) -> None:
        """Take a leaf as if it had been searched; the cursor stays where it is."""
        if code in self._items:
            self._search.clear()
            self._tree.setCurrentItem(self._items[code])

    def clear_choice(self) -> None:
        """Nothing chosen, everything shown."""
        self._search.clear()
        self._tree.setCurrentIndex(QModelIndex())
        mark(self._tree, False)

    def show_types(self, types: tuple[RequestTypeView, ...]) -> None:
        """The classification, parents before children; the same again changes nothing, and what is chosen stays."""
        if types == self._types:
            return
        chosen = self.chosen
        self._types, self._best = types, None
        self._index = Classification(types)
        self._items.clear()
        self._tree.clear()
        for kind in types:
            self._add(kind)
        self._tree.expandAll()
        self._filter(self._search.text())
        if chosen in self.titles:
            self._tree.setCurrentItem(self._items[chosen])

    def _add(self, kind: RequestTypeView) -> None:
        item = QTreeWidgetItem([kind.title.in_language(self._language)])
        item.setData(0, _CODE, kind.code)
        if kind.working_days is None:
            item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
        parent = self._items.get(kind.parent or "")
        if parent is None:
            self._tree.addTopLevelItem(item)
        else:
            parent.addChild(item)
        self._items[kind.code] = item

    def _take(self) -> None:
        if self._search.text().strip():
            if self._best is None:
                return
            self._tree.setCurrentItem(self._best)
        self.taken.emit()

    def _activated(self) -> None:
        if self.chosen:
            self.taken.emit()

    def _selected(self) -> None:
        mark(self._tree, False)
        self.chosen_changed.emit()

    def _go_down(self) -> None:
        if self._best is not None:
            self._tree.setCurrentItem(self._best)
        self._tree.setFocus()

    def _filter(self, text: str) -> None:
        searching = bool(text.strip())
        hits = [found.code for found in self._index.search(text)] if searching else []
        shown = {*hits, *(above.code for code in hits for above in self._index.above(code))}
        for code, item in self._items.items():
            item.setHidden(searching and code not in shown)
        self._nothing.setVisible(searching and not hits)
        self._mark_best(self._items[hits[0]] if hits else None)

    def _mark_best(self, best: QTreeWidgetItem | None) -> None:
        for item, bold in ((self._best, False), (best, True)):
            if item is not None:
                font = item.font(0)
                font.setBold(bold)
                item.setFont(0, font)
        self._best = best
        if best is not None:
            self._tree.scrollToItem(best)
