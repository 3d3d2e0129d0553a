"""Tickets on paper: printing has a state of its own and never decides about a number (rule 3)."""

from datetime import timedelta
from uuid import UUID

from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.domain.ticket import PrintState, TicketMove
from core.services.context import Context
from core.services.dto import TicketPaper, TicketView
from core.services.ports import TicketPrinter
from core.services.queue_ports import TicketEvent
from core.services.ticket_paper import paper_of

_ON_PAPER = frozenset({PrintState.PRINTED, PrintState.REPRINTED})
_LONGEST = timedelta(minutes=2)  # an order that has not ended by then died with its program

_NO_TICKET = "0000"


class PrintingService:
    """Prints tickets that exist, notes how it went, and raises the alarm that staff see."""

    def __init__(self, context: Context, printer: TicketPrinter | None, kind: str, section: str | None) -> None:
        self._context = context
        self._printer = printer
        self._kind = kind
        self._section = section

    def paper(self, ticket_id: UUID) -> TicketPaper:
        """All that stands on a ticket, in the ticket's language; `ticket_unknown`."""
        centre = self._context.centre()
        with self._context.units.read() as unit:
            ticket = unit.queue.ticket(ticket_id)
        return paper_of(ticket, centre)

    def print_ticket(self, ticket_id: UUID, *, again: bool = False) -> TicketView:
        """Print; with `again`, a ticket that was printed before is printed once more.

        A ticket that is already on paper is otherwise left alone, so that a repeated order gives one paper; an order
        while another one is at a printer raises `printer_busy`, also between PCs. No transaction is open while the
        printer works. Raises the printer's fault, after noting it.
        """
        before, ordered = self._order(ticket_id, again)
        if not ordered:
            return before
        try:
            warning = self._need().print(self.paper(ticket_id))
        except EnvironmentFault as fault:
            self._note(ticket_id, PrintState.FAILED, TicketMove.PRINT_FAILED, fault.code)
            raise
        state = PrintState.REPRINTED if before.printing in _ON_PAPER else PrintState.PRINTED
        return self._note(ticket_id, state, TicketMove.PRINTED, warning)

    def print_test(self, title: str, language: Language) -> ErrorCode | None:
        """Print a paper that is no ticket, with what it is as its `title`; raises the printer's fault.

        Returns what staff should know of a printer that works all the same.
        """
        centre = self._context.centre()
        paper = TicketPaper(
            authority=centre.authority.in_language(language),
            centre=centre.title.in_language(language),
            section=self._context.device,
            service=title,
            code=_NO_TICKET,
            ahead=0,
            wait_minutes=0,
            at=self._context.local(self._context.clock.now()),
            language=language,
            digits=centre.digits,
            qr="istiqbal:test",
        )
        return self._need().print(paper)

    def check_printer(self) -> ErrorCode | None:
        """Ask the printer how it is, and tell staff when that changed; None when nothing is amiss."""
        try:
            found = self._need().check()
        except EnvironmentFault as fault:
            found = fault.code
        self._report(found)
        return found

    def _order(self, ticket_id: UUID, again: bool) -> tuple[TicketView, bool]:
        """The ticket, and whether this order is the one that prints it; decided under the day's lock."""
        now, device = self._context.clock.now(), self._context.device
        with self._context.units.write() as unit:
            day = unit.queue.lock(unit.queue.ticket(ticket_id).day_id)
            ticket = unit.queue.ticket(ticket_id)
            if not again:
                if ticket.printing in _ON_PAPER:
                    return ticket, False
                since = unit.queue.printing_since(ticket_id)
                if since is not None and now - since < _LONGEST:
                    raise EnvironmentFault(ErrorCode.PRINTER_BUSY)
            unit.queue.append(TicketEvent(ticket_id, day.id, day.revision, TicketMove.PRINT, now, device))
            unit.commit()
            return ticket, True

    def _need(self) -> TicketPrinter:
        if self._printer is None:
            raise EnvironmentFault(ErrorCode.PRINTER_MISSING)
        return self._printer

    def _note(self, ticket_id: UUID, state: PrintState, kind: TicketMove, fault: ErrorCode | None) -> TicketView:
        now, device = self._context.clock.now(), self._context.device
        with self._context.units.write() as unit:
            day = unit.queue.lock(unit.queue.ticket(ticket_id).day_id)
            unit.queue.mark_print(ticket_id, state)
            reason = fault.value if fault else ""
            unit.queue.append(TicketEvent(ticket_id, day.id, day.revision, kind, now, device, reason=reason))
            unit.centre.report_device(device, self._kind, self._section, fault, now)
            ticket = unit.queue.ticket(ticket_id)
            unit.commit()
            return ticket

    def _report(self, fault: ErrorCode | None) -> None:
        now = self._context.clock.now()
        with self._context.units.write() as unit:
            if unit.centre.report_device(self._context.device, self._kind, self._section, fault, now):
                unit.commit()
