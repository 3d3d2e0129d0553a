"""The kiosk's one view model: the flow, joined to the centre and to the language."""

from typing import Any
from uuid import uuid4

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from core.bootstrap import Centre
from core.config import Settings
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.numerals import Digits
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.palette import GREEN, section_colours
from core.qt.qr import qr_url
from core.services.dto import CentreView, QueueSnapshot, TicketView
from core.words import Words, catalogue
from kiosk.flow import Flow, Page
from kiosk.view_models import shown

QML_IMPORT_NAME = "Istiqbal.KioskModel"
QML_IMPORT_MAJOR_VERSION = 1

_POLL_MS = 15_000
_RETRY_MS = 1_000
_PRINTER_MS = 30_000


@QmlElement
class KioskModel(QObject):
    """Everything that the QML shows, and every touch that it passes on."""

    changed = Signal()
    language_changed = Signal()

    def __init__(self, settings: Settings, link: CentreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._home_language = self._language = settings.language
        self._flow = Flow(lambda: f"kiosk-{uuid4()}", settings.device.section)
        self._centre: CentreView | None = None
        self._halls: dict[str, QueueSnapshot] = {}
        self._reading = self._stale = False
        self._has_printer = settings.printer.address is not None
        self._idle = QTimer(self, interval=settings.idle_seconds * 1000, singleShot=True)
        self._idle.timeout.connect(self.home)
        self._again = QTimer(self, interval=_RETRY_MS, singleShot=True)
        self._again.timeout.connect(self._issue)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._read)
        self._printer = QTimer(self, interval=_PRINTER_MS)
        self._printer.timeout.connect(self._check_printer)
        link.changed.connect(self._hint)
        link.available_changed.connect(self._tell)
        self._poll.start()
        self._printer.start()

    def close(self) -> None:
        """Stop every timer."""
        for timer in (self._idle, self._again, self._poll, self._printer):
            timer.stop()

    @Slot(str)
    def choose_section(self, name: str) -> None:
        """A section was touched."""
        self._flow.choose_section(name)
        self._touched()

    @Slot(str)
    def choose_service(self, name: str) -> None:
        """A service was touched; a second touch changes nothing (rule 2)."""
        if self._flow.choose_service(name):
            self._issue()
        self._touched()

    @Slot()
    def back(self) -> None:
        """One step back."""
        self._flow.back()
        self._touched()

    @Slot()
    def home(self) -> None:
        """For the next visitor, in the kiosk's own language."""
        self._again.stop()
        self._idle.stop()
        self._flow.home()
        self._speak(self._home_language)

    @Slot()
    def switch_language(self) -> None:
        """The other language."""
        self._speak(Language.ENGLISH if self._language is Language.ARABIC else Language.ARABIC)
        self._touched()

    def _speak(self, language: Language) -> None:
        self._language = language
        self.language_changed.emit()
        self._tell()

    def _touched(self) -> None:
        self._idle.start()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit()

    def _hint(self, topic: str) -> None:
        if topic in {"*", "config"} or topic.startswith("queue:"):
            self._read()

    def _read(self) -> None:
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._link.run(_hall, self._took, lambda _: self._read_ended())

    def _took(self, hall: tuple[CentreView, dict[str, QueueSnapshot]]) -> None:
        self._centre, self._halls = hall
        self._read_ended()

    def _read_ended(self) -> None:
        self._reading = False
        self._tell()
        if self._stale:
            self._read()

    def _issue(self) -> None:
        section, service, key, language = self._flow.section, self._flow.service, self._flow.key, self._language
        self._link.run(
            lambda centre: centre.queue.issue(section, service, key, language=language),
            lambda ticket: self._issued(ticket, key),
            lambda error: self._refused(error, key),
        )

    def _issued(self, ticket: TicketView, key: str) -> None:
        if key != self._flow.key:
            return
        self._flow.issued(ticket)
        self._touched()
        self._link.run(lambda centre: centre.printing.print_ticket(ticket.id), lambda _: None, self._not_printed)

    def _refused(self, error: IstiqbalError | None, key: str) -> None:
        if key != self._flow.key:
            return
        if error is not None and error.code is ErrorCode.DATABASE_AWAY:
            self._again.start()
        else:
            self._flow.refuse()
        self._tell()

    def _not_printed(self, _: IstiqbalError | None) -> None:
        self._flow.print_failed = True
        self._touched()

    def _check_printer(self) -> None:
        if self._has_printer:
            self._link.run(lambda centre: centre.printing.check_printer(), lambda _: None, lambda _: None)

    @property
    def _words(self) -> Words:
        return Words("kiosk", self._language, self._centre.digits if self._centre else Digits.WESTERN)

    def _get_page(self) -> str:
        if self._flow.page is Page.TICKET:
            return self._flow.page.value
        return self._flow.page.value if self._centre and self._link.available else "away"

    def _get_words(self) -> dict[str, str]:
        entries = catalogue("kiosk", self._language)
        return {name: words for name, words in entries.items() if isinstance(words, str)}

    def _get_rtl(self) -> bool:
        return self._language is Language.ARABIC

    def _get_title(self) -> str:
        return self._centre.title.in_language(self._language) if self._centre else ""

    def _get_authority(self) -> str:
        return self._centre.authority.in_language(self._language) if self._centre else ""

    def _get_sections(self) -> list[dict[str, Any]]:
        sections = self._centre.sections if self._centre else ()
        return [shown.section(one, self._halls[one.name], self._language, self._words) for one in sections]

    def _get_section(self) -> dict[str, Any]:
        return next((one for one in self._get_sections() if one["name"] == self._flow.section), {})

    def _get_services(self) -> list[dict[str, Any]]:
        return [shown.service(one, self._language) for one in (self._centre.services if self._centre else ())]

    def _get_ticket(self) -> dict[str, Any]:
        if self._flow.ticket is None or self._centre is None:
            return {}
        return shown.ticket(self._flow.ticket, self._centre, self._language, self._words)

    def _get_colour(self) -> str:
        chosen = [one for one in (self._centre.sections if self._centre else ()) if one.name == self._flow.section]
        return section_colours(chosen[0].gender.value)[0] if chosen else GREEN

    def _get_can_go_back(self) -> bool:
        return self._flow.can_go_back

    def _get_busy(self) -> bool:
        return bool(self._flow.service) and self._flow.page is Page.SERVICES

    def _get_print_failed(self) -> bool:
        return self._flow.print_failed

    def _get_qr(self) -> str:
        ticket = self._flow.ticket
        return qr_url(f"istiqbal:ticket:{ticket.id}") if ticket and self._flow.print_failed else ""

    page = Property(str, _get_page, notify=changed)
    words = Property(dict, _get_words, notify=language_changed)
    rtl = Property(bool, _get_rtl, notify=language_changed)
    title = Property(str, _get_title, notify=changed)
    authority = Property(str, _get_authority, notify=changed)
    sections = Property(list, _get_sections, notify=changed)
    section = Property(dict, _get_section, notify=changed)
    services = Property(list, _get_services, notify=changed)
    ticket = Property(dict, _get_ticket, notify=changed)
    colour = Property(str, _get_colour, notify=changed)
    canGoBack = Property(bool, _get_can_go_back, notify=changed)  # noqa: N815 - QML's way of naming
    busy = Property(bool, _get_busy, notify=changed)
    printFailed = Property(bool, _get_print_failed, notify=changed)  # noqa: N815
    qr = Property(str, _get_qr, notify=changed)


def _hall(centre: Centre) -> tuple[CentreView, dict[str, QueueSnapshot]]:
    view = centre.administration.centre()
    return view, {section.name: centre.queue.snapshot(section.name) for section in view.sections}
