"""The errand of who comes for an appointment, as the QML shows it."""

from uuid import uuid4

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.bootstrap import Centre
from core.domain.check_in import appointment_of
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.arrival_dto import Arriving, Told
from core.services.dto import CentreView
from core.words import texts
from kiosk.entry import EntryModel
from kiosk.errands.asking import AskingErrand
from kiosk.errands.check_in.flow import CheckIn, Step
from kiosk.errands.check_in.told import Said, on_ticket, said

QML_IMPORT_NAME = "Istiqbal.CheckIn"
QML_IMPORT_MAJOR_VERSION = 1
_TROUBLE = {
    ErrorCode.IDENTITY_NUMBER_INVALID: "unread",
    ErrorCode.TRIES_OVER: "tries",
    ErrorCode.HALL_CLOSED: "closed",
    ErrorCode.DATABASE_AWAY: "away",
    ErrorCode.KEY_FILE_MISSING: "only_code",
    ErrorCode.KEY_FILE_WRONG: "only_code",
}


@QmlElement
class CheckInModel(AskingErrand):
    """A ticket for an appointment, or in plain words why there is none now."""

    told = Signal()  # QML hears only of signals of the property's own class
    name = "check_in"

    def __init__(self, link: CentreLink, section: str | None, language: Language = Language.ARABIC) -> None:
        super().__init__(link, language)
        self._section = section
        self._flow, self._key = CheckIn(), ""
        self._until = ""
        self._entry = EntryModel(self)
        self._entry.touched.connect(self._typed)

    @property
    def title(self) -> str:
        """As the base says."""
        return self._words.say("button")

    @property
    def lingers(self) -> bool:
        """As the base says: whoever waits, or reads an answer."""
        return self._flow.step is not Step.ASK

    def begin(self) -> None:
        """As the base says."""
        self._key = f"kiosk-{uuid4()}"
        super().begin()

    def back(self) -> bool:
        """As the base says."""
        self._entry.forget()
        undone = self._flow.back()
        self.changed.emit()
        return undone

    def leave(self) -> None:
        """As the base says."""
        self._forsake()
        self._flow.forget()
        self._entry.forget()

    def speak(self, language: Language) -> None:
        """As the base says."""
        self._language = language
        self._entry.speak(language, self._digits, None)
        self.told.emit()

    def knows(self, text: str) -> bool:
        """As the base says."""
        return appointment_of(text) is not None

    def scanned(self, text: str) -> None:
        """As the base says: the code of an appointment is an answer's question by itself, a card fills the number."""
        if self._flow.step is Step.WAIT:
            return
        self._flow.forget()
        if self.knows(text):
            self._entry.forget()
            self._arrive(text)
        else:
            self._entry.read(text)

    @Slot()
    def ask(self) -> None:
        """The number is right."""
        self._arrive(self._entry.number)

    @Slot()
    def take(self) -> None:
        """A ticket like everybody's, for who is late."""
        if self._flow.may_take:
            self._arrive(self._flow.text, late=True)

    @Slot()
    def done(self) -> None:
        """The answer was read."""
        self.finished.emit()

    def _typed(self) -> None:
        self._flow.trouble = ""
        self.changed.emit()

    def _arrive(self, text: str, *, late: bool = False) -> None:
        if not self._flow.ask(text):
            return
        key, arriving = self._key, Arriving(text, self._section, self._language, late)

        def work(centre: Centre) -> tuple[Told, CentreView]:
            return centre.arrivals.arrive(arriving, key), centre.administration.centre()

        self._ask(work, lambda found: self._answered(*found), self._failed)
        self.changed.emit()

    def _answered(self, told: Told, centre: CentreView) -> None:
        self._centre = centre
        self._entry.forget()
        self._flow.answered(told)
        if told.ticket is not None and not told.desk:
            ticket, again = told.ticket, told.arrival is None
            self.issued.emit(ticket, lambda language, digits: on_ticket(told, language, digits), again)

    def _failed(self, error: IstiqbalError | None) -> None:
        self._until = str(error.facts.get("until", "")) if error else ""
        self._flow.failed(_TROUBLE.get(error.code, "failed") if error else "failed")

    def _met(self, centre: CentreView) -> None:
        """The digits that are typed are the centre's."""
        self._centre = centre
        self.speak(self._language)

    def _said(self) -> Said:
        told, centre = self._flow.told, self._centre
        return said(told, centre, self._language, centre.digits) if told and centre else Said("", "", False)

    def _get_words(self) -> dict[str, str]:
        return texts("check_in", self._language)

    def _get_step(self) -> str:
        return self._flow.step.value

    def _get_heading(self) -> str:
        return self._said().title

    def _get_text(self) -> str:
        return self._said().text

    def _get_good(self) -> bool:
        return self._said().good

    def _get_may_take(self) -> bool:
        return self._flow.may_take

    def _get_trouble(self) -> str:
        until = f"\u2066{self._until}\u2069"
        return self._words.say(f"trouble.{self._flow.trouble}", until=until) if self._flow.trouble else ""

    def _get_entry(self) -> EntryModel:
        return self._entry

    words = Property(dict, _get_words, notify=told)
    step = Property(str, _get_step, notify=told)
    heading = Property(str, _get_heading, notify=told)
    text = Property(str, _get_text, notify=told)
    good = Property(bool, _get_good, notify=told)
    mayTake = Property(bool, _get_may_take, notify=told)  # noqa: N815 - QML's way of naming
    trouble = Property(str, _get_trouble, notify=told)
    entry = Property(QObject, _get_entry, constant=True)
