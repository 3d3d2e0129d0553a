"""Hands pictures that were made ready to QML, which asks for them by number."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickImageProvider

NAME = "hall"
_KEPT = 2


class Pictures(QQuickImageProvider):
    """Keeps the last two only: one comes while the other goes."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._kept: dict[str, QImage] = {}
        self._last = 0

    def add(self, image: QImage) -> str:
        """Keep a picture; its address."""
        self._last += 1
        self._kept[str(self._last)] = image
        for old in list(self._kept)[:-_KEPT]:
            del self._kept[old]
        return f"image://{NAME}/{self._last}"

    def requestImage(self, name: str, size: QSize, _: QSize) -> QImage:  # noqa: N802 - Qt's
        """As Qt asks."""
        image = self._kept.get(name, QImage())
        size.setWidth(image.width())
        size.setHeight(image.height())
        return image
