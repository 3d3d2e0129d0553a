"""A finger that taps twice: one ticket, and nothing else is pressed."""

from dataclasses import replace

import pytest

from core.domain.text import Language
from core.qt.waiting import wait_until
from kiosk.pace import Pace
from tests.gui.kiosk.conftest import QUICK, Open

SETTLES = replace(QUICK, settle=3 * Pace().settle)  # so that a slow machine too has its second tap within the pause


def test_a_double_tap_on_a_service_gives_one_ticket(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    service = screen.visitor.find("تقديم معاملة")
    for _ in range(5):
        screen.visitor.touch(service)
    screen.visitor.expect("W001")
    assert [ticket.code for ticket in screen.tickets()] == ["W001"]


def test_two_services_at_once_give_one_ticket(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    places = [screen.visitor.find(name) for name in ("استفسار", "تقديم معاملة")]
    for place in places:
        screen.visitor.touch(place)
    screen.visitor.expect("W001")
    assert [ticket.service for ticket in screen.tickets()] == ["enquiry"]


@pytest.mark.parametrize(("pace", "stays"), [(SETTLES, True), (QUICK, False)])
def test_a_second_tap_does_not_press_what_came_under_the_finger(open_kiosk: Open, pace: Pace, stays: bool) -> None:
    """Without the pause (the second case) it would: the visitor would be back at the services, without a number."""
    screen = open_kiosk(section="women", pace=pace)
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    place, services = screen.visitor.where("تم").center(), "ما الذي جئت من أجله؟"

    def tapped_away() -> bool:
        screen.visitor.touch(place)
        return screen.visitor.hears(services)

    if stays:
        assert not tapped_away()
        screen.visitor.press("تم")
    else:
        wait_until(tapped_away, "a tap to be taken as soon as the button is there")
    screen.visitor.expect(services)
    assert len(screen.tickets()) == 1


def test_a_double_tap_on_a_section_takes_no_ticket(open_kiosk: Open) -> None:
    """Under the finger that chose a section lies a service when the page turned."""
    screen = open_kiosk(pace=SETTLES)
    screen.visitor.press("قسم النساء")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    for name in ("متابعة معاملة", "استفسار", "رجوع"):
        screen.visitor.touch(screen.visitor.where(name).center())
    screen.visitor.expect("ما الذي جئت من أجله؟")
    screen.visitor.press("رجوع")
    screen.visitor.expect("أهلًا وسهلًا")
    assert not screen.tickets()


def test_a_double_tap_on_the_language_changes_it_once(open_kiosk: Open) -> None:
    screen = open_kiosk(pace=SETTLES)
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.touch(screen.visitor.where("العربية").center())
    screen.visitor.expect("Welcome")
    screen.visitor.speak(Language.ARABIC)
    screen.visitor.expect("أهلًا وسهلًا")


def test_done_tapped_twice_chooses_nothing_for_the_next_visitor(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women", pace=SETTLES)
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    screen.visitor.press("تم")
    for name in ("متابعة معاملة", "English"):
        screen.visitor.touch(screen.visitor.where(name).center())
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.expect("What brings you here?")
    assert len(screen.tickets()) == 1
