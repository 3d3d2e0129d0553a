"""The pages of a letter as small pictures in their order."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize
from PySide6.QtGui import QColor, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem

from core.qt import palette
from core.words import Words

_PICTURE = QSize(150, 190)
_AROUND = QSize(26, 44)


class PageList(QListWidget):
    """One page is chosen; which one stays so by its place."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.setObjectName("pages")
        self.setAccessibleName(words.say("pages"))
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMovement(QListView.Movement.Static)
        self.setIconSize(_PICTURE)
        self.setGridSize(_PICTURE + _AROUND)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)

    def show_pages(self, pictures: Sequence[QImage]) -> None:
        """Show these, and choose the place that was chosen before, or the nearest."""
        place = self.currentRow()
        quiet = QSignalBlocker(self)
        self.clear()
        for number, picture in enumerate(pictures, start=1):
            QListWidgetItem(_icon(picture), self._words.say("page.number", number=number), self)
        self.setCurrentRow(min(max(place, 0), self.count() - 1))
        quiet.unblock()


def _icon(picture: QImage) -> QIcon:
    """A page with its edge, which white paper has none of; a chosen one keeps its colours."""
    shown = QPixmap.fromImage(picture)
    painter = QPainter(shown)
    painter.setPen(QColor(palette.QUIET))
    painter.drawRect(0, 0, shown.width() - 1, shown.height() - 1)
    painter.end()
    icon = QIcon(shown)
    icon.addPixmap(shown, QIcon.Mode.Selected)
    return icon
