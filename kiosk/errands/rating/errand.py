"""How was your visit: the errand joined to the centre, without what its page shows."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import CentreView
from core.services.rating_dto import RatingView
from kiosk.errands.asking import AskingErrand
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


class RatingSteps(AskingErrand):
    """A face, then a ticket by its code or number, then what a visitor likes to add.

    Whoever touched a face for a visit and walks away has rated it, without what was not sent of a comment.
    """

    name = "rating"

    def __init__(
        self, link: CentreLink, language: Language, section: str | None, parent: QObject | None = None
    ) -> None:
        super().__init__(link, language, parent)
        self._section = section
        self._flow = RatingFlow()
        self._key = ""
        self._asks = False
        self._keyboard = 0
        self._thanks = QTimer(self, singleShot=True, interval=THANKS_MS)
        self._thanks.timeout.connect(self.finished)

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
        super().begin()

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
            work = self._rating()
            if work is not None:
                self._link.run(work, lambda _: None, lambda _: None)
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
        self._keyboard = 0
        super().speak(language)

    def _find(self, text: str) -> None:
        section = self._section
        self._ask(lambda centre: centre.ratings.find(text, section=section), self._flow.found, self._refused)

    def _give(self) -> None:
        work = self._rating()
        if work is not None:
            self._ask(work, self._sent, self._refused)

    def _rating(self) -> Callable[[Centre], RatingView] | None:
        """What was given so far, to be sent."""
        visit, score, key = self._flow.visit, self._flow.score, self._key
        if visit is None or score is None:
            return None
        reasons, comment, language = tuple(self._flow.chosen), self._flow.comment, self._language
        return lambda centre: centre.ratings.rate(
            visit.ticket_id, score, key, reasons=reasons, comment=comment, language=language
        )

    def _sent(self, rating: RatingView) -> None:
        self._asks = rating.asks
        self._flow.step = Step.THANKS
        self._thanks.start()

    def _refused(self, error: IstiqbalError | None) -> None:
        # With the database away the kiosk says so; what was chosen is still there when it is back.
        if error is None or error.code is not ErrorCode.DATABASE_AWAY:
            self._flow.refused(_PROBLEMS.get(error.code, "bug") if error else "bug")

    def _met(self, centre: CentreView) -> None:
        self._flow.know([one.prefix for one in centre.sections if self._section in {None, one.name}])
        super()._met(centre)
