"""The aids as the kiosk's QML takes them."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.domain.text import Language
from core.qt.palette import HIGH_CONTRAST, USUAL, Palette
from core.words import Words, catalogue
from kiosk.aids import Aid, Aids

QML_IMPORT_NAME = "Istiqbal.AidsModel"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AidsModel(QObject):
    """A button for each aid, and which of them the visitor has asked for; `touched` when one of them was touched."""

    changed = Signal()
    touched = Signal()

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aids = Aids()
        self._words = Words("aids", language)

    @property
    def palette(self) -> Palette:
        """The colours that the visitor sees."""
        return HIGH_CONTRAST if Aid.CONTRAST in self._aids.wanted else USUAL

    @Slot(str)
    def toggle(self, name: str) -> None:
        """An aid was touched."""
        self._aids.toggle(Aid(name))
        self.changed.emit()
        self.touched.emit()

    def leave(self) -> None:
        """The visitor is gone."""
        if self._aids.leave():
            self.changed.emit()

    def speak(self, language: Language) -> None:
        """Another language."""
        self._words = Words("aids", language)
        self.changed.emit()

    def _button(self, aid: Aid) -> dict[str, Any]:
        return {
            "name": aid.value,
            "icon": f"aid-{aid}",
            "title": self._words.say(aid),
            "hint": self._words.say(f"{aid}_hint"),
            "on": aid in self._aids.wanted,
        }

    def _get_buttons(self) -> list[dict[str, Any]]:
        return [self._button(aid) for aid in Aid]

    def _get_larger(self) -> bool:
        return Aid.LARGER in self._aids.wanted

    def _get_contrast(self) -> bool:
        return Aid.CONTRAST in self._aids.wanted

    def _get_low(self) -> bool:
        return Aid.LOW in self._aids.wanted

    def _get_words(self) -> dict[str, str]:
        entries = catalogue("aids", self._words.language)
        return {name: words for name, words in entries.items() if isinstance(words, str)}

    buttons = Property(list, _get_buttons, notify=changed)
    larger = Property(bool, _get_larger, notify=changed)
    contrast = Property(bool, _get_contrast, notify=changed)
    low = Property(bool, _get_low, notify=changed)
    words = Property(dict, _get_words, notify=changed)
