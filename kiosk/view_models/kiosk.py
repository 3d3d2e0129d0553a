"""The kiosk's one view model: what the visit and the hall are, in the visitor's language."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from core.config import Settings
from core.domain.numerals import Digits
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.qr import qr_url
from core.services.ports import Clock
from core.words import Words, explain, texts
from kiosk.attention import Attention
from kiosk.errand import Errand
from kiosk.errands import Errands
from kiosk.flow import Page, Paper
from kiosk.hall import Hall, HallReader
from kiosk.own_series import OwnSeries
from kiosk.pace import Pace, reduced_motion
from kiosk.speaker import Speaker
from kiosk.steps.model import StepsModel
from kiosk.view_models import opening, shown
from kiosk.view_models.aids import AidsModel
from kiosk.view_models.language_sheet import LanguageSheet
from kiosk.view_models.still_there import StillThereModel
from kiosk.visit import Visit

QML_IMPORT_NAME = "Istiqbal.KioskModel"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class KioskModel(QObject):
    """Everything that the QML shows, and every touch that it passes on."""

    changed = Signal()
    language_changed = Signal()
    time_changed = Signal()

    def __init__(
        self,
        settings: Settings,
        link: CentreLink,
        clock: Clock,
        pace: Pace,
        speaker: Speaker,
        errands: Sequence[Errand] = (),
        own: OwnSeries | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._clock, self._pace = link, clock, pace
        self._home_language = self._language = settings.language
        self._still = reduced_motion()
        self._own = own or OwnSeries(link, clock, None, self)
        self._reader = HallReader(link, pace.poll, self._own, self)
        self._attention = Attention(settings.idle_seconds, pace, self)
        self._visit = Visit(settings, link, pace, self._attention, self._own, self)
        self._errands = Errands(errands, self, only=_only(settings))
        self._aids = AidsModel(settings.language, speaker, self)
        self._still_there = StillThereModel(self._attention, settings.language, self)
        self._sheet = LanguageSheet(self._language, self)
        self._steps = StepsModel(self._visit, self._reader, settings.language, self)
        self._flow = self._visit.flow
        self._now: dict[str, Any] = {}
        self._second = QTimer(self, interval=pace.clock)
        self._second.timeout.connect(self._tick)
        self._reader.changed.connect(self._hall_read)
        self._visit.changed.connect(self.changed)
        self._visit.refused.connect(self._reader.read)
        self._errands.changed.connect(self.stay)
        self._sheet.changed.connect(self.changed)
        self._sheet.turned.connect(self.stay)
        self._sheet.chosen.connect(self._choose_language)
        self._errands.finished.connect(self.home)
        self._errands.issued.connect(self._visit.given)
        self._attention.left.connect(self.home)
        self._aids.changed.connect(self.changed)
        self._aids.touched.connect(self.stay)
        link.available_changed.connect(self.changed)
        self._second.start()

    def close(self) -> None:
        """Stop every timer."""
        self._attention.rest()
        self._visit.close()
        self._own.close()
        self._reader.close()
        self._second.stop()

    @property
    def engaged(self) -> bool:
        """Whether a visitor is in the middle of something that only they may end."""
        return self._errands.under_way or self._flow.issuing or self._flow.page is Page.TICKET

    @property
    def knows_its_centre(self) -> bool:
        """Whether it would go on without the database."""
        return self._own.ready

    @Slot(str)
    def choose_section(self, name: str) -> None:
        """A section was touched."""
        self._visit.choose_section(name)

    @Slot(str)
    def choose_service(self, name: str) -> None:
        """A service was touched."""
        hall = self._reader.hall
        self._visit.choose_service(name, self._language, identify=hall is not None and name in hall.identifying)

    @Slot()
    def back(self) -> None:
        """One step back."""
        if self._sheet.is_open:
            self._sheet.close()
        elif self._errands.current is None:
            self._visit.back()
        else:
            self._errands.back()

    @Slot()
    def home(self) -> None:
        """For the next visitor, in the kiosk's own language."""
        self._errands.leave()
        self._sheet.close()
        self._visit.home()
        self._attention.rest()
        self._aids.leave()
        self._speak(self._home_language)

    @Slot()
    def stay(self) -> None:
        """Somebody is there, as a touch shows that only the screen or an errand knows of."""
        self._attention.stay(longer=self._lingers)
        self.changed.emit()

    @Slot()
    def attend(self) -> None:
        """A finger or a key, wherever it was: whoever is there is still there."""
        if self._attention.expected:
            self._attention.stay(longer=self._lingers)

    @Slot(str)
    def begin(self, name: str) -> None:
        """An errand was touched."""
        if not self._flow.issuing and self._flow.page is not Page.TICKET:
            self._errands.begin(name)

    def scanned(self, text: str) -> None:
        """A scanner read something: for the step or the errand that asked, or by which an errand begins."""
        if not self._steps.scanned(text):
            self._errands.scanned(text, free=self._get_page() in {"home", "services"})

    def _choose_language(self, code: str) -> None:
        self._speak(Language(code))
        self.stay()

    @property
    def _lingers(self) -> bool:
        errand = self._errands.current
        return errand.lingers if errand else self._flow.lingers

    def _speak(self, language: Language) -> None:
        self._language = language
        self._errands.speak(language)
        self._aids.speak(language)
        self._still_there.speak(language, self._digits)
        self._sheet.speak(language)
        self._steps.speak(language)
        self.language_changed.emit()
        self.changed.emit()
        self._tick()

    def _hall_read(self) -> None:
        self._still_there.speak(self._language, self._digits)
        self.changed.emit()
        self._tick()

    def _tick(self) -> None:
        hall = self._reader.hall
        if hall is None:
            return
        instant = self._clock.now()
        if hall.is_past(instant):
            self._reader.read()
        now = shown.dates(instant.astimezone(ZoneInfo(hall.centre.zone)), self._language, self._words)
        if now != self._now:
            self._now = now
            self.time_changed.emit()

    @property
    def _digits(self) -> Digits:
        return self._reader.hall.centre.digits if self._reader.hall else Digits.WESTERN

    @property
    def _words(self) -> Words:
        return Words("kiosk", self._language, self._digits)

    def _get_page(self) -> str:
        hall, errand = self._reader.hall, self._errands.current
        if self._sheet.is_open:
            return "language"
        if errand is not None:
            return errand.page if self._link.available or errand.goes_on else "away"
        if self._flow.page is not Page.TICKET and hall and self._reader.serves:
            return self._flow.page.value if self._flow.issuing or self._is_open(hall) else "closed"
        if self._flow.page is Page.TICKET:
            return self._flow.page.value
        return "keeping" if self._flow.issuing else "away"

    def _is_open(self, hall: Hall) -> bool:
        """Whether there is a ticket to be had: in the section that was chosen, or in any of them."""
        views = [view for view in hall.opening.values() if self._flow.section in {"", view.section}]
        return not views or any(view.state.gives_tickets for view in views)

    def _get_words(self) -> dict[str, str]:
        return texts("kiosk", self._language)

    def _get_rtl(self) -> bool:
        return self._language.rtl

    def _get_title(self) -> str:
        hall = self._reader.hall
        return hall.centre.title.in_language(self._language) if hall else ""

    def _get_authority(self) -> str:
        hall = self._reader.hall
        return hall.centre.authority.in_language(self._language) if hall else ""

    def _get_now(self) -> dict[str, Any]:
        return self._now

    def _get_sections(self) -> list[dict[str, Any]]:
        hall = self._reader.hall
        sections = hall.centre.sections if hall else ()
        queues = hall.queues if hall else {}
        told = (self._language, self._words, self._aids.palette)
        plain = [shown.section(one, queues.get(one.name), *told) for one in sections]
        if hall is None:
            return plain
        return [opening.with_opening(one, hall, self._language, self._words) for one in plain]

    def _get_section(self) -> dict[str, Any]:
        return next((one for one in self._get_sections() if one["name"] == self._flow.section), {})

    def _get_services(self) -> list[dict[str, Any]]:
        hall = self._reader.hall
        view = hall.opening.get(self._flow.section) if hall else None
        full = view.full if view else frozenset()
        services = hall.centre.services if hall else ()
        return [shown.service(one, self._language, self._words, full=one.name in full) for one in services]

    def _get_closed(self) -> list[dict[str, Any]]:
        hall = self._reader.hall
        return opening.rows(hall, self._flow.section, self._language, self._words) if hall else []

    def _get_pause(self) -> str:
        hall = self._reader.hall
        return opening.pause(hall, self._flow.section, self._words) if hall else ""

    def _get_ticket(self) -> dict[str, Any]:
        if self._flow.ticket is None:
            return {}
        centre = self._reader.hall.centre if self._reader.hall else None
        return shown.ticket(self._flow.ticket, centre, self._language, self._words)

    def _get_colours(self) -> dict[str, Any]:
        hall = self._reader.hall
        return dict(shown.colours(hall.section(self._flow.section) if hall else None, self._aids.palette))

    def _get_can_go_back(self) -> bool:
        aside = self._errands.under_way or self._sheet.is_open
        return aside or (self._flow.can_go_back and self._get_page() != "away")

    def _get_steps(self) -> QObject:
        return self._steps

    def _get_told(self) -> str:
        hall, tell = self._reader.hall, self._flow.tell
        return tell(self._language, hall.centre.digits) if hall and tell else ""

    def _get_errands(self) -> list[dict[str, Any]]:
        offered = [one for one in self._errands.offered if self._link.available or one.goes_on]
        return [{"name": one.name, "title": one.title, "icon": one.name} for one in offered]

    def _get_errand(self) -> QObject | None:
        return self._errands.last

    def _get_sheet(self) -> QObject:
        return self._sheet

    def _get_busy(self) -> bool:
        return self._flow.issuing

    def _get_chosen(self) -> str:
        return self._flow.service

    def _get_notice(self) -> str:
        if not self._flow.refused:
            return ""
        return self._words.say("just_full" if self._flow.full else "not_issued")

    def _get_trouble(self) -> str:
        return explain(self._reader.trouble, self._language) if self._reader.trouble else ""

    def _get_paper(self) -> str:
        return self._flow.paper.value

    def _get_qr(self) -> str:
        ticket = self._flow.ticket
        return qr_url(f"istiqbal:ticket:{ticket.id}") if ticket and self._flow.paper is Paper.FAILED else ""

    def _get_idle(self) -> bool:
        return not self._attention.expected

    def _get_aids(self) -> QObject:
        return self._aids

    def _get_still_there(self) -> QObject:
        return self._still_there

    def _get_settle(self) -> int:
        return self._pace.settle

    def _get_slide(self) -> int:
        return 0 if self._still else self._pace.slide

    page = Property(str, _get_page, notify=changed)
    words = Property(dict, _get_words, notify=language_changed)
    rtl = Property(bool, _get_rtl, notify=language_changed)
    title = Property(str, _get_title, notify=changed)
    authority = Property(str, _get_authority, notify=changed)
    now = Property(dict, _get_now, notify=time_changed)
    sections = Property(list, _get_sections, notify=changed)
    section = Property(dict, _get_section, notify=changed)
    closed = Property(list, _get_closed, notify=changed)
    pause = Property(str, _get_pause, notify=changed)
    services = Property(list, _get_services, notify=changed)
    ticket = Property(dict, _get_ticket, notify=changed)
    colours = Property(dict, _get_colours, notify=changed)
    canGoBack = Property(bool, _get_can_go_back, notify=changed)  # noqa: N815 - QML's way of naming
    steps = Property(QObject, _get_steps, constant=True)
    told = Property(str, _get_told, notify=changed)
    errands = Property(list, _get_errands, notify=changed)
    errand = Property(QObject, _get_errand, notify=changed)
    sheet = Property(QObject, _get_sheet, constant=True)
    busy = Property(bool, _get_busy, notify=changed)
    chosen = Property(str, _get_chosen, notify=changed)
    notice = Property(str, _get_notice, notify=changed)
    trouble = Property(str, _get_trouble, notify=changed)
    paper = Property(str, _get_paper, notify=changed)
    qr = Property(str, _get_qr, notify=changed)
    idle = Property(bool, _get_idle, notify=changed)
    aids = Property(QObject, _get_aids, constant=True)
    stillThere = Property(QObject, _get_still_there, constant=True)  # noqa: N815 - QML's way of naming
    settle = Property(int, _get_settle, constant=True)
    slide = Property(int, _get_slide, constant=True)


def _only(settings: Settings) -> str | None:
    """The one errand that this kiosk is for, where it is not for tickets."""
    return None if settings.kiosk.mode == "tickets" else settings.kiosk.mode
