"""The errands of the kiosk: those on offer, and the one that a visitor is about."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.domain.text import Language
from kiosk.errand import Errand


class Errands(QObject):
    """One errand at a time; `changed` at each of its steps, `finished` when its visitor is done with the kiosk.

    With `only`, the errand of that name begins anew for each visitor and there is nothing else.
    """

    changed = Signal()
    finished = Signal()
    issued = Signal(object, object, bool)

    def __init__(self, offered: Sequence[Errand], parent: QObject | None = None, *, only: str | None = None) -> None:
        super().__init__(parent)
        self.offered = tuple(offered)
        self._only = only
        self.current: Errand | None = None
        # Kept when the visitor has left: its page still fades away.
        self.last: Errand | None = None
        for errand in self.offered:
            errand.setParent(self)
            errand.changed.connect(self.changed)
            errand.finished.connect(self.finished)
            errand.issued.connect(self._issued)
        self._begin_only()

    @property
    def under_way(self) -> bool:
        """Whether a visitor is about one."""
        return self.current is not None and (self._only is None or self.current.begun)

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
            self._begin_only()

    def scanned(self, text: str, *, free: bool) -> None:
        """Something was read: for the errand under way, or where the kiosk is `free` for the one that knows it."""
        if self.current is None and free:
            found = next((one for one in self.offered if one.knows(text)), None)
            if found is not None:
                self.begin(found.name)
        if self.current is not None:
            self.current.scanned(text)

    def _begin_only(self) -> None:
        """Nobody has come yet: no change is told, for which the kiosk would take it that somebody had."""
        found = next((one for one in self.offered if one.name == self._only), None)
        if found is not None:
            self.current = self.last = found
            found.begin()

    def _issued(self, ticket: object, tell: object, again: bool) -> None:
        self.leave()
        self.issued.emit(ticket, tell, again)

    def speak(self, language: Language) -> None:
        """Another language."""
        for errand in self.offered:
            errand.speak(language)
