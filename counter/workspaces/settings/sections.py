"""Which section is set: chosen once for all parts that are a section's own."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from counter.widgets import label


class SectionChoice(QWidget):
    """`chosen` tells that another one is; with one only there is nothing to choose."""

    chosen = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._box, self._only = QComboBox(), label(name="strong", wrap=False)
        self._box.setAccessibleName(title)
        self._box.setMinimumWidth(170)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addWidget(self._only)
        row.addStretch(1)
        self._box.activated.connect(lambda _: self.chosen.emit(self.section))

    @property
    def section(self) -> str:
        """The one chosen; empty before any is known."""
        return str(self._box.currentData() or "")

    def offer(self, sections: Sequence[tuple[str, str]]) -> None:
        """The sections of this person, each with its title; the one chosen stays."""
        here = [str(self._box.itemData(place)) for place in range(self._box.count())]
        if here == [name for name, _ in sections]:
            return
        before = self.section
        self._box.clear()
        for name, title in sections:
            self._box.addItem(title, name)
        self._box.setCurrentIndex(max(0, self._box.findData(before)))
        self._box.setVisible(len(sections) > 1)
        self._only.setVisible(len(sections) == 1)
        self._only.setText(sections[0][1] if sections else "")
        self.chosen.emit(self.section)

    def take(self, section: str) -> None:
        """Show another one, chosen elsewhere."""
        self._box.setCurrentIndex(max(0, self._box.findData(section)))
