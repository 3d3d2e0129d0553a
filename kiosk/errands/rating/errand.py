"""How was your visit: the errand joined to the centre, without what its page shows."""

from collections.abc import Callable
from functools import partial
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import CentreView
from core.services.rating_dto import RatableVisit
from kiosk.errands.asking import AskingErrand
from kiosk.errands.rating.delivery import Delivery, End, Rating
from kiosk.errands.rating.flow import SCANNED, RatingFlow, Step
from kiosk.own_series import OwnSeries

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
        self,
        link: CentreLink,
        language: Language,
        section: str | None,
        own: OwnSeries,
        patience_ms: int,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(link, language, parent)
        self._section, self._own = section, own
        self._flow = RatingFlow()
        self._key = self._asked = ""
        self._end = End.SENT
        self._delivery: Delivery | None = None
        self._keyboard = 0
        self._thanks = self._timer(THANKS_MS, self.finished.emit)
        self._patience = self._timer(patience_ms, self._lose_patience)
        own.changed.connect(self._know_alone)

    @property
    def title(self) -> str:
        """As the base class says."""
        return self._words.say("title")

    @property
    def lingers(self) -> bool:
        """As the base class says."""
        return self._busy or self._flow.step is Step.COMMENT

    @property
    def goes_on(self) -> bool:
        """As the base class says: what is given is kept, of a ticket that is looked up later."""
        return self._own.serves

    @property
    def begun(self) -> bool:
        """As the base class says."""
        return self._flow.step not in {Step.SCORE, Step.THANKS}

    def begin(self) -> None:
        """As the base class says; which letters a ticket has is the centre's."""
        self._key = f"rating-{uuid4()}"
        super().begin()
        self._know_alone()

    def back(self) -> bool:
        """As the base class says."""
        self._forsake()
        undone = self._flow.back()
        self.told.emit()
        return undone

    def leave(self) -> None:
        """As the base class says; what was given is kept, as far as it was sent."""
        if self._delivery is not None:
            self._delivery.leave()
        elif self._flow.given:
            self._flow.comment = ""
            delivery = self._new_delivery()
            if delivery is not None:
                delivery.leave()
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
        if self._own.serves:
            self._flow.believe(text)
            return
        section, self._asked = self._section, text
        if self._own.ready:
            self._patience.start()
        self._ask(lambda centre: centre.ratings.find(text, section=section), self._found, self._not_found)

    def _found(self, visit: RatableVisit) -> None:
        self._patience.stop()
        self._flow.found(visit)

    def _not_found(self, error: IstiqbalError | None) -> None:
        self._patience.stop()
        if error is not None and error.code is ErrorCode.DATABASE_AWAY:
            # Without a disk of its own the kiosk says that it is away; what was chosen is still there afterwards.
            if self._own.ready:
                self._flow.believe(self._asked)
        else:
            self._refused(error)

    def _lose_patience(self) -> None:
        """The database says nothing."""
        self._forsake()
        self._flow.believe(self._asked)
        self.changed.emit()

    def _give(self) -> None:
        delivery = self._delivery = self._new_delivery()
        if delivery is not None:
            self._busy = True
            delivery.ended.connect(partial(self._ended, self._visitor))
            delivery.send()

    def _new_delivery(self) -> Delivery | None:
        """Of what was given so far."""
        flow = self._flow
        if flow.score is None:
            return None
        found = flow.visit.ticket_id if flow.visit else None
        text = f"{SCANNED}{found}" if found else flow.unseen
        said = flow.score, tuple(flow.chosen), self._language, self._key, flow.comment
        rating = Rating(text, found, self._section, *said)
        return Delivery(rating, self._link, self._own, self._patience.interval(), self)

    def _ended(self, visitor: int, end: str, error: IstiqbalError | None) -> None:
        if visitor != self._visitor:
            return
        self._busy, self._delivery, self._end = False, None, End(end)
        if self._end is not End.REFUSED:
            self._flow.step = Step.THANKS
            self._thanks.start()
        elif error is None or error.code is not ErrorCode.DATABASE_AWAY:
            self._refused(error)
        self.changed.emit()

    def _refused(self, error: IstiqbalError | None) -> None:
        self._flow.refused(_PROBLEMS.get(error.code, "bug") if error else "bug")

    def _forsake(self) -> None:
        super()._forsake()
        self._patience.stop()
        self._delivery = None

    def _know_alone(self) -> None:
        """The letters of the tickets as last known, where the centre was not met since the start."""
        if self._centre is None and self._own.known is not None:
            self._met(self._own.known.centre)
        self.told.emit()

    def _timer(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(work)
        return timer

    def _met(self, centre: CentreView) -> None:
        self._flow.know([one.prefix for one in centre.sections if self._section in {None, one.name}])
        super()._met(centre)
