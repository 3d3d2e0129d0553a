"""The steps of a ticket as the QML shows them."""

from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.domain.help import Help, offered
from core.domain.numerals import Digits
from core.domain.text import Language
from core.domain.visitor import Gender
from core.words import Words, texts
from kiosk.entry import EntryModel
from kiosk.flow import Page
from kiosk.hall import HallReader
from kiosk.visit import Visit

QML_IMPORT_NAME = "Istiqbal.Steps"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class StepsModel(QObject):
    """What is asked of a visitor between the service and the ticket, and what they answered."""

    changed = Signal()

    def __init__(self, visit: Visit, reader: HallReader, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._visit, self._reader, self._language = visit, reader, language
        self.typing = EntryModel(self)
        self.typing.touched.connect(visit.touched)
        visit.changed.connect(self._moved)
        reader.changed.connect(lambda: self.speak(self._language))

    def speak(self, language: Language) -> None:
        """Another language."""
        self._language = language
        self.typing.speak(language, self._digits, self._gender)
        self.changed.emit()

    def scanned(self, text: str) -> bool:
        """Whether what a scanner read was asked for here."""
        if self._visit.flow.page is not Page.IDENTITY or self._visit.flow.asked:
            return False
        self.typing.read(text)
        return True

    @Slot()
    def ask_help(self) -> None:
        """Help is needed."""
        self._visit.flow.ask_help()
        self._visit.touched()

    @Slot(str)
    def choose_help(self, kind: str) -> None:
        """This kind of help."""
        self._visit.flow.choose_help(Help(kind))
        self._visit.touched()

    @Slot()
    def drop_help(self) -> None:
        """None after all."""
        self._visit.flow.drop_help()
        self._visit.touched()

    @Slot()
    def proceed(self) -> None:
        """The number is right."""
        if self.typing.number:
            self._visit.identified(self.typing.number, self._language)

    @Slot()
    def without(self) -> None:
        """The visitor has no number at hand: the window asks."""
        self._visit.identified("", self._language)

    def _moved(self) -> None:
        if self._visit.flow.page is not Page.IDENTITY:
            self.typing.forget()
        self.speak(self._language)

    @property
    def _digits(self) -> Digits:
        hall = self._reader.hall
        return hall.centre.digits if hall else Digits.WESTERN

    @property
    def _gender(self) -> Gender | None:
        hall = self._reader.hall
        section = hall.section(self._visit.flow.section) if hall else None
        return section.gender if section else None

    def _get_words(self) -> dict[str, str]:
        return texts("entrance", self._language)

    def _get_kinds(self) -> list[dict[str, Any]]:
        hall, gender = self._reader.hall, self._gender
        kinds = offered(hall.centre.help, gender) if hall and gender else ()
        return [self._shown(kind) for kind in kinds]

    def _get_help(self) -> dict[str, Any]:
        kind = self._visit.flow.help
        return self._shown(kind) if kind else {}

    def _get_service(self) -> str:
        hall, name = self._reader.hall, self._visit.flow.service
        titles = (one.title for one in hall.centre.services if one.name == name) if hall else ()
        return next((title.in_language(self._language) for title in titles), "")

    def _get_busy(self) -> bool:
        return self._visit.flow.asked

    def _get_entry(self) -> EntryModel:
        return self.typing

    def _shown(self, kind: Help) -> dict[str, Any]:
        words = Words("entrance", self._language, self._digits)
        title = words.say(f"help.{kind}")
        return {"name": kind.value, "title": title, "icon": kind.value, "drop": words.say("help_drop", what=title)}

    words = Property(dict, _get_words, notify=changed)
    kinds = Property(list, _get_kinds, notify=changed)
    help = Property(dict, _get_help, notify=changed)
    service = Property(str, _get_service, notify=changed)
    busy = Property(bool, _get_busy, notify=changed)
    entry = Property(QObject, _get_entry, constant=True)
