"""The display's one view model: one section's calls, announced in turn."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal
from PySide6.QtQml import QmlElement

from core.bootstrap import Centre
from core.calendar import gregorian_text, hijri_text, weekday
from core.config import Settings
from core.domain.numerals import Digits
from core.qt.link import CentreLink
from core.qt.palette import GREEN, section_colours
from core.services.dto import CallView, CentreView, QueueSnapshot
from core.services.ports import Clock
from core.words import Words, catalogue
from waiting_display.announcer import Announcer

QML_IMPORT_NAME = "Istiqbal.DisplayModel"
QML_IMPORT_MAJOR_VERSION = 1

_POLL_MS = 10_000
_CLOCK_MS = 1_000


@dataclass(frozen=True, slots=True)
class Hall:
    """A section as it was read at once."""

    centre: CentreView
    queue: QueueSnapshot


@QmlElement
class DisplayModel(QObject):
    """`announced` is emitted once for each announcement: the QML flashes, the program sounds."""

    changed = Signal()
    announced = Signal()

    def __init__(self, settings: Settings, link: CentreLink, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._clock = clock
        self._language = settings.language
        self._section = settings.device.section
        self._announcer = Announcer(settings.display.seconds)
        self._hall: Hall | None = None
        self._reading = self._stale = False
        self._next = QTimer(self, singleShot=True)
        self._next.timeout.connect(self._advance)
        self._poll = self._every(_POLL_MS, self._read)
        self._minute = self._every(_CLOCK_MS, self._tick)
        self._when = ""
        link.changed.connect(self._hint)
        link.available_changed.connect(self._available)

    def close(self) -> None:
        """Stop every timer."""
        for timer in (self._next, self._poll, self._minute):
            timer.stop()

    def _every(self, milliseconds: int, work: Callable[[], None]) -> QTimer:
        timer = QTimer(self, interval=milliseconds)
        timer.timeout.connect(work)
        timer.start()
        return timer

    def _hint(self, topic: str) -> None:
        if topic in {"*", "config", f"queue:{self._section}"} or self._section is None:
            self._read()

    def _available(self, available: bool) -> None:
        if not available:
            # What is called while this screen is away is history when it comes back.
            self._announcer.clear()
            self._next.stop()
            self._hall = Hall(self._hall.centre, _unread(self._hall.queue)) if self._hall else None
        self.changed.emit()

    def _read(self) -> None:
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        since = self._hall.queue.revision if self._hall and self._hall.queue.revision >= 0 else None
        section = self._section
        self._link.run(lambda centre: _read_hall(centre, section, since), self._took, lambda _: self._read_ended())

    def _took(self, hall: Hall) -> None:
        before, self._hall = self._hall, hall
        self._section = hall.queue.section
        if before is not None and before.queue.service_date != hall.queue.service_date:
            self._announcer.clear()
        self._announcer.take(hall.queue.calls)
        if self._announcer.showing is None:
            self._advance()
        self._read_ended()

    def _read_ended(self) -> None:
        self._reading = False
        self.changed.emit()
        if self._stale:
            self._read()

    def _advance(self) -> None:
        began = self._announcer.advance(monotonic())
        left = self._announcer.remaining(monotonic())
        if left is not None:
            self._next.start(int(left * 1000) + 1)
        self.changed.emit()
        if began is not None:
            self.announced.emit()

    def _tick(self) -> None:
        if self._get_time() != self._when:
            self._when = self._get_time()
            self.changed.emit()

    @property
    def _words(self) -> Words:
        return Words("display", self._language, self._hall.centre.digits if self._hall else Digits.WESTERN)

    def _now(self) -> Any:
        return self._clock.now().astimezone(ZoneInfo(self._hall.centre.zone if self._hall else "Asia/Riyadh"))

    def _call(self) -> CallView | None:
        if self._announcer.showing is not None:
            return self._announcer.showing
        return self._hall.queue.current if self._hall else None

    def _shown(self, call: CallView) -> dict[str, Any]:
        words = self._words
        return {
            "code": words.digits(call.ticket.code),
            "number": words.digits(str(call.desk_number)),
            "desk": words.say("go_to", number=call.desk_number),
        }

    def _get_words(self) -> dict[str, str]:
        return {name: words for name, words in catalogue("display", self._language).items() if isinstance(words, str)}

    def _get_rtl(self) -> bool:
        return self._language == "ar"

    def _get_title(self) -> str:
        return self._hall.centre.title.in_language(self._language) if self._hall else ""

    def _get_section(self) -> str:
        view = self._hall.centre.section(self._hall.queue.section) if self._hall else None
        return view.title.in_language(self._language) if view else ""

    def _get_colour(self) -> str:
        if self._hall is None:
            return GREEN
        return section_colours(self._hall.centre.section(self._hall.queue.section).gender.value)[0]

    def _get_call(self) -> dict[str, Any]:
        call = self._call()
        return self._shown(call) if call else {}

    def _get_announcing(self) -> bool:
        return self._announcer.showing is not None

    def _get_recent(self) -> list[dict[str, Any]]:
        return [self._shown(call) for call in (self._hall.queue.recent if self._hall else ())]

    def _get_waiting(self) -> str:
        return self._words.say("waiting", self._hall.queue.waiting) if self._hall else ""

    def _get_away(self) -> bool:
        return self._hall is None or not self._link.available

    def _get_time(self) -> str:
        return self._words.digits(f"{self._now():%H:%M}")

    def _get_dates(self) -> str:
        day, digits = self._now().date(), self._hall.centre.digits if self._hall else Digits.WESTERN
        dates = (hijri_text(day, self._language, digits), gregorian_text(day, self._language, digits))
        return f"{weekday(day, self._language)}  ·  " + "  ·  ".join(dates)

    words = Property(dict, _get_words, constant=True)
    rtl = Property(bool, _get_rtl, constant=True)
    title = Property(str, _get_title, notify=changed)
    section = Property(str, _get_section, notify=changed)
    colour = Property(str, _get_colour, notify=changed)
    call = Property(dict, _get_call, notify=changed)
    announcing = Property(bool, _get_announcing, notify=changed)
    recent = Property(list, _get_recent, notify=changed)
    waiting = Property(str, _get_waiting, notify=changed)
    away = Property(bool, _get_away, notify=changed)
    time = Property(str, _get_time, notify=changed)
    dates = Property(str, _get_dates, notify=changed)


def _read_hall(centre: Centre, section: str | None, since: int | None) -> Hall:
    view = centre.administration.centre()
    return Hall(view, centre.queue.snapshot(section or view.sections[0].name, since))


def _unread(queue: QueueSnapshot) -> QueueSnapshot:

    return replace(queue, revision=-1)
