"""Who comes for an appointment, by touch and by a scanner that types."""

from datetime import date, timedelta

import pytest

from core.domain.appointments import PlanPart
from core.domain.check_in import appointment_code
from core.domain.text import Language
from core.domain.visitor import Gender
from core.printing.virtual import VirtualPrinter
from core.qt.waiting import wait_until
from core.services.appointment_dto import AppointmentView
from tests.gui.kiosk.conftest import Open, Screen
from tests.gui.kiosk.scanning import scan
from tests.support.clock import FakeClock

CITIZEN, NOBODYS = "1000000008", "2000000006"
TODAY = date(2026, 11, 24)
MINUTES = {"early": 750, "here": 605, "late": 500}  # of the day; it is ten o'clock


def booked(screen: Screen, minute: int = MINUTES["here"], days: int = 0) -> AppointmentView:
    """An appointment of the women's section."""
    for day in range(1, 8):
        screen.centre.appointments.set_plan("women", "audience", day, [PlanPart(8 * 60 + 5, 18 * 60, 15, 2)])
    sara = screen.centre.visitors.enter(CITIZEN, "سارة", Gender.WOMAN, "0550000000")
    on = TODAY + timedelta(days=days)
    slot = next(one for one in screen.centre.appointments.slots("women", "audience", on) if one.minute >= minute)
    return screen.centre.appointments.book("women", "audience", sara.id, on, slot.minute, f"k{minute}{days}")


def ask(screen: Screen, number: str) -> None:
    """The number, key by key, and the button."""
    screen.visitor.press("I have an appointment")
    screen.visitor.expect("Check in for your appointment")
    for digit in number:
        screen.visitor.touch(screen.visitor.buttons()[digit].center())
    screen.visitor.press("Check in")


def test_the_code_at_an_idle_kiosk_is_all_it_takes(open_kiosk: Open) -> None:
    with VirtualPrinter() as printer:
        screen = open_kiosk(language=Language.ENGLISH, printer=printer.address)
        appointment = booked(screen)
        screen.visitor.expect("Welcome")
        scan(screen, appointment_code(appointment.id))
        screen.visitor.expect("W001")
        screen.visitor.read(r"You are checked in for \W?10:05")
        printer.wait_for_jobs(1)
        screen.visitor.press("Done")
        screen.visitor.expect("Welcome")
        scan(screen, appointment_code(appointment.id))
        screen.visitor.expect("You were checked in already")
        printer.wait_for_jobs(2)
        assert [one.code for one in screen.tickets()] == ["W001"]


def test_the_number_gives_the_ticket_and_is_gone(open_kiosk: Open) -> None:
    screen = open_kiosk(language=Language.ENGLISH, section="women")
    booked(screen)
    ask(screen, CITIZEN)
    screen.visitor.expect("W001")
    assert not [said for said in screen.visitor.heard() if "00000" in said]
    (ticket,) = screen.tickets()
    assert (ticket.service, ticket.queue_class) == ("audience", "appointment")
    screen.visitor.press("Done")
    screen.visitor.press("I have an appointment")
    screen.visitor.expect("No digit typed yet")


@pytest.mark.parametrize(
    ("section", "minute", "days", "told"),
    [
        ("women", MINUTES["early"], 0, "You are early"),
        ("women", MINUTES["here"], 1, "Your appointment is not today"),
        ("men", MINUTES["here"], 0, "Please go to: Women's section"),
    ],
)
def test_why_there_is_no_ticket_is_said_in_plain_words(
    open_kiosk: Open, section: str, minute: int, days: int, told: str
) -> None:
    screen = open_kiosk(language=Language.ENGLISH, section=section)
    booked(screen, minute, days)
    ask(screen, CITIZEN)
    screen.visitor.expect(told)
    screen.visitor.press("Back")
    screen.visitor.expect("No digit typed yet")
    screen.visitor.press("Start again")
    screen.visitor.expect("What brings you here?")
    assert not screen.tickets()
    assert not screen.tickets("men")


def test_who_is_late_is_told_so_and_takes_a_ticket_like_everybody_s(open_kiosk: Open, clock: FakeClock) -> None:
    screen = open_kiosk(language=Language.ENGLISH, section="women")
    booked(screen)
    clock.advance(25 * 60)
    ask(screen, CITIZEN)
    screen.visitor.read(r"Your time was \W?10:05")
    assert not screen.tickets()
    screen.visitor.press("Take a ticket now")
    screen.visitor.read(r"You came 20 minutes after \W?10:05")
    assert [one.queue_class for one in screen.tickets()] == ["standard"]


def test_an_unknown_number_is_told_so_and_another_code_is_no_appointment(open_kiosk: Open) -> None:
    screen = open_kiosk(language=Language.ENGLISH, section="women")
    ask(screen, NOBODYS)
    screen.visitor.expect("No appointment was found")
    screen.visitor.press("Done")
    screen.visitor.press("I have an appointment")
    scan(screen, "istiqbal:ticket:1")
    screen.visitor.expect("No identity number could be read")
    wait_until(lambda: not screen.tickets(), "no ticket")
