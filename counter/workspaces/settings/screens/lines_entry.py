"""Several lines of text in a form."""

from PySide6.QtWidgets import QPlainTextEdit

from core.words import Words
from counter.workspaces.settings.fields import Entry

_HEIGHT = 84


class LinesEntry(Entry):
    """One text a line; Tab goes on to the next field."""

    def __init__(self, name: str, told: str, words: Words) -> None:
        self._lines = QPlainTextEdit()
        self._lines.setFixedHeight(_HEIGHT)
        self._lines.setTabChangesFocus(True)
        super().__init__(name, told, words, self._lines, wide=True)
        self._lines.textChanged.connect(self._hand)

    @property
    def text(self) -> str:
        """The lines that are not empty."""
        return "\n".join(line.strip() for line in self._lines.toPlainText().splitlines() if line.strip())

    def write(self, text: str) -> None:
        """As it is: the centre's own words keep their digits."""
        if text != self._lines.toPlainText():
            self._lines.setPlainText(text)

    def shown_as(self, text: str) -> str:
        """In one line."""
        return text.replace("\n", " · ")

    def say_when_empty(self, text: str) -> None:
        """What an empty field means."""
        self._lines.setPlaceholderText(text)
