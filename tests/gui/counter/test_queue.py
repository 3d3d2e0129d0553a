"""The four buttons, and the list of who waits."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from core.bootstrap import open_centre
from core.config import Device, Printer, Settings
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.printing.virtual import VirtualPrinter
from tests.gui.counter.conftest import PASSWORD, Open, Screen
from tests.support.clock import FakeClock


def table(screen: Screen) -> list[list[str]]:
    """What the waiting list shows."""
    tables = screen.clerk.window.findChildren(QTableView)
    model = next(one for one in tables if one.accessibleName() == "في الانتظار" and one.isVisible()).model()
    return [[str(model.index(row, column).data()) for column in range(4)] for row in range(model.rowCount())]


def states(screen: Screen) -> dict[str, TicketState]:
    """Every ticket of the day, as the database has it."""
    return {ticket.code: ticket.state for ticket in screen.centre.queue.tickets("women")}


def test_call_recall_no_show_and_finish_by_their_keys(open_counter: Open, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.issue(2)
    screen.clerk.combination(Qt.Key.Key_F2)
    screen.focus_on("رقم الهوية")
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_F3)
    screen.until(lambda: len(screen.centre.queue.snapshot("women", since=0).calls) == 2)
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_F4)
    screen.until(lambda: states(screen)["W001"] is TicketState.NO_SHOW)
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.expect("لا توجد تذكرة عند الشباك")
    screen.clerk.combination(Qt.Key.Key_F2)
    screen.focus_on("رقم الهوية")
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_F8)
    screen.until(lambda: "W002" in states(screen) and states(screen)["W002"] is TicketState.FINISHED)


def test_nobody_waits_is_said_until_somebody_does(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.clerk.combination(Qt.Key.Key_F2)
    screen.clerk.expect("لا أحد في الانتظار")
    screen.issue()
    screen.until(lambda: not screen.clerk.hears("لا أحد في الانتظار"))


def test_a_ticket_of_another_program_appears_by_the_feed(open_counter: Open, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.until(lambda: not screen.counter.session.reading.under_way)
    screen.counter.session.reading.close()
    screen.centre.queue.issue("women", "enquiry", "from a kiosk")
    screen.centre.queue.issue("men", "enquiry", "of the other hall")
    screen.until(lambda: table(screen) == [["W001", "", "استفسار", "0"]])


def test_minutes_grow_without_any_event(open_counter: Open, clock: FakeClock) -> None:
    screen = open_counter()
    screen.seat()
    screen.issue()
    screen.counter.session.reading.close()
    clock.advance(150)
    screen.until(lambda: table(screen)[0][3] == "2")
    screen.clerk.expect("10:02")


def test_a_double_f2_and_a_double_click_call_one_ticket(open_counter: Open) -> None:
    screen = open_counter()
    screen.seat()
    screen.issue(3)
    screen.clerk.combination(Qt.Key.Key_F2)
    screen.clerk.combination(Qt.Key.Key_F2)
    screen.focus_on("رقم الهوية")
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.combination(Qt.Key.Key_F4)
    screen.until(lambda: screen.counter.session.settled and screen.counter.session.work.ticket is None)  # type: ignore[union-attr]
    screen.clerk.double_click("التالي")
    screen.focus_on("رقم الهوية")
    screen.until(lambda: not screen.counter.session.busy)
    assert sorted(states(screen).values()) == sorted([TicketState.NO_SHOW, TicketState.CALLED, TicketState.WAITING])


def test_a_kiosks_printer_alarm_comes_and_goes(open_counter: Open, sqlite_url: str, clock: FakeClock) -> None:
    screen = open_counter()
    screen.seat()
    with VirtualPrinter() as printer:
        settings = Settings(
            database=sqlite_url,
            device=Device(name="kiosk-women", kind="kiosk", section="women"),
            printer=Printer(address="tcp://127.0.0.1:9"),
        )
        with open_centre(settings, clock=clock) as kiosk:
            kiosk.printing.check_printer()
        screen.clerk.expect("الطابعة مطفأة أو غير متصلة")
        well = settings.model_copy(update={"printer": Printer(address=printer.address)})
        with open_centre(well, clock=clock) as kiosk:
            kiosk.printing.check_printer()
        screen.until(lambda: not screen.clerk.hears("الطابعة مطفأة"))


def test_the_longest_service_is_read_whole_beside_the_scroll_bar(open_counter: Open) -> None:
    screen = open_counter(language=Language.ENGLISH)
    session = screen.counter.session
    session.sign_in("noura", PASSWORD, "W1")
    screen.until(lambda: session.work is not None)
    for number in range(40):
        screen.centre.queue.issue("women", "audience", f"crowd-{number}")
    screen.until(lambda: session.work is not None and len(session.work.waiting) == 40)
    seen = next(
        one
        for one in screen.clerk.window.findChildren(QTableView)
        if one.accessibleName() == "Waiting" and one.isVisible()
    )
    screen.until(seen.verticalScrollBar().isVisible)
    needed = seen.sizeHintForIndex(seen.model().index(0, 2)).width()
    assert seen.columnWidth(2) >= needed
