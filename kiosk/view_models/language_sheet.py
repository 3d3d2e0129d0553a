"""The page on which a visitor chooses a language, each written in its own script."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.domain.text import Language
from core.words import Words

QML_IMPORT_NAME = "Istiqbal.LanguageSheet"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class LanguageSheet(QObject):
    """`turned` when it opens or closes at a touch, `chosen` with the language that was touched; `changed` at all."""

    changed = Signal()
    turned = Signal()
    chosen = Signal(str)

    def __init__(self, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._language = language
        self._open = False

    @property
    def is_open(self) -> bool:
        """Whether it is shown in place of the page."""
        return self._open

    @Slot()
    def show(self) -> None:
        """A visitor wants another language, or after all not: the same button closes it."""
        self._set(not self._open)
        self.turned.emit()

    def close(self) -> None:
        """Back to the page that is behind it."""
        self._set(False)

    def speak(self, language: Language) -> None:
        """The language that the kiosk speaks now."""
        self._language = language
        self.changed.emit()

    @Slot(str)
    def choose(self, code: str) -> None:
        """A language was touched."""
        if self._open:
            self.close()
            self.chosen.emit(code)

    def _set(self, wanted: bool) -> None:
        if wanted != self._open:
            self._open = wanted
            self.changed.emit()

    def _get_languages(self) -> list[dict[str, Any]]:
        return [
            {"code": one.value, "name": own_name(one), "current": one is self._language, "rtl": one.rtl}
            for one in Language
        ]

    def _get_others(self) -> str:
        # A line runs as its first word does: those of the page's own direction stand first.
        others = (one for one in Language if one is not self._language)
        return "   ".join(map(own_name, sorted(others, key=lambda one: one.rtl is not self._language.rtl)))

    languages = Property(list, _get_languages, notify=changed)
    others = Property(str, _get_others, notify=changed)


def own_name(language: Language) -> str:
    """A language's name as its own readers write it."""
    return Words("kiosk", language).say("own_name")
