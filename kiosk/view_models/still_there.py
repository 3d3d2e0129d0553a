"""The question whether anybody is still there, as the kiosk's QML takes it."""

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from core.domain.numerals import Digits
from core.domain.text import Language
from core.words import Words
from kiosk.attention import Attention

QML_IMPORT_NAME = "Istiqbal.StillThereModel"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StillThereModel(QObject):
    """Its words, and how much of the time is left."""

    changed = Signal()

    def __init__(self, attention: Attention, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._attention = attention
        self._words = Words("aids", language)
        attention.changed.connect(self.changed)

    def speak(self, language: Language, digits: Digits = Digits.WESTERN) -> None:
        """Another language."""
        self._words = Words("aids", language, digits)
        self.changed.emit()

    def _get_asking(self) -> bool:
        return self._attention.asking

    def _get_title(self) -> str:
        return self._words.say("still_there")

    def _get_left(self) -> str:
        return self._words.say("still_there_left", self._attention.remaining)

    def _get_share(self) -> float:
        return self._attention.remaining / self._attention.while_asked

    def _get_yes(self) -> str:
        return self._words.say("still_there_yes")

    def _get_no(self) -> str:
        return self._words.say("still_there_no")

    asking = Property(bool, _get_asking, notify=changed)
    title = Property(str, _get_title, notify=changed)
    left = Property(str, _get_left, notify=changed)
    share = Property(float, _get_share, notify=changed)
    yes = Property(str, _get_yes, notify=changed)
    no = Property(str, _get_no, notify=changed)
