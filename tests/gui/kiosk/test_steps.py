"""Who a visitor is and the help that they need, by touch and by a scanner that types."""

from dataclasses import replace

import pytest

from core.domain.help import Help
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.gui.kiosk.scanning import scan

CITIZEN, RESIDENT = "1000000008", "2000000006"
ASKS = replace(
    DEFAULT_CENTRE,
    services=tuple(replace(one, identify=one.name == "audience") for one in DEFAULT_CENTRE.services),
)


def page(screen: Screen) -> str:
    return str(screen.kiosk.model.property("page"))


def sealed(screen: Screen) -> list[str]:
    """The numbers that go with today's tickets, as the key opens them."""
    with screen.centre.storage.units.read() as unit:
        kept = [unit.entrance.identity_of(ticket.id) for ticket in screen.tickets()]
    return [screen.centre.vault.open(one.sealed, one.ticket_id) if one else "" for one in kept]


def type_in(screen: Screen, number: str) -> None:
    for digit in number:
        screen.visitor.touch(screen.visitor.buttons()[digit].center())


def asked(open_kiosk: Open, **more: object) -> Screen:
    """At the question of a service that asks."""
    screen = open_kiosk(setup=ASKS, section="women", language=Language.ENGLISH, **more)
    screen.visitor.press("Audience with the minister")
    screen.visitor.expect("Your ID or residence number")
    return screen


def test_the_number_is_typed_checked_and_never_shown_whole(open_kiosk: Open) -> None:
    screen = asked(open_kiosk)
    visitor = screen.visitor
    assert "Continue" not in visitor.buttons(), "there is nothing to go on with"
    type_in(screen, "100000000")
    visitor.expect("9 digits of 10 typed")
    type_in(screen, "7")
    visitor.expect("One of the digits is not right")
    visitor.press("Take the last digit back")
    type_in(screen, "8")
    visitor.expect("Saudi citizen")
    assert not [said for said in visitor.heard() if "00000" in said]
    visitor.press("Continue")
    visitor.expect("W001")
    assert sealed(screen) == [CITIZEN]
    assert screen.tickets()[0].service == "audience"
    assert screen.kiosk.model.property("steps").typing.empty
    visitor.press("Done")
    visitor.press("Audience with the minister")
    visitor.expect("No digit typed yet")


def test_a_card_is_read_and_gives_a_ticket(open_kiosk: Open) -> None:
    screen = asked(open_kiosk)
    type_in(screen, "3")
    screen.visitor.expect("begins with 1 for citizens")
    scan(screen, f";{RESIDENT}=2901?")
    screen.visitor.expect("Resident")
    screen.visitor.press("Continue")
    screen.visitor.expect("W001")
    assert sealed(screen) == [RESIDENT]


def test_hands_on_a_keyboard_are_no_card(open_kiosk: Open) -> None:
    screen = asked(open_kiosk)
    scan(screen, RESIDENT, gap=90)
    scan(screen, "something else")
    screen.visitor.expect("No identity number could be read")
    assert not screen.visitor.hears("Resident")


def test_who_has_no_number_has_a_ticket_all_the_same(open_kiosk: Open) -> None:
    screen = asked(open_kiosk)
    type_in(screen, "100")
    screen.visitor.press("Continue without a number")
    screen.visitor.expect("W001")
    assert sealed(screen) == [""]


@pytest.mark.parametrize("way", ["Back", "Start again", "idle"])
def test_what_was_typed_goes_with_its_visitor(open_kiosk: Open, way: str) -> None:
    screen = asked(open_kiosk, idle=5, pace=replace(QUICK, second=1_000 if way != "idle" else 200))
    type_in(screen, "10000")
    if way != "idle":
        screen.visitor.press(way)
    wait_until(lambda: page(screen) == "services", "the services", 12)
    assert screen.kiosk.model.property("steps").typing.empty
    assert not screen.tickets()


def test_help_is_asked_for_taken_away_again_and_goes_with_the_ticket(open_kiosk: Open) -> None:
    screen = open_kiosk(setup=ASKS, language=Language.ENGLISH)
    visitor = screen.visitor
    visitor.press("Women's section")
    visitor.press("I need help")
    visitor.expect("Which help do you need?")
    visitor.press("Pregnant")
    visitor.expect("Without help: Pregnant")
    visitor.press("Without help: Pregnant")
    visitor.press("I need help")
    visitor.press("Back")
    visitor.press("I need help")
    visitor.press("With an infant")
    visitor.expect("With an infant")
    visitor.press("Submit a request")
    visitor.expect("W001")
    (ticket,) = screen.tickets()
    assert (ticket.help, ticket.queue_class) == (Help.INFANT, QueueClass.PRIORITY)
    visitor.press("Done")
    visitor.press("Men's section")
    visitor.press("I need help")
    visitor.expect("Elderly person")
    assert not visitor.hears("Pregnant")


def test_a_double_tap_gives_one_ticket_with_one_number(open_kiosk: Open) -> None:
    screen = asked(open_kiosk)
    scan(screen, CITIZEN)
    place = screen.visitor.find("Continue")
    screen.visitor.touch(place)
    screen.visitor.touch(place)
    screen.visitor.expect("W001")
    assert sealed(screen) == [CITIZEN]
