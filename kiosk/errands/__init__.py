"""The errands of the kiosk: those on offer, and the one that a visitor is about."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.text import Language
from kiosk.errand import Errand


class Errands(QObject):
    """One errand at a time; `changed` at each of its steps, `finished` when its visitor is done with the kiosk."""

    changed = Signal()
    finished = Signal()
    issued = Signal(object, object, bool)

    def __init__(self, offered: Sequence[Errand], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.offered = tuple(offered)
        self.current: Errand | None = None
        # Kept when the visitor has left: its page still fades away.
        self.last: Errand | None = None
        for errand in self.offered:
            errand.setParent(self)
            errand.changed.connect(self.changed)
            errand.finished.connect(self.finished)
            errand.issued.connect(self._issued)

    def begin(self, name: str) -> None:
        """A visitor wants one; a touch on a page that is gone changes nothing."""
        found = next((one for one in self.offered if one.name == name), None)
        if found is None or self.current is not None:
            return
        self.current = self.last = found
        found.begin()
        self.changed.emit()

    def back(self) -> None:
        """One step back, out of the errand at its first page."""
        if self.current is not None and not self.current.back():
            self.leave()
        self.changed.emit()

    def leave(self) -> None:
        """Nobody is about it any more."""
        if self.current is not None:
            self.current.leave()
            self.current = None

    def scanned(self, text: str, *, free: bool) -> None:
        """Something was read: for the errand under way, or where the kiosk is `free` for the one that knows it."""
        if self.current is None and free:
            found = next((one for one in self.offered if one.knows(text)), None)
            if found is not None:
                self.begin(found.name)
        if self.current is not None:
            self.current.scanned(text)

    def _issued(self, ticket: object, tell: object, again: bool) -> None:
        self.leave()
        self.issued.emit(ticket, tell, again)

    def speak(self, language: Language) -> None:
        """Another language."""
        for errand in self.offered:
            errand.speak(language)
