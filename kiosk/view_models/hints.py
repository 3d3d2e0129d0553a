"""What every thing to touch says of itself, unless it says it better."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement, QmlSingleton

QML_IMPORT_NAME = "Istiqbal.Hints"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Hints(QObject):
    """`press` in the visitor's language, as the kiosk's window hands it on."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._press = ""

    def _get_press(self) -> str:
        return self._press

    def _set_press(self, words: str) -> None:
        if words != self._press:
            self._press = words
            self.changed.emit()

    press = Property(str, _get_press, _set_press, notify=changed)
