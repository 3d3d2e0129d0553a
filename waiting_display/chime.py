"""The sound of a call."""

from pathlib import Path

from PySide6.QtCore import QObject, QUrl

FILE = Path(__file__).parents[1] / "assets/sounds/chime.wav"


class Chime(QObject):
    """Sounds where there is something to sound on; the flash tells of a call in any case."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Loaded here and not with this module: it tells of missing libraries before Qt's messages go to the log, and
        # a screen without sound needs none of its threads.
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

        self._output = QMediaDevices.defaultAudioOutput
        self._new_effect = QSoundEffect
        self._effect: QSoundEffect | None = None

    def sound(self) -> None:
        """Sound once; the device is looked for at each call, for it may be plugged in or out at any time."""
        output = self._output()
        if output.isNull():
            return
        if self._effect is None or self._effect.audioDevice() != output:
            if self._effect is not None:
                self._effect.deleteLater()
            self._effect = self._new_effect(output, self)
            self._effect.setSource(QUrl.fromLocalFile(str(FILE)))
        self._effect.play()
