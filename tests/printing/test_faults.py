"""A printer that fails, in each way that printers do: staff see which, the ticket is kept, the next try is whole."""

import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from uuid import UUID

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Device, Printer, Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.ticket import PrintState
from core.printing.virtual import Condition, VirtualPrinter
from tests.printing.paper import codes, on_paper
from tests.support.clock import FakeClock

TOLD = {
    Condition.PAPER_OUT: ErrorCode.PRINTER_PAPER_OUT,
    Condition.COVER_OPEN: ErrorCode.PRINTER_COVER_OPEN,
    Condition.OFFLINE: ErrorCode.PRINTER_STOPPED,
    Condition.JAMMED: ErrorCode.PRINTER_STOPPED,
    Condition.NONSENSE: ErrorCode.PRINTER_GARBLED,
    Condition.SILENT: ErrorCode.PRINTER_SILENT,
    Condition.CLOSED: ErrorCode.PRINTER_LINE_LOST,
}


@contextmanager
def kiosk(url: str, address: str | None, clock: FakeClock | None = None) -> Iterator[Centre]:
    """The women's kiosk of a centre, with this printer."""
    device = Device(name="kiosk-1", kind="kiosk", section="women")
    settings = Settings(database=url, device=device, printer=Printer(address=address, timeout_seconds=0.5))
    with open_centre(settings, clock=clock) as opened:
        yield opened


@pytest.fixture
def ticket_id(database_url: str) -> UUID:
    """A ticket of a new centre."""
    with open_centre(database_url) as opened:
        return opened.queue.issue("women", "submit", "one").id


def fault_of(centre: Centre, ticket_id: UUID) -> ErrorCode:
    """The fault of an order that must fail."""
    with pytest.raises(EnvironmentFault) as raised:
        centre.printing.print_ticket(ticket_id)
    return raised.value.code


def staff_see(centre: Centre) -> ErrorCode | None:
    """What the counter shows of the kiosk's printer."""
    (device,) = (found for found in centre.administration.devices() if found.name == "kiosk-1")
    assert (device.kind, device.section) == ("kiosk", "women")
    return device.printer_fault


def state(centre: Centre) -> PrintState:
    """How printing of the one ticket stands; it has kept its number."""
    (only,) = centre.queue.tickets("women")
    assert only.code == "W001"
    return only.printing


@pytest.mark.parametrize("condition", TOLD)
def test_each_fault_is_told_apart_and_the_next_try_is_whole(
    database_url: str, ticket_id: UUID, condition: Condition
) -> None:
    with VirtualPrinter(condition) as printer, kiosk(database_url, printer.address) as centre:
        assert state(centre) is PrintState.PENDING
        assert fault_of(centre, ticket_id) is TOLD[condition]
        assert staff_see(centre) is TOLD[condition]
        assert state(centre) is PrintState.FAILED
        assert not printer.jobs, "not a row of it is printed on a printer that says no"
        printer.condition = Condition.READY
        assert centre.printing.print_ticket(ticket_id).printing is PrintState.PRINTED
        assert staff_see(centre) is None
        assert state(centre) is PrintState.PRINTED
        (job,) = printer.wait_for_jobs(1)
        assert codes(on_paper(job)) == [f"istiqbal:ticket:{ticket_id}"]


def test_a_printer_that_is_off(database_url: str, ticket_id: UUID) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with kiosk(database_url, f"tcp://127.0.0.1:{port}") as centre:
        assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_OFF
        assert staff_see(centre) is ErrorCode.PRINTER_OFF
        assert state(centre) is PrintState.FAILED


def test_a_kiosk_without_printer(database_url: str, ticket_id: UUID) -> None:
    with kiosk(database_url, None) as centre:
        assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_MISSING
        assert staff_see(centre) is ErrorCode.PRINTER_MISSING


@pytest.mark.parametrize("address", ["usb://dead:beef", "serial:///dev/no-such-port"])
def test_a_device_that_is_not_there(database_url: str, ticket_id: UUID, address: str) -> None:
    with kiosk(database_url, address) as centre:
        assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_OFF
        assert staff_see(centre) is ErrorCode.PRINTER_OFF


def test_a_line_that_breaks_in_mid_ticket(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter(cut_after=20_000) as printer, kiosk(database_url, printer.address) as centre:
        assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_LINE_LOST
        assert staff_see(centre) is ErrorCode.PRINTER_LINE_LOST
        assert state(centre) is PrintState.FAILED
        printer.cut_after = None
        centre.printing.print_ticket(ticket_id)
        (job,) = printer.wait_for_jobs(1)
        assert codes(on_paper(job)) == [f"istiqbal:ticket:{ticket_id}"], "the whole ticket, not its rest"


def test_paper_that_ends_in_mid_ticket(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter(paper_ends_after=20_000) as printer, kiosk(database_url, printer.address) as centre:
        assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_PAPER_OUT
        assert state(centre) is PrintState.FAILED


def test_paper_that_nears_its_end_prints_and_is_shown(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter(Condition.PAPER_LOW) as printer, kiosk(database_url, printer.address) as centre:
        assert centre.printing.print_ticket(ticket_id).printing is PrintState.PRINTED
        assert staff_see(centre) is ErrorCode.PRINTER_PAPER_LOW
        printer.condition = Condition.READY
        assert centre.printing.check_printer() is None
        assert staff_see(centre) is None


def test_a_slow_printer_prints_and_one_that_is_too_slow_is_silent(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter(pause=0.005) as printer, kiosk(database_url, printer.address) as centre:
        assert centre.printing.print_ticket(ticket_id).printing is PrintState.PRINTED
        printer.pause = 0.2
        with pytest.raises(EnvironmentFault) as raised:
            centre.printing.print_ticket(ticket_id, again=True)
        assert raised.value.code is ErrorCode.PRINTER_SILENT
        assert staff_see(centre) is ErrorCode.PRINTER_SILENT


def test_the_alarm_follows_the_printer_without_a_ticket(database_url: str, ticket_id: UUID) -> None:
    with VirtualPrinter(Condition.COVER_OPEN) as printer, kiosk(database_url, printer.address) as centre:
        assert centre.printing.check_printer() is ErrorCode.PRINTER_COVER_OPEN
        assert staff_see(centre) is ErrorCode.PRINTER_COVER_OPEN
        printer.condition = Condition.READY
        assert centre.printing.check_printer() is None
        assert staff_see(centre) is None


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="a serial line is played by a pseudo terminal")
def test_a_silent_serial_line(database_url: str, ticket_id: UUID) -> None:
    master, slave = os.openpty()
    try:
        with kiosk(database_url, f"serial://{os.ttyname(slave)}?baudrate=115200") as centre:
            assert fault_of(centre, ticket_id) is ErrorCode.PRINTER_SILENT
    finally:
        os.close(master)
        os.close(slave)
