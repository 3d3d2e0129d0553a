"""A department chosen by typing a part of its name or its code."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.arabic import fold
from core.services.dto import DepartmentView
from core.words import Words
from counter.widgets import apart, mark

_CODE, _FOLDED = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_FEW, _MANY = 68, 128
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Departments(QWidget):
    """The arrows choose while one types; spelling may forget hamza, taa marbuta and the article."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.search, self._list = _Search(), QListWidget()
        self.search.setPlaceholderText(words.say("form.department.search"))
        self.search.setAccessibleName(words.say("form.department.search"))
        self._list.setAccessibleName(words.say("form.department"))
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(_FEW)
        self._list.setMaximumHeight(_MANY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self._list, 1)
        self.search.textChanged.connect(self._filter)
        self.search.stepped.connect(self._step)

    @property
    def codes(self) -> tuple[str, ...]:
        """The department that is chosen."""
        item = self._list.currentItem()
        return (str(item.data(_CODE)),) if item is not None and not item.isHidden() and item.data(_CODE) else ()

    def offer(self, departments: Sequence[DepartmentView], *, optional: bool) -> None:
        """Those to choose from; the first line leaves it open where that may be."""
        self._list.clear()
        self.search.clear()
        self.mark(False)
        if optional:
            self._add("", self._words.say("form.department.none"), "")
        for one in departments:
            title = one.title.in_language(self._words.language)
            shown = title if title == one.code else f"{title}  ·  {apart(one.code)}"
            self._add(one.code, shown, fold(f"{one.code} {one.title.ar} {one.title.en}"))
        self._list.setCurrentRow(0 if optional else -1)

    def choose(self, codes: Sequence[str]) -> None:
        """Take the one of this code, where it is offered."""
        code = codes[0] if codes else None
        for row in range(self._list.count()):
            item = self._list.item(row)
            if item is not None and (item.data(_CODE) or None) == code:
                self._list.setCurrentItem(item)

    def mark(self, wrong: bool) -> None:
        """Show that it is missing."""
        mark(self.search, wrong)

    def _add(self, code: str, text: str, folded: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_CODE, code)
        item.setData(_FOLDED, folded)
        item.setSizeHint(QSize(0, 30))
        self._list.addItem(item)

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        self.mark(False)
        items = [item for row in range(self._list.count()) if (item := self._list.item(row)) is not None]
        for item in items:
            item.setHidden(not all(word in str(item.data(_FOLDED)) for word in wanted))
        seen = [item for item in items if not item.isHidden()]
        if wanted or (seen and self._list.currentItem() not in seen):
            # The best guess is taken as one types; nothing found chooses nothing.
            self._list.setCurrentItem(seen[0] if seen else None)  # type: ignore[arg-type]

    def _step(self, key: int) -> None:
        seen = [row for row in range(self._list.count()) if not self._list.isRowHidden(row)]
        if not seen:
            return
        here = self._list.currentRow()
        at = seen.index(here) if here in seen else -1
        far = 5 if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} else 1
        down = key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        self._list.setCurrentRow(seen[min(max(0, at + (far if down else -far)), len(seen) - 1)])


class _Search(QLineEdit):
    """A field whose arrows belong to the list below it."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose."""
        if event.key() in _STEPS:
            self.stepped.emit(event.key())
        else:
            super().keyPressEvent(event)
