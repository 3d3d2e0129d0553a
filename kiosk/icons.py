"""The icons and ornaments of assets/icons in any colour, as image://icons/NAME/RRGGBB."""

from functools import cache
from importlib import resources

from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQuick import QQuickImageProvider
from PySide6.QtSvg import QSvgRenderer

PROVIDER = "icons"
FALLBACK = "service"


@cache
def names() -> frozenset[str]:
    """Every icon there is."""
    folder = resources.files("assets") / "icons"
    return frozenset(entry.name.removesuffix(".svg") for entry in folder.iterdir() if entry.name.endswith(".svg"))


def icon_of(service: str) -> str:
    """The icon of a service; one for all that a centre named itself."""
    return service if service in names() else FALLBACK


class IconProvider(QQuickImageProvider):
    """Draws at the size that is asked for, so that lines stay sharp on every screen."""

    def __init__(self) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)

    def requestImage(self, id: str, size: QSize, requestedSize: QSize) -> QImage:  # noqa: A002, N802, N803 - Qt's
        """An image of `NAME/RRGGBB`; an unknown name is a null image, of which QML warns."""
        name, _, colour = id.partition("/")
        if name not in names():
            return QImage()
        drawing = (resources.files("assets") / "icons" / f"{name}.svg").read_text("utf-8")
        renderer = QSvgRenderer(QByteArray(drawing.replace("currentColor", f"#{colour}").encode()))
        wanted = requestedSize if requestedSize.isValid() else renderer.defaultSize()
        image = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        size.setWidth(wanted.width())
        size.setHeight(wanted.height())
        return image
