"""Orders to print: repeated, again, at once from two PCs, and after a program died with its order."""

import threading
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.ticket import PrintState
from core.printing.virtual import VirtualPrinter
from core.services.dto import TicketPaper
from core.services.printing import PrintingService
from tests.printing.test_faults import kiosk, ticket_id
from tests.support.clock import FakeClock

__all__ = ["ticket_id"]


class Gate:
    """A printer that holds its first paper until it is told to let go."""

    def __init__(self, papers: int = 1) -> None:
        self.printed: list[str] = []
        self.begun = threading.Semaphore(0)
        self.go = threading.Event()

    def print(self, paper: TicketPaper) -> ErrorCode | None:
        """`TicketPrinter.print`, held."""
        self.begun.release()
        assert self.go.wait(10)
        self.printed.append(paper.code)
        return None

    def check(self) -> ErrorCode | None:
        """Always well."""
        return None


def service(centre: Centre, printer: Gate) -> PrintingService:
    """The centre's printing with a printer of the test's."""
    return PrintingService(centre.printing._context, printer, "kiosk", "women")


def test_a_repeated_order_gives_one_paper(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter() as printer, kiosk(database_url, printer.address) as centre:
        first = centre.printing.print_ticket(ticket_id)
        second = centre.printing.print_ticket(ticket_id)
        assert first.printing is second.printing is PrintState.PRINTED
        assert centre.printing.print_ticket(ticket_id, again=True).printing is PrintState.REPRINTED
        assert len(printer.wait_for_jobs(2)) == 2


def test_two_orders_at_once_give_one_paper(database_url: str, ticket_id: UUID) -> None:
    gate = Gate()
    with (
        kiosk(database_url, None) as here,
        kiosk(database_url, None) as there,
        ThreadPoolExecutor(2) as pool,
    ):
        first = pool.submit(service(here, gate).print_ticket, ticket_id)
        assert gate.begun.acquire(timeout=10)
        try:
            with pytest.raises(EnvironmentFault) as raised:
                service(there, gate).print_ticket(ticket_id)
        finally:
            gate.go.set()
        assert raised.value.code is ErrorCode.PRINTER_BUSY
        assert first.result(10).printing is PrintState.PRINTED
        assert service(there, gate).print_ticket(ticket_id).printing is PrintState.PRINTED
    assert gate.printed == ["W001"]


def test_many_orders_in_the_same_instant_give_one_paper(database_url: str, ticket_id: UUID) -> None:
    gate, together = Gate(), threading.Barrier(4)
    gate.go.set()

    def order() -> str:
        with kiosk(database_url, None) as centre:
            printing = service(centre, gate)
            together.wait(10)
            try:
                return printing.print_ticket(ticket_id).printing.value
            except EnvironmentFault as fault:
                return fault.code.value

    with ThreadPoolExecutor(4) as pool:
        told = [pool.submit(order) for _ in range(4)]
        answers = {answer.result(30) for answer in told}
    assert gate.printed == ["W001"]
    assert "printed" in answers
    assert answers <= {"printed", "printer_busy"}


def test_an_order_that_died_with_its_program_is_taken_up(database_url: str, ticket_id: UUID, clock: FakeClock) -> None:
    class Died(BaseException):
        """The plug was pulled."""

    class Plug(Gate):
        def print(self, paper: TicketPaper) -> ErrorCode | None:
            raise Died

    well = Gate()
    well.go.set()
    with kiosk(database_url, None, clock) as centre:
        with pytest.raises(Died):
            service(centre, Plug()).print_ticket(ticket_id)
        with pytest.raises(EnvironmentFault, match="printer_busy"):
            service(centre, well).print_ticket(ticket_id)
        clock.advance(timedelta(minutes=2).total_seconds())
        assert service(centre, well).print_ticket(ticket_id).printing is PrintState.PRINTED
    assert well.printed == ["W001"]


def test_a_ticket_that_does_not_exist(database_url: str, ticket_id: UUID) -> None:
    with kiosk(database_url, None) as centre, pytest.raises(RuleBroken, match="ticket_unknown"):
        centre.printing.print_ticket(UUID(int=1))
