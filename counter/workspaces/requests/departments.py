"""Departments chosen by typing a part of their names or their codes: one, or several in their order."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.domain.arabic import fold
from core.services.dto import DepartmentView
from core.words import Words
from counter.widgets import apart, label, mark
from counter.workspaces.requests.order import Order

_CODE, _FOLDED, _SHOWN, _PLACE = (Qt.ItemDataRole.UserRole + place for place in range(4))
_FEW, _MANY = 92, 128
_STEPS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class Departments(QWidget):
    """The arrows choose while one types; spelling may forget hamza, taa marbuta and the article.

    Enter adds what is chosen, or takes it out again; Ctrl with an arrow changes its place. Where none is added, the
    one that is chosen counts; beside those that are added, one that was looked for.
    """

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._order = Order()
        self.search, self._list, self._keys = (
            _Search(),
            QListWidget(),
            label(words.say("form.department.keys"), "quiet", wrap=False),
        )
        self.search.setPlaceholderText(words.say("form.department.search"))
        self.search.setAccessibleName(words.say("form.department.search"))
        self._list.setAccessibleName(words.say("form.department"))
        self._list.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the cursor stays where one types
        self._list.setUniformItemSizes(True)
        self._list.setMinimumHeight(_FEW)
        self._list.setMaximumHeight(_MANY)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.search)
        layout.addWidget(self._list, 1)
        layout.addWidget(label(words.say("form.department.keys"), "quiet", wrap=False))
        self.search.textChanged.connect(self._filter)
        self.search.stepped.connect(self._step)
        self.search.toggled.connect(self._toggle)
        self.search.moved.connect(self._move)
        self._list.itemDoubleClicked.connect(self._toggle)
        self._list.currentItemChanged.connect(self._number)

    @property
    def codes(self) -> tuple[str, ...]:
        """The departments that are chosen, the lead first."""
        counts = not self._order.codes or self.search.text().strip()
        return self._order.with_one(self._chosen() if counts else None)

    def offer(self, departments: Sequence[DepartmentView], *, optional: bool) -> None:
        """Those to choose from; the first line leaves it open where that may be."""
        self._order = Order()
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
        """Take those of these codes that are offered."""
        offered = {str(item.data(_CODE)): item for item in self._items()}
        known = [code for code in codes if code in offered]
        if known:
            self._list.setCurrentItem(offered[known[-1]])
        if len(known) > 1:
            self._order = Order(tuple(known))
            self._place(known[-1])

    def mark(self, wrong: bool) -> None:
        """Show that it is missing."""
        mark(self.search, wrong)

    def _add(self, code: str, text: str, folded: str) -> None:
        item = QListWidgetItem(text)
        item.setData(_CODE, code)
        item.setData(_FOLDED, folded)
        item.setData(_SHOWN, text)
        item.setData(_PLACE, self._list.count())
        item.setSizeHint(QSize(0, 30))
        self._list.addItem(item)

    def _items(self) -> list[QListWidgetItem]:
        return [item for row in range(self._list.count()) if (item := self._list.item(row)) is not None]

    def _chosen(self) -> str | None:
        item = self._list.currentItem()
        return str(item.data(_CODE)) or None if item is not None and not item.isHidden() else None

    def _filter(self, text: str) -> None:
        wanted = fold(text).split()
        self.mark(False)
        seen = []
        for item in self._items():
            code = str(item.data(_CODE))
            found = all(word in str(item.data(_FOLDED)) for word in wanted) and bool(code or not self._order.codes)
            # Those that are added stay in sight, but are not what is looked for.
            item.setHidden(not found and code not in self._order.codes)
            seen += [item] if found else []
        if wanted or (seen and self._list.currentItem() not in seen):
            # The best guess is taken as one types; nothing found chooses nothing.
            self._list.setCurrentItem(seen[0] if seen else None)  # type: ignore[arg-type]
        self._number()

    def _step(self, key: int) -> None:
        seen = [row for row in range(self._list.count()) if not self._list.isRowHidden(row)]
        if not seen:
            return
        here = self._list.currentRow()
        at = seen.index(here) if here in seen else -1
        far = 5 if key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown} else 1
        down = key in {Qt.Key.Key_Down, Qt.Key.Key_PageDown}
        self._list.setCurrentRow(seen[min(max(0, at + (far if down else -far)), len(seen) - 1)])

    def _toggle(self) -> None:
        code = self._chosen()
        if code is not None:
            self._order = self._order.toggled(code)
            self._place(code)

    def _move(self, by: int) -> None:
        code = self._chosen()
        if code is not None:
            self._order = self._order.moved(code, by)
            self._place(code)

    def _place(self, code: str) -> None:
        """Put those that are added on top, in their order; this one stays the one that is chosen."""
        rest = sorted(self._items(), key=lambda item: int(item.data(_PLACE)))
        added = [item for code in self._order.codes for item in rest if item.data(_CODE) == code]
        self._list.blockSignals(True)
        for row, item in enumerate([*added, *(item for item in rest if item not in added)]):
            self._list.insertItem(row, self._list.takeItem(self._list.row(item)))
        self._list.blockSignals(False)
        self.search.clear()
        self._filter("")
        self._list.setCurrentItem(next(item for item in self._items() if item.data(_CODE) == code))

    def _number(self) -> None:
        """Number those that will be sent, as soon as there is more to it than the one that is chosen."""
        codes = self.codes if self._order.codes else ()
        for item in self._items():
            code, font, shown = str(item.data(_CODE)), item.font(), str(item.data(_SHOWN))
            number = self._words.digits(str(codes.index(code) + 1)) if code in codes else ""
            lead = self._words.say("part.lead") if code in codes[:1] else ""
            item.setText("  ·  ".join(filter(None, (f"✓ {number}" if number else "", lead, shown))))
            font.setBold(code in self._order.codes)
            item.setFont(font)


class _Search(QLineEdit):
    """A field whose arrows belong to the list below it, and whose Enter takes what is chosen there."""

    stepped = Signal(int)
    toggled = Signal()
    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down choose; the space bar is Enter as long as nothing is typed."""
        key, control = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
            self.moved.emit(-1 if key == Qt.Key.Key_Up else 1)
        elif key in _STEPS:
            self.stepped.emit(key)
        elif key in _ENTER or (key == Qt.Key.Key_Space and not self.text()):
            self.toggled.emit()
        else:
            super().keyPressEvent(event)
