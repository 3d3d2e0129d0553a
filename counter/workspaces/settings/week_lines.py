"""A week as seven lines that are saved together, Sunday first."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.words import Words
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import TextEntry

T = TypeVar("T")
WEEKDAYS = (7, 1, 2, 3, 4, 5, 6)
_LONGEST = 120


class WeekLines(QWidget, Generic[T]):
    """`seen` is what the lines stand for in the database; `plain` gives what is typed in the way it is kept."""

    def __init__(self, words: Words, plain: Callable[[str], str], empty: str) -> None:
        super().__init__()
        self.seen: Mapping[int, T] | None = None
        self.entries = Entries({str(day): _entry(day, words, plain, empty) for day in WEEKDAYS}, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        for entry in self.entries.all.values():
            layout.addWidget(entry)

    def take(self, week: Mapping[int, T], texts: Mapping[int, str]) -> bool:
        """What stands in the database now; True where that was changed while something else was typed here."""
        before, self.seen = self.seen, week
        self.entries.rebase({str(day): texts.get(day, "") for day in WEEKDAYS})
        return before is not None and bool(self.entries.changed)


def _entry(day: int, words: Words, plain: Callable[[str], str], empty: str) -> TextEntry:
    entry = TextEntry(Words("dates", words.language).say(f"weekday.{day}"), "", words, longest=_LONGEST, plain=plain)
    entry.say_when_empty(empty)
    return entry
