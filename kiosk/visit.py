"""One visitor's way through the kiosk, joined to the centre: the ticket, its paper, and the time that is left."""

from collections.abc import Callable
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from core.config import Settings
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import TicketView
from kiosk.attention import Attention
from kiosk.flow import Flow
from kiosk.pace import Pace


class Visit(QObject):
    """`changed` at each step; `refused` where no ticket came."""

    changed = Signal()
    refused = Signal()

    def __init__(
        self,
        settings: Settings,
        link: CentreLink,
        pace: Pace,
        attention: Attention,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow = Flow(lambda: f"kiosk-{uuid4()}", settings.device.section)
        self._link = link
        self._pace = pace
        self._attention = attention
        self._language = settings.language
        self._has_printer = settings.printer.address is not None
        self._again = self._timer(self._issue, once=True)
        self._printer = self._timer(self._check_printer, once=True)
        self._printer.start(pace.printer_first)

    def close(self) -> None:
        """Stop every timer."""
        for timer in (self._again, self._printer):
            timer.stop()

    def touched(self) -> None:
        """Someone is there: the time begins anew."""
        self._attention.stay(longer=self.flow.lingers)
        self.changed.emit()

    def choose_section(self, name: str) -> None:
        """A section was touched."""
        self.flow.choose_section(name)
        self.touched()

    def choose_service(self, name: str, language: Language) -> None:
        """A service was touched; a second touch changes nothing (rule 2)."""
        if self.flow.choose_service(name):
            self._language = language
            self._issue()
        self.touched()

    def back(self) -> None:
        """One step back."""
        self.flow.back()
        self.touched()

    def home(self) -> None:
        """For the next visitor."""
        self._again.stop()
        self.flow.home()
        self.changed.emit()

    def _check_printer(self) -> None:
        """Staff are to know of a printer that is off before a visitor does."""
        self._printer.start(self._pace.printer)
        if self._has_printer:
            self._link.run_device(lambda centre: centre.printing.check_printer(), lambda _: None, lambda _: None)

    def _timer(self, work: Callable[[], None], *, once: bool = False) -> QTimer:
        timer = QTimer(self, singleShot=once)
        timer.timeout.connect(work)
        return timer

    def _issue(self) -> None:
        section, service, key, language = self.flow.section, self.flow.service, self.flow.key, self._language
        self._link.run(
            lambda centre: centre.queue.issue(section, service, key, language=language),
            lambda ticket: self._issued(ticket, key),
            lambda error: self._refused(error, key),
        )

    def _issued(self, ticket: TicketView, key: str) -> None:
        if key != self.flow.key:
            return
        self.flow.issued(ticket)
        self.touched()
        self._link.run_device(
            lambda centre: centre.printing.print_ticket(ticket.id),
            lambda _: self._printed(key, well=True),
            lambda _: self._printed(key, well=False),
        )

    def _refused(self, error: IstiqbalError | None, key: str) -> None:
        if key != self.flow.key:
            return
        if error is not None and error.code is ErrorCode.DATABASE_AWAY:
            self._again.start(self._pace.retry)
        else:
            self.flow.refuse(full=error is not None and error.code is ErrorCode.SERVICE_FULL)
            self.refused.emit()
        self.changed.emit()

    def _printed(self, key: str, *, well: bool) -> None:
        if self.flow.printed(key, well):
            self.touched()
