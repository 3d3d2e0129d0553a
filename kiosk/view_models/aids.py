"""The aids as the kiosk's QML takes them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem

from core.domain.text import Language
from core.qt.palette import HIGH_CONTRAST, USUAL, Palette
from core.words import Words, texts
from kiosk import reading_aloud
from kiosk.aids import Aid, Aids
from kiosk.reading_aloud import Told
from kiosk.speaker import Speaker

QML_IMPORT_NAME = "Istiqbal.AidsModel"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class AidsModel(QObject):
    """A button for each aid, and which of them the visitor has asked for; `touched` when one of them was touched."""

    changed = Signal()
    touched = Signal()

    def __init__(self, language: Language, speaker: Speaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._aids = Aids()
        self._speaker = speaker
        self._told = Told()
        self._mute = False
        self._words = Words("aids", language)

    @property
    def palette(self) -> Palette:
        """The colours that the visitor sees."""
        return HIGH_CONTRAST if Aid.CONTRAST in self._aids.wanted else USUAL

    @Slot(str)
    def toggle(self, name: str) -> None:
        """An aid was touched."""
        self._aids.toggle(Aid(name))
        self._hush()
        self._mute = self._get_aloud() and not self._speaker.available
        self.changed.emit()
        self.touched.emit()

    def leave(self) -> None:
        """The visitor is gone."""
        self._hush()
        if self._aids.leave():
            self.changed.emit()

    def speak(self, language: Language) -> None:
        """Another language."""
        self._words = Words("aids", language)
        self._hush()
        self.changed.emit()

    @Slot(list)
    def read(self, items: list[QQuickItem]) -> None:
        """A page came or changed: tell it, unless it tells what it told before."""
        told = reading_aloud.page(items) if self._get_aloud() else Told()
        if told.texts != self._told.texts:
            self._told = told
            self._say((*told.texts, *told.choices))

    @Slot(QQuickItem)
    def mention(self, item: QQuickItem | None) -> None:
        """A keyboard or a switch came to something."""
        if self._get_aloud() and item is not None and (told := reading_aloud.thing(item)):
            self._say(told)

    def _say(self, sentences: Sequence[str]) -> None:
        language = self._words.language
        self._speaker.say([reading_aloud.for_a_voice(one, language) for one in sentences if one], language)

    def _hush(self) -> None:
        self._told = Told()
        self._speaker.hush()

    def _button(self, aid: Aid) -> dict[str, Any]:
        told = "silent" if aid is Aid.ALOUD and self._mute else aid.value
        return {
            "name": aid.value,
            "icon": f"aid-{told}",
            "title": self._words.say(told),
            "hint": self._words.say(f"{told}_hint"),
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

    def _get_aloud(self) -> bool:
        return Aid.ALOUD in self._aids.wanted

    def _get_words(self) -> dict[str, str]:
        return texts("aids", self._words.language)

    buttons = Property(list, _get_buttons, notify=changed)
    larger = Property(bool, _get_larger, notify=changed)
    contrast = Property(bool, _get_contrast, notify=changed)
    low = Property(bool, _get_low, notify=changed)
    aloud = Property(bool, _get_aloud, notify=changed)
    words = Property(dict, _get_words, notify=changed)
