"""What a visitor can do at a kiosk beside taking a ticket."""

from PySide6.QtCore import QObject, Signal

from core.domain.text import Language


class Errand(QObject):
    """One such thing, with pages of its own; its model for the QML is the same object.

    `name` is its name in the settings and of its icon. `changed` at each step; `finished` when the visitor is done.
    `issued` when that ended with a ticket: the TicketView, what to `Tell` of it (kiosk/flow.py), and whether it is to
    be printed once more.
    """

    changed = Signal()
    finished = Signal()
    issued = Signal(object, object, bool)
    name = ""

    @property
    def title(self) -> str:
        """What its button says, in the language that was last given to `speak`."""
        raise NotImplementedError

    @property
    def page(self) -> str:
        """The name of the page to show."""
        return self.name

    @property
    def lingers(self) -> bool:
        """Whether the visitor is given longer now: an answer is on its way, or there is much to read."""
        return False

    @property
    def goes_on(self) -> bool:
        """Whether it can be done while the database is away."""
        return False

    @property
    def begun(self) -> bool:
        """Whether its visitor has done anything yet, where it is all that the kiosk does."""
        return True

    def begin(self) -> None:
        """A visitor wants it: the first page."""

    def back(self) -> bool:
        """Undo one step; False where the first page shows, and it is the kiosk that goes back."""
        return False

    def leave(self) -> None:
        """The visitor is gone, or wants something else: forget all that was typed."""

    def knows(self, _text: str) -> bool:
        """Whether a code is this errand's own: who has it read at an idle kiosk wants it, and needs no button."""
        return False

    def scanned(self, _text: str) -> None:
        """Something was read while the visitor is about this errand."""

    def speak(self, language: Language) -> None:
        """Another language."""
