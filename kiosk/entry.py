"""Where a visitor types an identity number or has it read, as the QML shows it."""

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.domain.numerals import Digits
from core.domain.text import Language
from core.domain.visitor import Gender
from core.words import Words
from kiosk.typed_number import LENGTH, TypedNumber

QML_IMPORT_NAME = "Istiqbal.Entry"
QML_IMPORT_MAJOR_VERSION = 1
_KEYS = ("1", "2", "3", "4", "5", "6", "7", "8", "9", "0")


@QmlElement
class EntryModel(QObject):
    """`touched` at every key, `changed` also by another language; only Python learns the number."""

    changed = Signal()
    touched = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.touched.connect(self.changed)
        self._typed = TypedNumber()
        self._gender: Gender | None = None
        self._words = Words("entrance", Language.ARABIC)

    @property
    def number(self) -> str:
        """The whole number once it is one, else nothing."""
        return self._typed.number

    def speak(self, language: Language, digits: Digits, gender: Gender | None) -> None:
        """Another language; `gender` is that of whom the section serves, where one was chosen."""
        self._words, self._gender = Words("entrance", language, digits), gender
        self.changed.emit()

    def read(self, text: str) -> None:
        """A scanner read something."""
        self._typed.read(text)
        self.touched.emit()

    def forget(self) -> None:
        """Its visitor is gone, or wants something else."""
        self._typed.clear()
        self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A key of the keypad."""
        self._typed.press(key)
        self.touched.emit()

    @Slot()
    def undo(self) -> None:
        """The last digit was wrong."""
        self._typed.undo()
        self.touched.emit()

    @Slot()
    def clear(self) -> None:
        """All of it was wrong."""
        self._typed.clear()
        self.touched.emit()

    def _get_cells(self) -> list[str]:
        return [self._words.digits(cell) for cell in self._typed.cells()]

    def _get_keys(self) -> list[str]:
        return [self._words.digits(key) for key in _KEYS]

    def _get_kind(self) -> str:
        kind = self._typed.kind
        return self._words.say(f"kind.{kind}.{self._gender or Gender.MAN}") if kind else ""

    def _get_problem(self) -> str:
        return self._words.say(f"problem.{self._typed.problem}") if self._typed.problem else ""

    def _get_spoken(self) -> str:
        """What a screen reader says in place of the digits."""
        return self._words.say("typed", self._typed.count, most=LENGTH)

    def _get_ready(self) -> bool:
        return bool(self._typed.number)

    def _get_empty(self) -> bool:
        return self._typed.count == 0

    def _get_erase(self) -> str:
        return self._words.say("erase")

    def _get_clear_all(self) -> str:
        return self._words.say("clear")

    cells = Property(list, _get_cells, notify=changed)
    keys = Property(list, _get_keys, notify=changed)
    kind = Property(str, _get_kind, notify=changed)
    problem = Property(str, _get_problem, notify=changed)
    spoken = Property(str, _get_spoken, notify=changed)
    ready = Property(bool, _get_ready, notify=changed)
    empty = Property(bool, _get_empty, notify=changed)
    erase = Property(str, _get_erase, notify=changed)
    clearAll = Property(str, _get_clear_all, notify=changed)  # noqa: N815 - QML's way of naming
