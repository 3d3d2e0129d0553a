"""How a document stands in its list: its title, and below it how long it is, who added it, or that it is withdrawn."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from core.qt import palette

DOCUMENT, TITLE, MARK, FACTS = (Qt.ItemDataRole.UserRole + number for number in range(4))
HEIGHT = 44
_MARGIN, _SMALLER = 8, 2
_Index = QModelIndex | QPersistentModelIndex


class DocumentRow(QStyledItemDelegate):
    """A withdrawn title is struck out, and words beside it say so: a line alone may be overlooked."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Two lines, each cut where it is too long."""
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style() if option.widget is not None else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        place = option.rect.adjusted(_MARGIN, 1, -_MARGIN, -1)
        upper = QRect(place.left(), place.top(), place.width(), place.height() // 2)
        painter.save()
        mark = str(index.data(MARK) or "")
        title, small = QFont(option.font), QFont(option.font)
        title.setBold(not mark)
        title.setStrikeOut(bool(mark))
        small.setPixelSize(max(9, QFont(option.font).pixelSize() - _SMALLER))
        text = option.palette.color(QPalette.ColorRole.Text)
        _line(painter, option, upper, str(index.data(TITLE)), title, QColor(palette.QUIET) if mark else text)
        told, colour = (mark, palette.ALARM) if mark else (str(index.data(FACTS)), palette.QUIET)
        _line(painter, option, upper.translated(0, upper.height()), told, small, QColor(colour))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines."""
        return QSize(super().sizeHint(option, index).width(), HEIGHT)


def _line(
    painter: QPainter, option: QStyleOptionViewItem, place: QRect, text: str, font: QFont, colour: QColor
) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)  # a title runs in its own language
    right = option.direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute), shown)
