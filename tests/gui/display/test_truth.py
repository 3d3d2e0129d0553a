"""The screen tells the truth, whatever happens to it, to its settings or to the database."""

from dataclasses import replace

import pytest

from core.bootstrap import Centre, create_centre
from core.config import Settings
from core.services.setup import DEFAULT_CENTRE, SectionSetup
from tests.gui.display.conftest import Opener
from tests.gui.display.outage import database_away
from tests.gui.display.test_calls import come
from tests.support.clock import FakeClock
from waiting_display.announcer import LEAST_SECONDS

AWAY = "انقطع الاتصال بالمركز منذ 10:00"


def test_a_lost_database_is_told_and_the_screen_comes_back_by_itself(
    centre: Centre, database_url: str, open_screen: Opener
) -> None:
    screen = open_screen(poll_ms=50)
    screen.actor.expect("قسم النساء")
    come(centre, 6)
    centre.queue.call_next("W1")
    screen.see(lambda: screen.large == ("W001", "1"))
    with database_away(database_url):
        screen.actor.expect(AWAY)
        assert screen.large == ("W001", "1")  # the last that is known, with the sign beside it
        assert screen.actor.hears("10:00")
    for desk in ("W2", "W3", "W4"):  # before the screen finds the database again
        centre.queue.call_next(desk)
    centre.queue.no_show("W3")
    screen.see(lambda: not screen.actor.hears(AWAY))
    screen.pass_seconds(4 * LEAST_SECONDS, step=0.5)
    screen.see(lambda: screen.equals(centre.queue.snapshot("women")))
    assert [code for code, _ in screen.shown] == ["W001", "W002", "W004"]  # W003 was called and left meanwhile


def test_a_screen_that_starts_without_a_database_begins_when_it_is_there(
    centre: Centre, database_url: str, open_screen: Opener
) -> None:
    come(centre, 2)
    centre.queue.call_next("W5")
    with database_away(database_url):
        screen = open_screen(poll_ms=50)
        # a file that is not there yet cannot be told from a centre that was never made
        screen.see(lambda: screen.actor.hears(AWAY) or screen.actor.hears("istiqbal init"))
        assert screen.large == ("", "")
    screen.see(lambda: screen.equals(centre.queue.snapshot("women")))
    assert not screen.actor.hears(AWAY)
    assert not screen.actor.hears("istiqbal init")


def test_losses_again_and_again_leave_the_screen_equal_to_a_fresh_snapshot(
    centre: Centre, database_url: str, open_screen: Opener
) -> None:
    screen = open_screen(poll_ms=20)
    screen.actor.expect("قسم النساء")
    for number in range(6):
        come(centre, 2, start=number * 2)
        with database_away(database_url):
            screen.actor.expect(AWAY)
        called = centre.queue.call_next(f"W{number + 1}")
        assert called is not None
        screen.see(lambda: not screen.actor.hears(AWAY))
        screen.actor.expect(called.ticket.code)  # announced: only now does its time run
        screen.pass_seconds(LEAST_SECONDS, step=1)
        screen.see(lambda: screen.equals(centre.queue.snapshot("women")))


def test_hints_that_are_missed_are_made_good_by_the_slow_poll(centre: Centre, open_screen: Opener) -> None:
    screen = open_screen(poll_ms=100)
    screen.actor.expect("قسم النساء")
    assert screen.link.changed.disconnect()
    come(centre, 1)
    centre.queue.call_next("W3")
    screen.see(lambda: screen.large == ("W001", "3"))
    assert len(screen.chimes) == 1


def test_a_new_service_day_clears_the_screen_and_its_first_call_is_announced(
    centre: Centre, clock: FakeClock, open_screen: Opener
) -> None:
    screen = open_screen(poll_ms=50)
    screen.actor.expect("قسم النساء")
    come(centre, 4)
    for desk in ("W1", "W2", "W3"):
        centre.queue.call_next(desk)
    screen.see(lambda: screen.large == ("W001", "1"))
    clock.advance(24 * 3600)
    screen.see(lambda: screen.large == ("", ""))
    assert screen.rows == []
    assert screen.actor.hears("أهلًا وسهلًا")
    assert screen.actor.hears("15 جمادى الآخرة")
    for desk in ("W1", "W2", "W3"):
        centre.queue.finish(desk)
    come(centre, 1, start=100)
    centre.queue.call_next("W8")
    screen.see(lambda: screen.large == ("W001", "8"))
    assert [code for code, _ in screen.shown] == ["W001", "W001"]


def test_a_screen_that_was_away_over_midnight_announces_the_first_call_of_the_day(
    centre: Centre, clock: FakeClock, database_url: str, open_screen: Opener
) -> None:
    screen = open_screen(poll_ms=50)
    screen.actor.expect("قسم النساء")
    come(centre, 3)
    for desk in ("W1", "W2", "W3"):
        centre.queue.call_next(desk)
    screen.see(lambda: screen.display.model.property("backlog") == 2)
    with database_away(database_url):
        screen.actor.expect(AWAY)
        clock.advance(24 * 3600)
    come(centre, 1, start=100)  # its revision is smaller than the last one that the screen saw yesterday
    centre.queue.call_next("W8")
    screen.see(lambda: screen.large == ("W001", "8"))
    assert len(screen.chimes) == 2
    screen.see(lambda: screen.rows == [("W001", "8")])


def test_a_screen_that_restarts_shows_the_present_truth_in_silence(centre: Centre, open_screen: Opener) -> None:
    come(centre, 8)
    for desk in range(1, 8):
        centre.queue.call_next(f"W{desk}")
    centre.queue.finish("W7")
    screen = open_screen()
    screen.see(lambda: screen.equals(centre.queue.snapshot("women")))
    assert screen.large == ("W006", "6")  # the newest who is still expected at a window
    assert screen.rows[0] == ("W007", "7")
    assert screen.chimes == []
    screen.close()
    centre.queue.call_next("W7")
    again = open_screen()
    again.see(lambda: again.large == ("W008", "7"))
    assert again.rows[0] == ("W008", "7")


@pytest.mark.parametrize("section", ["womens", None])
def test_a_screen_without_its_section_shows_no_hall_and_says_why(
    section: str | None, centre: Centre, open_screen: Opener
) -> None:
    come(centre, 1)
    centre.queue.call_next("W1")
    come(centre, 1, "men")
    centre.queue.call_next("M1")
    screen = open_screen(section, poll_ms=50)
    screen.actor.expect("الشاشة غير مهيّأة")
    told = " ".join(screen.actor.heard())
    for words in ("device.section", "men, women", section or "—"):
        assert words in told
    assert "W001" not in told
    assert "M001" not in told


def test_the_only_section_of_a_centre_need_not_be_named(
    database_url: str, clock: FakeClock, open_screen: Opener
) -> None:
    women: SectionSetup = next(section for section in DEFAULT_CENTRE.sections if section.name == "women")
    create_centre(Settings(database=database_url), replace(DEFAULT_CENTRE, sections=(women,)))
    screen = open_screen(None)
    screen.actor.expect("قسم النساء")


def test_a_database_without_a_centre_is_told_and_found_once_it_has_one(database_url: str, open_screen: Opener) -> None:
    screen = open_screen(poll_ms=50)
    screen.actor.expect("istiqbal init")
    create_centre(Settings(database=database_url), DEFAULT_CENTRE)
    screen.actor.expect("قسم النساء")
    assert not screen.actor.hears("istiqbal init")
