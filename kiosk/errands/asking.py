"""What errands that ask the centre have in common: how they meet it, and whose an answer is."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.numerals import Digits
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import CentreView
from core.words import Words
from kiosk.errand import Errand

T = TypeVar("T")


class AskingErrand(Errand):
    """One question at a time, `busy` until its answer is there; one that comes when its visitor has left is nobody's.

    `told` is a signal of the class that the QML sees; the words are those of the errand's name.
    """

    told: Signal

    def __init__(self, link: CentreLink, language: Language, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link, self._language = link, language
        self._centre: CentreView | None = None
        self._visitor = 0
        self._busy = False
        self.changed.connect(self.told)
        link.changed.connect(lambda topic: self._meet() if topic == "*" else None)

    def begin(self) -> None:
        """As the base class says."""
        self._meet()

    def speak(self, language: Language) -> None:
        """As the base class says."""
        self._language = language
        self.told.emit()

    def _ask(
        self,
        work: Callable[[Centre], T],
        answered: Callable[[T], None],
        failed: Callable[[IstiqbalError | None], None],
    ) -> None:
        """Let the centre do `work` for who stands here now."""
        self._busy, visitor = True, self._visitor

        def heard(hear: Callable[[], None]) -> None:
            if visitor == self._visitor:
                self._busy = False
                hear()
                self.changed.emit()

        self._link.run(work, lambda answer: heard(lambda: answered(answer)), lambda error: heard(lambda: failed(error)))

    def _forsake(self) -> None:
        """Nobody waits for an answer any more."""
        self._visitor += 1
        self._busy = False

    def _meet(self) -> None:
        if self._centre is None:
            self._link.run(lambda centre: centre.administration.centre(), self._met, lambda _: None)

    def _met(self, centre: CentreView) -> None:
        self._centre = centre
        self.told.emit()

    @property
    def _digits(self) -> Digits:
        return self._centre.digits if self._centre else Digits.WESTERN

    @property
    def _words(self) -> Words:
        return Words(self.name, self._language, self._digits)
