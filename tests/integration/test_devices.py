"""The centre's devices and the state of printing on both databases, as far as they are stored."""

import pytest

from core.bootstrap import Centre
from core.domain.errors import ErrorCode
from core.domain.ticket import PrintState
from core.services.printing import PrintingService
from tests.integration.conftest import code_of
from tests.support.clock import FakeClock


def test_a_device_reports_once_for_each_change(centre: Centre, clock: FakeClock) -> None:
    first = clock.now()
    assert centre.administration.devices() == []
    assert centre.printing.check_printer() is ErrorCode.PRINTER_MISSING
    clock.advance(60)
    centre.printing.check_printer()
    (device,) = centre.administration.devices()
    assert (device.name, device.printer_fault, device.changed_at) == (
        centre.settings.device.name,
        ErrorCode.PRINTER_MISSING,
        first,
    )


def test_a_ticket_outlives_a_printer_that_fails(centre: Centre) -> None:
    ticket = centre.queue.issue("women", "submit", "a")
    assert ticket.printing is PrintState.PENDING
    assert code_of(lambda: centre.printing.print_ticket(ticket.id)) == "printer_missing"
    assert centre.queue.ticket(ticket.id).printing is PrintState.FAILED
    assert centre.queue.snapshot("women").waiting == 1
    assert centre.queue.issue("women", "submit", "b").number == 2


@pytest.mark.parametrize("section", ["women", None])
def test_a_device_keeps_its_section(centre: Centre, section: str | None) -> None:
    service = PrintingService(centre.printing._context, None, "kiosk", section)
    service.check_printer()
    assert [(device.kind, device.section) for device in centre.administration.devices()] == [("kiosk", section)]
