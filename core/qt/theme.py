"""The palette as QML sees it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton

from core.qt.palette import HIGH_CONTRAST, USUAL

QML_IMPORT_NAME = "Istiqbal.Theme"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Theme(QObject):
    """Colours and the family of type; `contrast` turns the whole screen to the high contrast."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._palette = USUAL

    def _contrast(self) -> bool:
        return self._palette is HIGH_CONTRAST

    def _set_contrast(self, wanted: bool) -> None:
        if wanted is not self._contrast():
            self._palette = HIGH_CONTRAST if wanted else USUAL
            self.changed.emit()

    def _ground(self) -> str:
        return self._palette.ground

    def _card(self) -> str:
        return self._palette.card

    def _text(self) -> str:
        return self._palette.text

    def _quiet(self) -> str:
        return self._palette.quiet

    def _line(self) -> str:
        return self._palette.line

    def _on_colour(self) -> str:
        return self._palette.on_colour

    def _alarm(self) -> str:
        return self._palette.alarm

    def _alarm_soft(self) -> str:
        return self._palette.alarm_soft

    def _green(self) -> str:
        return self._palette.men[0]

    contrast = Property(bool, _contrast, _set_contrast, notify=changed)
    ground = Property(str, _ground, notify=changed)
    card = Property(str, _card, notify=changed)
    text = Property(str, _text, notify=changed)
    quiet = Property(str, _quiet, notify=changed)
    line = Property(str, _line, notify=changed)
    onColour = Property(str, _on_colour, notify=changed)  # noqa: N815 - QML's way of naming
    alarm = Property(str, _alarm, notify=changed)
    alarmSoft = Property(str, _alarm_soft, notify=changed)  # noqa: N815 - QML's way of naming
    green = Property(str, _green, notify=changed)
