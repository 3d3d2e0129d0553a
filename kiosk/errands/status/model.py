"""Where does my request stand: the errand as its page shows it."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from core.calendar import gregorian_text, hijri_text
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.public_words import public_told
from core.qt.link import CentreLink
from core.services.dto import CentreView
from core.services.ports import Clock
from core.services.status_ports import PublicStatus
from core.words import Words, texts
from kiosk.errands.asking import AskingErrand
from kiosk.errands.status.flow import StatusFlow, Step

QML_IMPORT_NAME = "Istiqbal.Status"
QML_IMPORT_MAJOR_VERSION = 1
_SCANNED = "istiqbal:request:"
_MOST_MINUTES = 60
_KEYS = "1234567890"


@QmlElement
class StatusErrand(AskingErrand):
    """Asks by a receipt's code or number and the end of the mobile; shows the public label, a date and a next step."""

    told = Signal()  # QML hears only of signals of the property's own class
    name = "status"

    def __init__(self, link: CentreLink, clock: Clock, language: Language, parent: QObject | None = None) -> None:
        super().__init__(link, language, parent)
        self._clock = clock
        self._flow = StatusFlow()
        self._minutes = 0

    @property
    def title(self) -> str:
        """As the base class says."""
        return self._words.say("title")

    @property
    def lingers(self) -> bool:
        """As the base class says."""
        return self._busy or self._flow.step is Step.ANSWER

    def back(self) -> bool:
        """As the base class says."""
        self._forsake()
        undone = self._flow.back()
        self.told.emit()
        return undone

    def leave(self) -> None:
        """As the base class says."""
        self._forsake()
        self._flow.forget()
        self.told.emit()

    def knows(self, text: str) -> bool:
        """A receipt's code is shown at an idle kiosk for this alone."""
        return text.lower().startswith(_SCANNED)

    def scanned(self, text: str) -> None:
        """As the base class says."""
        if not self._busy:
            self._flow.read(text)
            self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A key of the keypad."""
        if not self._busy:
            self._flow.press(key)
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """The last digit was wrong."""
        if not self._busy:
            self._flow.erase()
        self.changed.emit()

    @Slot()
    def proceed(self) -> None:
        """What was typed is right."""
        if not self._busy and self._flow.proceed():
            self._ask_status()
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """The answer was read."""
        self.finished.emit()

    def _ask_status(self) -> None:
        reference, end = self._flow.reference, self._flow.end
        self._ask(lambda centre: centre.status.ask(reference, end), self._answered, self._refused)

    def _answered(self, answer: PublicStatus) -> None:
        self._flow.answered(answer)

    def _refused(self, error: IstiqbalError | None) -> None:
        if error is None or error.code not in {ErrorCode.STATUS_UNKNOWN, ErrorCode.STATUS_WAIT}:
            # With the database away the kiosk says so; what was typed is still there when it is back.
            if error is None or error.code is not ErrorCode.DATABASE_AWAY:
                self._flow.refused("bug")
        elif error.code is ErrorCode.STATUS_WAIT:
            self._minutes = self._until(error.facts["until"])
            self._flow.refused("wait" if self._minutes <= _MOST_MINUTES else "later")
        else:
            self._flow.refused("unknown")

    def _until(self, until: object) -> int:
        """In how many minutes one may try again, at least one."""
        if not isinstance(until, datetime):
            return _MOST_MINUTES + 1
        return max(1, -(-(until - self._clock.now()) // timedelta(minutes=1)))

    def _met(self, centre: CentreView) -> None:
        """The centre's letters stand before every reference."""
        self._flow.letters = centre.code
        super()._met(centre)

    def _get_words(self) -> dict[str, str]:
        return texts("status", self._language)

    def _get_step(self) -> str:
        return self._flow.step.value

    def _get_shown(self) -> str:
        return self._words.digits(self._flow.shown())

    def _get_typed(self) -> str:
        return self._words.say("typed", self._flow.count, most=self._flow.most)

    def _get_keys(self) -> list[str]:
        return [self._words.digits(key) for key in _KEYS]

    def _get_problem(self) -> str:
        problem = self._flow.problem
        if not problem:
            return ""
        return self._words.say(f"problem.{problem}", self._minutes if problem == "wait" else None)

    def _get_ready(self) -> bool:
        return self._flow.ready and not self._busy

    def _get_busy(self) -> bool:
        return self._busy

    def _get_answer(self) -> dict[str, Any]:
        answer, centre, words = self._flow.answer, self._centre, self._words
        if answer is None or centre is None:
            return {}
        public = Words("public", self._language, centre.digits)
        label, following = public_told(answer.state, answer.goes_on_as, public)
        day = answer.since.astimezone(ZoneInfo(centre.zone)).date()
        return {
            "reference": words.digits(answer.reference),
            "label": label,
            "next": following,
            "hijri": words.digits(hijri_text(day, self._language)),
            "gregorian": words.digits(gregorian_text(day, self._language)),
            "settled": answer.state.value in {"answered", "closed"},
        }

    words = Property(dict, _get_words, notify=told)
    step = Property(str, _get_step, notify=told)
    shown = Property(str, _get_shown, notify=told)
    typed = Property(str, _get_typed, notify=told)
    keys = Property(list, _get_keys, notify=told)
    problem = Property(str, _get_problem, notify=told)
    ready = Property(bool, _get_ready, notify=told)
    busy = Property(bool, _get_busy, notify=told)
    answer = Property(dict, _get_answer, notify=told)
