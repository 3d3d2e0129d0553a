"""The sound of a call."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QUrl

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

_FILE = Path(__file__).parents[1] / "assets/sounds/chime.wav"


class Chime(QObject):
    """Sounds where there is something to sound on; the flash tells of a call in any case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Loaded here and not with this module: it tells of missing libraries before Qt's messages go to the log.
        from PySide6 import QtMultimedia

        self._qt = QtMultimedia
        self._effect: QSoundEffect | None = None

    def sound(self) -> None:
        """Sound once; the device is looked for at each call, for it may be plugged in at any time."""
        if self._qt.QMediaDevices.defaultAudioOutput().isNull():
            return
        if self._effect is None:
            self._effect = self._qt.QSoundEffect(self)
            self._effect.setSource(QUrl.fromLocalFile(str(_FILE)))
        self._effect.play()
