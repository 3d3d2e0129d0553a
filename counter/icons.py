"""The drawings of assets/icons in a colour, for labels and tables."""

from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.domain.queue_policy import QueueClass

LANGUAGE = "globe"
_CLASSES = {
    QueueClass.STANDARD: "seat",
    QueueClass.PRIORITY: "priority",
    QueueClass.RETURNING: "returning",
    QueueClass.APPOINTMENT: "clock",
}
_SHARP = 2  # drawn at twice its size, so that it stays sharp on a fine screen


def class_icon(queue_class: QueueClass) -> str:
    """The drawing of a class of visitors; a word always stands beside it."""
    return _CLASSES[queue_class]


@cache
def drawn(name: str, colour: str, size: int) -> QImage:
    """A drawing in a colour such as #6B2A5B, `size` pixels high and wide."""
    drawing = (resources.files("assets") / "icons" / f"{name}.svg").read_text("utf-8")
    renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", colour).encode()))
    image = QImage(size * _SHARP, size * _SHARP, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    image.setDevicePixelRatio(_SHARP)
    return image


def pixmap(name: str, colour: str, size: int = 18) -> QPixmap:
    """The same for a label."""
    return QPixmap.fromImage(drawn(name, colour, size))
