"""One visitor's way through the kiosk, joined to the centre: the ticket, its paper, and the time that is left."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.dto import TicketView
from core.services.entrance_dto import Wish
from kiosk.attention import Attention
from kiosk.flow import Flow, Tell
from kiosk.own_series import OwnSeries
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
        own: OwnSeries,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.flow = Flow(lambda: f"kiosk-{uuid4()}", settings.device.section)
        self._link = link
        self._pace = pace
        self._attention = attention
        self._own = own
        self._wish: Wish | None = None  # with the number, until there is a ticket for it or the visitor is gone
        self._has_printer = settings.printer.address is not None
        self._asked: _Asked | None = None
        self._again = self._timer(self._issue, once=True)
        self._patience = self._timer(self._lose_patience, once=True)
        self._printer = self._timer(self._check_printer, once=True)
        self._printer.start(pace.printer_first)

    def close(self) -> None:
        """Stop every timer."""
        for timer in (self._again, self._patience, self._printer):
            timer.stop()

    def touched(self) -> None:
        """Someone is there: the time begins anew."""
        self._attention.stay(longer=self.flow.lingers)
        self.changed.emit()

    def choose_section(self, name: str) -> None:
        """A section was touched."""
        self.flow.choose_section(name)
        self.touched()

    def choose_service(self, name: str, language: Language, *, identify: bool = False) -> None:
        """A service was touched; a second touch changes nothing (rule 2)."""
        if self.flow.choose_service(name, identify=identify):
            self._ask(language, "")
        self.touched()

    def identified(self, number: str, language: Language) -> None:
        """The visitor said who they are, or with an empty number that they do not."""
        if self.flow.identified():
            self._ask(language, number)
        self.touched()

    def given(self, ticket: TicketView, tell: Tell, again: bool) -> None:
        """An errand ended with a ticket, which is printed `again` where its holder had it before."""
        self._show(ticket, tell)
        self._link.run_device(
            lambda centre: centre.printing.print_ticket(ticket.id, again=again), *self._as_printed(self.flow.key)
        )

    def back(self) -> None:
        """One step back."""
        self.flow.back()
        self.touched()

    def home(self) -> None:
        """For the next visitor."""
        self._again.stop()
        self._patience.stop()
        self._forget()
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

    def _ask(self, language: Language, number: str) -> None:
        self._wish = Wish(self.flow.section, self.flow.service, language, self.flow.help, number)
        self._issue()

    def _forget(self) -> None:
        self._wish = self._asked = None

    def _issue(self) -> None:
        """The database is asked first, but for as long as a visitor is patient."""
        if self._wish is None:
            return
        if self._own.serves:
            self._issue_alone()
            return
        asked = self._asked = _Asked(self._wish, self.flow.key)
        if self._own.ready:
            self._patience.start(self._pace.patience)
        self._link.run(asked.of, lambda ticket: self._issued(ticket, asked), lambda error: self._refused(error, asked))

    def _lose_patience(self) -> None:
        if self._asked is not None and self.flow.issuing:
            self._asked.given_up = True
            self._issue_alone()

    def _issue_alone(self) -> None:
        self._patience.stop()
        key, wish = self.flow.key, self._wish
        if wish is None:
            return

        def failed(error: IstiqbalError | None) -> None:
            if key == self.flow.key:
                self._could_not(error, again=isinstance(error, EnvironmentFault))

        def issued(ticket: TicketView) -> None:
            if key == self.flow.key:
                self._show(ticket)
                self._own.print(ticket.id, *self._as_printed(key))

        self._own.issue(wish, key, issued, failed)

    def _issued(self, ticket: TicketView | None, asked: "_Asked") -> None:
        if ticket is None or asked.given_up or asked.key != self.flow.key:
            return
        self._show(ticket)
        self._link.run_device(lambda centre: centre.printing.print_ticket(ticket.id), *self._as_printed(asked.key))

    def _show(self, ticket: TicketView, tell: Tell | None = None) -> None:
        self._patience.stop()
        self._forget()
        self.flow.issued(ticket, tell)
        self.touched()

    def _refused(self, error: IstiqbalError | None, asked: "_Asked") -> None:
        if asked.given_up or asked.key != self.flow.key:
            return
        away = error is not None and error.code is ErrorCode.DATABASE_AWAY
        if away and self._own.ready:
            asked.given_up = True
            self._issue_alone()
        else:
            self._could_not(error, again=away)

    def _could_not(self, error: IstiqbalError | None, *, again: bool) -> None:
        self._patience.stop()
        if again:
            self._again.start(self._pace.retry)
        else:
            self._forget()
            self.flow.refuse(full=error is not None and error.code is ErrorCode.SERVICE_FULL)
            self.refused.emit()
        self.changed.emit()

    def _as_printed(self, key: str) -> tuple[Callable[[object], None], Callable[[object], None]]:
        def printed(*, well: bool) -> None:
            if self.flow.printed(key, well):
                self.touched()

        return lambda _: printed(well=True), lambda _: printed(well=False)


@dataclass(slots=True)
class _Asked:
    """A ticket that the database is asked for; once `given_up` it is asked no more, and what it says is not heard."""

    wish: Wish
    key: str
    given_up: bool = False

    def of(self, centre: Centre) -> TicketView | None:
        """The ticket; None where it was given up before it was its turn."""
        if self.given_up:
            return None
        return centre.entrance.issue(self.wish, self.key)
