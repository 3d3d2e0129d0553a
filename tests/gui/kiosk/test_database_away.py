"""The database goes away under a visitor's finger: the screen says so, and the ticket comes, once."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from core.bootstrap import open_centre
from core.config import Device, Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from core.services.dto import TicketView
from core.services.entrance import EntranceService
from core.services.entrance_dto import Wish
from core.words import Words
from kiosk.app import build
from tests.gui.kiosk.conftest import QUICK, Open, Visitor
from tests.support.clock import FakeClock
from tests.support.outage import Outage

KEPT = "حُفظ اختيارك"
UNAWARE = replace(QUICK, poll=3_600_000)  # until the visitor's touch asks for the database


@pytest.fixture
def between() -> list[Callable[[], None]]:
    """What happens after the touch and before the ticket, once each."""
    return []


@pytest.fixture
def issued(monkeypatch: pytest.MonkeyPatch, between: list[Callable[[], None]]) -> list[str]:
    """The keys with which tickets were asked for."""
    keys: list[str] = []
    really = EntranceService.issue

    def issue(service: EntranceService, wish: Wish, key: str) -> TicketView:
        keys.append(key)
        while between:
            between.pop()()
        return really(service, wish, key)

    monkeypatch.setattr(EntranceService, "issue", issue)
    return keys


def test_ten_seconds_without_the_database_cost_no_ticket_and_give_no_second(
    open_kiosk: Open, outage: Outage, clock: FakeClock, issued: list[str], between: list[Callable[[], None]]
) -> None:
    screen = open_kiosk(outage.url, section="women", pace=UNAWARE)
    between.append(outage.begin)
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect(KEPT)
    for _ in range(3):
        tried = len(issued)
        wait_until(lambda tried=tried: len(issued) > tried, "another try")  # type: ignore[misc]
        clock.advance(10 / 3)
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.expect("Your choice is kept")
    outage.end()
    screen.visitor.expect("W001")
    assert [ticket.code for ticket in screen.tickets()] == ["W001"]
    assert len(set(issued)) == 1
    assert len(issued) > 3


def test_an_answer_that_was_lost_after_the_commit_gives_no_second_ticket(
    open_kiosk: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    really, answers = EntranceService.issue, 0

    def issue(service: EntranceService, wish: Wish, key: str) -> TicketView:
        nonlocal answers
        ticket = really(service, wish, key)
        answers += 1
        if answers < 3:
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the answer was lost")
        return ticket

    monkeypatch.setattr(EntranceService, "issue", issue)
    screen = open_kiosk(section="women")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    assert answers == 3
    assert [ticket.code for ticket in screen.tickets()] == ["W001"]


def test_an_idle_kiosk_says_so_and_comes_back_by_itself(open_kiosk: Open, outage: Outage) -> None:
    screen = open_kiosk(outage.url)
    screen.visitor.expect("قسم النساء")
    outage.begin()
    screen.visitor.expect("لحظات من فضلك")
    aids = Words("aids", Language.ARABIC)
    always = {aids.say(name) for name in ("larger", "contrast", "low", "aloud", "silent")}

    def touchable() -> list[str]:
        return [name for name in screen.visitor.buttons() if not any(aid in name for aid in always)]

    wait_until(lambda: ["Language" in name for name in touchable()] == [True], "only the languages and the aids")
    outage.end()
    screen.visitor.press("قسم النساء")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")


def test_a_ticket_stays_on_the_screen_while_the_database_is_away(open_kiosk: Open, sqlite_outage: Outage) -> None:
    screen = open_kiosk(sqlite_outage.url, section="women")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    sqlite_outage.begin()
    wait_until(lambda: not screen.kiosk.link.available, "the kiosk to notice")
    assert screen.visitor.hears("W001")
    assert screen.visitor.hears("تقديم معاملة")
    sqlite_outage.end()


def test_who_gives_up_while_it_is_away_gets_no_ticket_later(
    open_kiosk: Open, sqlite_outage: Outage, issued: list[str], between: list[Callable[[], None]]
) -> None:
    screen = open_kiosk(sqlite_outage.url, section="women", idle=5, pace=replace(UNAWARE, second=100))
    between.append(sqlite_outage.begin)
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect(KEPT)
    screen.visitor.expect("لحظات من فضلك")
    sqlite_outage.end()
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert issued
    assert not screen.tickets()


def test_away_at_the_start_it_opens_as_soon_as_the_database_is_there(
    open_kiosk: Open, outage: Outage, clock: FakeClock
) -> None:
    open_kiosk(outage.url)  # makes the centre
    outage.begin()
    settings = Settings(database=outage.url, device=Device(name="kiosk-2", kind="kiosk"))
    late = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock, QUICK)
    late.window.show()
    visitor = Visitor(late.window)
    try:
        visitor.expect("لحظات من فضلك")
        visitor.speak(Language.ENGLISH)
        visitor.expect("One moment, please")
        outage.end()
        visitor.expect("Men's section")
    finally:
        late.close()


def test_a_database_that_has_no_centre_is_named_for_the_technician(sqlite_url: str, clock: FakeClock) -> None:
    settings = Settings(database=sqlite_url, device=Device(name="kiosk-1", kind="kiosk"))
    kiosk = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock, QUICK)
    kiosk.window.show()
    visitor = Visitor(kiosk.window)
    try:
        visitor.expect("لحظات من فضلك")
        visitor.expect("istiqbal init")
    finally:
        kiosk.close()
