"""One text of the centre in each language of its visitors."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.text import Language, LocalText
from core.qt.application import direction
from core.services.naming import MAX_TEXT
from core.words import Words
from counter.session import Session
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import Entry
from counter.workspaces.settings.part import words_of


class NamesSheet(QWidget):
    """A line for each language; an empty one shows what visitors read in its place."""

    edited = Signal()
    by_hand = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        words, languages = words_of(session), Words("counter", session.language)
        entries = {
            language.value: WordsEntry(languages.say(f"language.{language}"), words, language) for language in Language
        }
        self.entries = Entries(entries, self)
        self._lines = entries
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(2)
        for entry in entries.values():
            column.addWidget(entry)
        column.addStretch(1)
        fields = [entry.field for entry in entries.values()]
        for place, entry in enumerate(entries.values()):
            entry.line.returnPressed.connect(fields[(place + 1) % len(fields)].setFocus)
        self.entries.edited.connect(self._edited)
        self.entries.by_hand.connect(self.by_hand)

    @property
    def text(self) -> LocalText:
        """What stands in the fields."""
        return LocalText(**self.entries.values)

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return bool(self.entries.changed)

    def rebase(self, text: LocalText) -> None:
        """What stands in the database now; what was typed stays."""
        self.entries.rebase({language.value: text.given(language) for language in Language})

    def _edited(self) -> None:
        text = self.text
        for language in Language:
            self._lines[language.value].line.setPlaceholderText(text.in_language(language))
        self.edited.emit()


class WordsEntry(Entry):
    """Words that run as their language does."""

    def __init__(self, name: str, words: Words, language: Language) -> None:
        self.line = QLineEdit()
        self.line.setMaxLength(MAX_TEXT)
        self.line.setLayoutDirection(direction(language))
        self.line.setAlignment(Qt.AlignmentFlag.AlignLeading)
        super().__init__(name, "", words, self.line, wide=True)
        self.line.textEdited.connect(lambda _: self._hand())

    @property
    def text(self) -> str:
        """Without what stands around it."""
        return " ".join(self.line.text().split())

    def write(self, text: str) -> None:
        """As it is."""
        self.line.setText(text)

    def shown_as(self, text: str) -> str:
        """As it is, whichever way it runs."""
        return f"\u2068{text}\u2069" if text else ""
