"""Several entries that are saved together."""

from collections.abc import Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from counter.workspaces.settings.fields import Entry, TextEntry


class Entries(QObject):
    """By their keys, in the order of the screen; Enter goes from each to the next.

    `edited` tells of every change, `by_hand` of those that a person made.
    """

    edited = Signal()
    by_hand = Signal()

    def __init__(self, entries: Mapping[str, Entry], parent: QObject) -> None:
        super().__init__(parent)
        self.all = dict(entries)
        in_order = list(self.all.values())
        for entry, after in zip(in_order, [*in_order[1:], in_order[0]], strict=True):
            entry.edited.connect(self.edited)
            entry.edited.connect(self.by_hand)
            if isinstance(entry, TextEntry):
                entry.on_enter(after.field.setFocus)

    @property
    def changed(self) -> list[str]:
        """The keys of those that were changed by hand."""
        return [key for key, entry in self.all.items() if entry.changed]

    @property
    def values(self) -> dict[str, str]:
        """What stands in them."""
        return {key: entry.text for key, entry in self.all.items()}

    def rebase(self, values: Mapping[str, str]) -> list[str]:
        """What stands in the database now; the keys of those that were changed there."""
        news = [key for key, value in values.items() if self.all[key].rebase(value)]
        self.edited.emit()
        return news

    def put_back(self) -> None:
        """All as they stand in the database."""
        for entry in self.all.values():
            entry.put_back()

    def refuse(self, key: str, why: str) -> bool:
        """Say at a field why it was refused, and go there; False where there is no such field."""
        entry = self.all.get(key)
        if entry is None:
            return False
        entry.refuse(why)
        self.show_to(entry)
        return True

    def begin(self) -> None:
        """The cursor in the first."""
        first = next(iter(self.all.values()))
        self.show_to(first)

    @staticmethod
    def show_to(entry: Entry) -> None:
        """Put the cursor there, and bring it into sight."""
        entry.field.setFocus()
        around: QWidget | None = entry.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(entry)
