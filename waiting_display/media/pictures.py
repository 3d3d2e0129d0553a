"""One picture, as large as its place and no larger, whatever the file holds."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader

from waiting_display.media.files import Found, Trouble

MOST_DOTS = 60_000_000


def picture(found: Found, room: QSize) -> QImage | Trouble:
    """The picture that fits in a room, or why it is none; to be called off the GUI thread."""
    if found.huge:
        return Trouble.HUGE
    reader = QImageReader(str(found.path))
    reader.setAutoTransform(True)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if size.isValid() and size.width() * size.height() > MOST_DOTS:
        return Trouble.HUGE
    if size.isValid():
        turned = size.transposed() if _lies(reader) else size
        fitting = turned.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        if fitting.width() < turned.width():
            reader.setScaledSize(fitting.transposed() if _lies(reader) else fitting)
    image = reader.read()
    if image.isNull():
        return Trouble.DAMAGED
    if image.width() > room.width() or image.height() > room.height():
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    return image.convertToFormat(QImage.Format.Format_RGB32)


def _lies(reader: QImageReader) -> bool:
    """Whether the camera was turned by a quarter."""
    return bool(reader.transformation() & QImageIOHandler.Transformation.TransformationRotate90)
