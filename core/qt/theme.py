"""The palette as QML sees it."""

from PySide6.QtCore import Property, QObject
from PySide6.QtQml import QmlElement, QmlSingleton

from core.qt import palette

QML_IMPORT_NAME = "Istiqbal.Theme"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
@QmlSingleton
class Theme(QObject):
    """Colours and the family of type."""

    def _ground(self) -> str:
        return palette.GROUND

    def _card(self) -> str:
        return palette.CARD

    def _text(self) -> str:
        return palette.TEXT

    def _quiet(self) -> str:
        return palette.QUIET

    def _line(self) -> str:
        return palette.LINE

    def _green(self) -> str:
        return palette.GREEN

    def _alarm(self) -> str:
        return palette.ALARM

    def _alarm_soft(self) -> str:
        return palette.ALARM_SOFT

    ground = Property(str, _ground, constant=True)
    card = Property(str, _card, constant=True)
    text = Property(str, _text, constant=True)
    quiet = Property(str, _quiet, constant=True)
    line = Property(str, _line, constant=True)
    green = Property(str, _green, constant=True)
    alarm = Property(str, _alarm, constant=True)
    alarmSoft = Property(str, _alarm_soft, constant=True)  # noqa: N815 - QML's way of naming
