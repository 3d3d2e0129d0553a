"""A film without sound, painted frame by frame: so it is seen on a PC without a graphics card too."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Property, QElapsedTimer, QRectF, QSizeF, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QMediaPlayer, QVideoFrame

QML_IMPORT_NAME = "Istiqbal.HallMedia"
QML_IMPORT_MAJOR_VERSION = 1
_LEAST_MS = 60  # between two frames: calm enough for a wall, and cheap


@QmlElement
class Film(QQuickPaintedItem):
    """Plays `path` once and tells `over`, with True where it could not; empty: nothing. `still` lets it wait."""

    over = Signal(bool)
    path_changed = Signal()
    still_changed = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._path, self._still = "", False
        self._image = QImage()
        self._since = QElapsedTimer()
        self._player: QMediaPlayer | None = None

    def paint(self, painter: QPainter) -> None:
        """The frame, whole and in the middle."""
        if self._image.isNull():
            return
        whole = QSizeF(self.width(), self.height())
        size = QSizeF(self._image.size()).scaled(whole, Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF((whole.width() - size.width()) / 2, (whole.height() - size.height()) / 2, *size.toTuple())
        painter.drawImage(place, self._image)

    def _play(self) -> None:
        """Begin a film, or end the one that plays; no output for sound is ever made."""
        if self._player is not None:
            self._player.stop()
            self._player.deleteLater()
            self._player = None
        self._image = QImage()
        self.update()
        if not self._path:
            return
        from PySide6.QtMultimedia import QMediaPlayer, QVideoSink

        player, sink = QMediaPlayer(self), QVideoSink(self)
        sink.setParent(player)
        player.setVideoSink(sink)
        sink.videoFrameChanged.connect(self._take)
        player.mediaStatusChanged.connect(self._status)
        player.setSource(QUrl.fromLocalFile(self._path))
        self._player = player
        player.play()

    def _take(self, frame: "QVideoFrame") -> None:
        if self._since.isValid() and self._since.elapsed() < _LEAST_MS:
            return
        self._since.start()
        image = frame.toImage()
        if not image.isNull():
            self._image = image.scaled(self.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            self.update()

    def _status(self, status: "QMediaPlayer.MediaStatus") -> None:
        from PySide6.QtMultimedia import QMediaPlayer

        if status is QMediaPlayer.MediaStatus.EndOfMedia:
            self.over.emit(False)
        elif status is QMediaPlayer.MediaStatus.InvalidMedia:
            self.over.emit(True)

    def _get_path(self) -> str:
        return self._path

    def _set_path(self, path: str) -> None:
        if path != self._path:
            self._path = path
            self._play()
            self.path_changed.emit()

    def _get_still(self) -> bool:
        return self._still

    def _set_still(self, still: bool) -> None:
        if still == self._still:
            return
        self._still = still
        if self._player is not None:
            (self._player.pause if still else self._player.play)()
        self.still_changed.emit()

    path = Property(str, _get_path, _set_path, notify=path_changed)
    still = Property(bool, _get_still, _set_still, notify=still_changed)
