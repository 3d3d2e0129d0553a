"""The classification as a tree that a clerk searches by the words people use."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QLineEdit, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from core.services.dto import RequestTypeView
from core.words import Words
from counter.widgets import mark

_CODE = Qt.ItemDataRole.UserRole
_HAYSTACK = Qt.ItemDataRole.UserRole + 1


class TypeTree(QWidget):
    """Only a leaf can be chosen; Enter in the search takes the first one that is left, Down goes to the tree."""

    taken = Signal()
    chosen_changed = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._language = words.language
        self._types: tuple[RequestTypeView, ...] = ()
        self._search = QLineEdit(placeholderText=words.say("request.search"))
        self._search.setAccessibleName(words.say("request.search"))
        self._tree = QTreeWidget()
        self._tree.setHeaderHidden(True)
        self._tree.setAccessibleName(words.say("request.type"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._search)
        layout.addWidget(self._tree)
        self._search.textChanged.connect(self._filter)
        self._search.returnPressed.connect(self._take)
        self._tree.activated.connect(self._activated)
        self._tree.itemSelectionChanged.connect(self._selected)

    @property
    def chosen(self) -> str:
        """The code of the chosen leaf; empty where none is."""
        item = self._tree.currentItem()
        return str(item.data(0, _CODE)) if item is not None and item.isSelected() else ""

    def begin(self) -> None:
        """Put the cursor into the search."""
        self._search.setFocus()

    def refused(self) -> None:
        """No type was chosen."""
        mark(self._tree, True)
        self._search.setFocus()

    def clear_choice(self) -> None:
        """Nothing chosen, everything shown."""
        self._search.clear()
        self._tree.setCurrentIndex(QModelIndex())
        mark(self._tree, False)

    def show_types(self, types: tuple[RequestTypeView, ...]) -> None:
        """The classification, parents before children; the same again changes nothing."""
        if types == self._types:
            return
        self._types = types
        self._tree.clear()
        items: dict[str, QTreeWidgetItem] = {}
        for kind in types:
            item = QTreeWidgetItem([kind.title.in_language(self._language)])
            item.setData(0, _CODE, kind.code)
            item.setData(0, _HAYSTACK, " ".join([kind.title.ar, kind.title.en, *kind.synonyms]).casefold())
            if kind.working_days is None:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsSelectable)
            parent = items.get(kind.parent or "")
            if parent is None:
                self._tree.addTopLevelItem(item)
            else:
                parent.addChild(item)
            items[kind.code] = item
        self._tree.expandAll()

    def _take(self) -> None:
        leaf = next(iter(self._leaves(self._tree.invisibleRootItem())), None)
        if leaf is not None and (self._search.text().strip() or not self.chosen):
            self._tree.setCurrentItem(leaf)
        if self.chosen:
            self.taken.emit()

    def _activated(self) -> None:
        if self.chosen:
            self.taken.emit()

    def _selected(self) -> None:
        mark(self._tree, False)
        self.chosen_changed.emit()

    def _leaves(self, item: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
        for place in range(item.childCount()):
            child = item.child(place)
            if child is not None and not child.isHidden():
                if child.flags() & Qt.ItemFlag.ItemIsSelectable:
                    yield child
                yield from self._leaves(child)

    def _filter(self, text: str) -> None:
        wanted = text.strip().casefold()
        for place in range(self._tree.topLevelItemCount()):
            self._keep(self._tree.topLevelItem(place), wanted)

    def _keep(self, item: QTreeWidgetItem | None, wanted: str) -> bool:
        if item is None:
            return False
        own = wanted in str(item.data(0, _HAYSTACK))
        below = [self._keep(item.child(place), "" if own else wanted) for place in range(item.childCount())]
        item.setHidden(not (own or any(below)))
        return own or any(below)
