"""Whatever the printer does: the number stays, the queue has the ticket once, and staff see the alarm (rule 3)."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from threading import Event
from uuid import UUID

import pytest
import zxingcpp
from PySide6.QtGui import QImage

from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.domain.ticket import PrintState
from core.printing.virtual import Condition, VirtualPrinter
from core.qt.waiting import StepFailed, wait_until
from core.services.printing import PrintingService
from kiosk.pace import Pace
from tests.gui.kiosk.conftest import QUICK, Open, Screen

NO_PAPER = "ورقمك محفوظ"
NOBODY_LISTENS = "tcp://127.0.0.1:9"


def alarm(screen: Screen) -> ErrorCode | None:
    found = [device for device in screen.centre.administration.devices() if device.name == "kiosk-1"]
    return found[0].printer_fault if found else None


def qr_on(screen: Screen) -> str:
    image = screen.kiosk.window.grabWindow().convertToFormat(QImage.Format.Format_Grayscale8)
    pixels = memoryview(image.constBits()).cast("B", (image.height(), image.bytesPerLine()))
    found = zxingcpp.read_barcodes(pixels)
    return found[0].text if found else ""


@contextmanager
def printer(**how: object) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(**how) as opened:  # type: ignore[arg-type]
        yield opened


@pytest.mark.parametrize(
    ("how", "fault"),
    [
        ({"condition": Condition.CLOSED}, ErrorCode.PRINTER_LINE_LOST),
        ({"condition": Condition.SILENT}, ErrorCode.PRINTER_SILENT),
        ({"condition": Condition.PAPER_OUT}, ErrorCode.PRINTER_PAPER_OUT),
        ({"condition": Condition.COVER_OPEN}, ErrorCode.PRINTER_COVER_OPEN),
        ({"condition": Condition.OFFLINE}, ErrorCode.PRINTER_STOPPED),
        ({"condition": Condition.JAMMED}, ErrorCode.PRINTER_STOPPED),
        ({"condition": Condition.NONSENSE}, ErrorCode.PRINTER_GARBLED),
        ({"pause": 1.0}, ErrorCode.PRINTER_SILENT),
        ({"cut_after": 5_000}, ErrorCode.PRINTER_LINE_LOST),
        ({"paper_ends_after": 5_000}, ErrorCode.PRINTER_PAPER_OUT),
    ],
    ids=str,
)
def test_the_number_and_its_code_stay_and_staff_are_told(
    open_kiosk: Open, how: dict[str, object], fault: ErrorCode
) -> None:
    with printer(**how) as broken:
        screen = open_kiosk(section="women", printer=broken.address, patience=0.5)
        screen.visitor.press("تقديم معاملة")
        screen.visitor.expect("W001")
        screen.visitor.expect(NO_PAPER)
        (ticket,) = screen.tickets()
        assert ticket.printing is PrintState.FAILED
        wait_until(lambda: qr_on(screen) == f"istiqbal:ticket:{ticket.id}", "the QR code")
        assert alarm(screen) is fault
        screen.visitor.speak(Language.ENGLISH)
        screen.visitor.expect("your number is kept")
        screen.visitor.press("Done")
        screen.visitor.expect("ما الذي جئت من أجله؟")
        assert len(screen.tickets()) == 1


def test_paper_that_nears_its_end_is_taken_by_the_visitor_and_told_to_staff(open_kiosk: Open) -> None:
    with printer(condition=Condition.PAPER_LOW, pause=0.005) as low:
        screen = open_kiosk(section="women", printer=low.address)
        screen.visitor.press("تقديم معاملة")
        screen.visitor.expect("تفضّل بأخذ تذكرتك")
        assert alarm(screen) is ErrorCode.PRINTER_PAPER_LOW
        assert len(low.wait_for_jobs(1)) == 1


def test_a_printer_that_is_off_is_told_before_the_first_visitor(open_kiosk: Open) -> None:
    screen = open_kiosk(printer=NOBODY_LISTENS)
    wait_until(lambda: alarm(screen) is ErrorCode.PRINTER_OFF, "the alarm")


def test_the_alarm_ends_when_the_printer_is_well_again(open_kiosk: Open) -> None:
    with printer(condition=Condition.PAPER_OUT) as mended:
        screen = open_kiosk(printer=mended.address, pace=replace(QUICK, printer=50))
        wait_until(lambda: alarm(screen) is ErrorCode.PRINTER_PAPER_OUT, "the alarm")
        mended.condition = Condition.READY
        wait_until(lambda: alarm(screen) is None, "the end of the alarm")


def test_without_paper_the_visitor_is_given_longer(open_kiosk: Open) -> None:
    """Four times as long as with paper, and then the kiosk is free for the next."""
    assert Pace().longer == 4
    screen = open_kiosk(section="women", printer=NOBODY_LISTENS, idle=5, pace=replace(QUICK, second=150))
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect(NO_PAPER)
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert len(screen.tickets()) == 1


def test_a_kiosk_without_a_printer_shows_the_code(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect(NO_PAPER)
    wait_until(lambda: qr_on(screen) == f"istiqbal:ticket:{screen.tickets()[0].id}", "the QR code")


def test_a_silent_printer_does_not_hold_up_the_next_visitor(open_kiosk: Open) -> None:
    """The first visitor's paper is waited for as long as the test lasts; the second gets her number meanwhile."""
    with printer(condition=Condition.SILENT) as silent:
        screen = open_kiosk(section="women", printer=silent.address, patience=30)
        screen.visitor.press("تقديم معاملة")
        screen.visitor.expect("W001")
        screen.visitor.expect("تُطبع تذكرتك الآن")
        screen.visitor.press("تم")
        screen.visitor.press("استفسار")
        screen.visitor.expect("W002", seconds=5)
        first, _ = screen.tickets()
        assert first.printing is PrintState.PENDING
        assert screen.visitor.hears("تُطبع تذكرتك الآن")


def test_the_paper_of_one_visitor_says_nothing_to_the_next(open_kiosk: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    first_may_fail, second_may_end, failed = Event(), Event(), Event()

    def print_ticket(service: PrintingService, ticket_id: UUID) -> None:
        if not failed.is_set():
            first_may_fail.wait(10)
            failed.set()
            raise EnvironmentFault(ErrorCode.PRINTER_SILENT)
        second_may_end.wait(10)

    monkeypatch.setattr(PrintingService, "print_ticket", print_ticket)
    screen = open_kiosk(section="women")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    screen.visitor.press("تم")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W002")
    first_may_fail.set()
    wait_until(failed.is_set, "the first paper to fail")
    with pytest.raises(StepFailed):
        screen.visitor.expect(NO_PAPER, seconds=0.3)
    second_may_end.set()
    screen.visitor.expect("تفضّل بأخذ تذكرتك")
