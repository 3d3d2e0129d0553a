"""What is suggested for the letter that is being typed: asked when the hands rest; silent without a database."""

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.errors import IstiqbalError
from core.domain.suggesting import Suggestion
from core.qt.link import CentreLink

_REST_MS = 300


class Suggesting(QObject):
    """`found` is what was answered last; one question at a time, and only the newest counts."""

    changed = Signal()

    def __init__(self, link: CentreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._text = self._asked = ("", "")
        self._busy = False
        self.found: tuple[Suggestion, ...] = ()
        self._rest = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rest.timeout.connect(self._ask)

    def hear(self, subject: str, summary: str) -> None:
        """What stands in the form now; without a word nothing is suggested, at once."""
        text = (subject.strip(), summary.strip())
        if text == self._text:
            return
        self._text = text
        if any(text):
            self._rest.start()
        else:
            self._rest.stop()
            self._show(())

    def close(self) -> None:
        """Ask no more."""
        self._rest.stop()

    def _ask(self) -> None:
        if self._busy:
            return  # whoever answers asks again where the text is another one by then
        self._busy, self._asked = True, self._text
        subject, summary = self._asked
        self._link.run(lambda centre: tuple(centre.classification.suggest(subject, summary)), self._took, self._failed)

    def _took(self, found: tuple[Suggestion, ...]) -> None:
        self._busy = False
        if self._asked == self._text:
            self._show(found)
        elif any(self._text) and not self._rest.isActive():
            self._ask()

    def _failed(self, _: IstiqbalError | None) -> None:
        self._took(())

    def _show(self, found: tuple[Suggestion, ...]) -> None:
        if found != self.found:
            self.found = found
            self.changed.emit()
