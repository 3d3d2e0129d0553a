"""How was your visit: the errand joined to the centre, without what its page shows."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.numerals import Digits
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import CentreView
from core.services.rating_dto import RatableVisit, RatingView
from core.words import Words
from kiosk.errand import Errand
from kiosk.errands.rating.flow import SCANNED, RatingFlow, Step

THANKS_MS = 8_000
_PROBLEMS = {
    ErrorCode.TICKET_CODE_UNKNOWN: "unknown",
    ErrorCode.TICKET_UNKNOWN: "unknown",
    ErrorCode.RATING_EARLY: "early",
    ErrorCode.RATING_LATE: "late",
    ErrorCode.RATING_GIVEN: "given",
    ErrorCode.RATING_OTHER_SECTION: "other_section",
}


class RatingSteps(Errand):
    """A face, then a ticket by its code or number, then what a visitor likes to add.

    Whoever touched a face for a visit and walks away has rated it, without what was not sent of a comment.
    """

    told: Signal
    name = "rating"

    def __init__(
        self, link: CentreLink, language: Language, section: str | None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._link, self._language, self._section = link, language, section
        self._centre: CentreView | None = None
        self._flow = RatingFlow()
        self._key = ""
        # Who rates: an answer that comes when its visitor has left is nobody's.
        self._visitor = 0
        self._busy = self._asks = False
        self._keyboard = 0
        self._thanks = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks.timeout.connect(self.finished)
        self.changed.connect(self.told)
        link.changed.connect(lambda topic: self._meet() if topic == "*" else None)

    @property
    def title(self) -> str:
        """As the base class says."""
        return self._words.say("title")

    @property
    def lingers(self) -> bool:
        """As the base class says."""
        return self._busy or self._flow.step is Step.COMMENT

    @property
    def begun(self) -> bool:
        """As the base class says."""
        return self._flow.step not in {Step.SCORE, Step.THANKS}

    def begin(self) -> None:
        """As the base class says; which letters a ticket has is the centre's."""
        self._key = f"rating-{uuid4()}"
        self._meet()

    def back(self) -> bool:
        """As the base class says."""
        self._forsake()
        undone = self._flow.back()
        self.told.emit()
        return undone

    def leave(self) -> None:
        """As the base class says; what was given is kept."""
        if self._flow.given and not self._busy:
            self._flow.comment = ""
            self._send(lambda _: None, lambda _: None)
        self._thanks.stop()
        self._forsake()
        self._flow.forget()
        self.told.emit()

    def scanned(self, text: str) -> None:
        """Something was read while the visitor is about this; a ticket's code at an idle kiosk begins nothing here."""
        if text.lower().startswith(SCANNED) and self._flow.step in {Step.SCORE, Step.TICKET} and not self._busy:
            self._find(text)
            self.changed.emit()

    def speak(self, language: Language) -> None:
        """As the base class says."""
        self._language, self._keyboard = language, 0
        self.told.emit()

    def _find(self, text: str) -> None:
        self._busy = True
        visitor, section = self._visitor, self._section
        self._link.run(
            lambda centre: centre.ratings.find(text, section=section),
            partial(self._found, visitor),
            partial(self._refused, visitor),
        )

    def _give(self) -> None:
        self._busy = True
        self._send(partial(self._sent, self._visitor), partial(self._refused, self._visitor))

    def _send(self, done: Callable[[RatingView], None], failed: Callable[[IstiqbalError | None], None]) -> None:
        visit, score, key = self._flow.visit, self._flow.score, self._key
        if visit is None or score is None:
            return
        reasons, comment, language = tuple(self._flow.chosen), self._flow.comment, self._language
        self._link.run(
            lambda centre: centre.ratings.rate(
                visit.ticket_id, score, key, reasons=reasons, comment=comment, language=language
            ),
            done,
            failed,
        )

    def _found(self, visitor: int, visit: RatableVisit) -> None:
        if visitor == self._visitor:
            self._busy = False
            self._flow.found(visit)
            self.changed.emit()

    def _sent(self, visitor: int, rating: RatingView) -> None:
        if visitor == self._visitor:
            self._busy, self._asks = False, rating.asks
            self._flow.step = Step.THANKS
            self._thanks.start()
            self.changed.emit()

    def _refused(self, visitor: int, error: IstiqbalError | None) -> None:
        if visitor != self._visitor:
            return
        self._busy = False
        # With the database away the kiosk says so; what was chosen is still there when it is back.
        if error is None or error.code is not ErrorCode.DATABASE_AWAY:
            self._flow.refused(_PROBLEMS.get(error.code, "bug") if error else "bug")
        self.changed.emit()

    def _meet(self) -> None:
        if self._centre is None:
            self._link.run(lambda centre: centre.administration.centre(), self._met, lambda _: None)

    def _met(self, centre: CentreView) -> None:
        self._centre = centre
        self._flow.know([one.prefix for one in centre.sections if self._section in {None, one.name}])
        self.told.emit()

    def _forsake(self) -> None:
        self._visitor += 1
        self._busy = False

    @property
    def _words(self) -> Words:
        return Words("rating", self._language, self._centre.digits if self._centre else Digits.WESTERN)
