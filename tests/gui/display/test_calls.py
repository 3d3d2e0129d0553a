"""A call as the hall sees and hears it."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QSize

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.domain.numerals import Digits
from core.domain.screens import ScreenWishes
from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.setup import DEFAULT_CENTRE
from tests.gui.display.conftest import Opener, Screen
from tests.support.clock import FakeClock
from waiting_display.announcer import LEAST_SECONDS


def come(centre: Centre, count: int, section: str = "women", start: int = 0) -> None:
    for number in range(start, start + count):
        centre.queue.issue(section, "submit", f"{section}-{number}")


def test_a_call_from_another_program_comes_by_the_feed_with_flash_and_chime(centre: Centre, screen: Screen) -> None:
    assert screen.large == ("", "")
    come(centre, 3)
    centre.queue.call_next("W2")
    screen.see(lambda: screen.large == ("W001", "2"))
    screen.see(lambda: screen.item("flash").property("opacity") > 0.5)
    assert screen.actor.hears("يُنادى الآن")
    assert screen.actor.hears("Please come to window")
    assert screen.chimes == [0.0]
    screen.pass_seconds(LEAST_SECONDS)
    screen.see(lambda: screen.actor.hears("آخر نداء"))
    assert screen.large == ("W001", "2")
    assert len(screen.chimes) == 1
    screen.see(lambda: screen.item("flash").property("opacity") == 0)


def test_the_last_five_stand_with_their_windows_newest_first(centre: Centre, screen: Screen) -> None:
    come(centre, 9)
    for desk in (2, 1, 4, 3, 6, 5):
        centre.queue.call_next(f"W{desk}")
        screen.see_window(desk)
        screen.pass_seconds(LEAST_SECONDS, step=1)
    expected = [("W006", "5"), ("W005", "6"), ("W004", "3"), ("W003", "4"), ("W002", "1")]
    screen.see(lambda: screen.rows == expected)
    assert screen.large == expected[0]
    assert screen.actor.hears("3 مراجعين في الانتظار")
    assert screen.actor.hears("3 visitors are waiting")
    assert screen.equals(centre.queue.snapshot("women"))


def test_the_day_stands_in_both_calendars_with_the_time(screen: Screen, open_screen: Opener) -> None:
    for words in ("10:00", "الثلاثاء", "14 جمادى الآخرة 1448 هـ", "24 نوفمبر 2026 م"):
        assert screen.actor.hears(words)
    english = open_screen(language=Language.ENGLISH)
    for words in ("10:00", "Tuesday", "14 Jumada al-Akhirah 1448 AH", "24 November 2026"):
        english.actor.expect(words)


def test_two_calls_at_once_are_both_seen_for_six_seconds(centre: Centre, screen: Screen) -> None:
    come(centre, 2)
    centre.queue.call_next("W1")
    centre.queue.call_next("W2")
    screen.see(lambda: screen.large == ("W001", "1"))
    screen.pass_seconds(LEAST_SECONDS - 0.1)
    assert screen.large == ("W001", "1")
    assert screen.rows == [("W001", "1")]  # the card and the top of the table say the same
    screen.pass_seconds(0.1)
    screen.see(lambda: screen.large == ("W002", "2"))
    assert screen.rows == [("W002", "2"), ("W001", "1")]
    screen.pass_seconds(LEAST_SECONDS - 0.1)
    assert screen.actor.hears("يُنادى الآن")
    assert [code for code, _ in screen.shown] == ["W001", "W002"]
    assert screen.chimes[1] - screen.chimes[0] >= LEAST_SECONDS


def test_thirty_windows_that_call_at_once_are_all_shown_in_order(
    database_url: str, clock: FakeClock, open_screen: Opener
) -> None:
    sections = tuple(replace(section, desks=30) for section in DEFAULT_CENTRE.sections)
    settings = Settings(database=database_url)
    create_centre(settings, replace(DEFAULT_CENTRE, sections=sections))
    with open_centre(settings, clock=clock) as centre:
        screen = open_screen()
        screen.actor.expect("قسم النساء")
        come(centre, 30)
        for desk in range(1, 31):
            centre.queue.call_next(f"W{desk}")
        screen.see(lambda: len(screen.shown) == 1)
        screen.pass_seconds(30 * LEAST_SECONDS + 30, step=1)
        assert [code for code, _ in screen.shown] == [f"W{number:03d}" for number in range(1, 31)]
        starts = [at for _, at in screen.shown]
        assert min(later - sooner for sooner, later in pairwise(starts)) >= LEAST_SECONDS
        assert len(screen.chimes) == 30
        screen.see(lambda: screen.equals(centre.queue.snapshot("women")))


def test_a_recall_is_announced_again_and_ahead_of_who_waits(centre: Centre, screen: Screen) -> None:
    come(centre, 3)
    for desk in ("W1", "W2", "W3"):
        centre.queue.call_next(desk)
    screen.see(lambda: screen.large == ("W001", "1"))
    centre.queue.recall("W1")
    screen.link.changed.emit("*")  # the feed's hint may come after the next seconds
    screen.see(lambda: screen.display.model.property("backlog") == 3)
    screen.pass_seconds(LEAST_SECONDS)
    screen.see(lambda: len(screen.chimes) == 2)
    assert screen.large == ("W001", "1")
    screen.pass_seconds(3 * LEAST_SECONDS, step=0.5)
    assert [code for code, _ in screen.shown] == ["W001", "W001", "W002", "W003"]


def test_who_came_before_the_turn_is_not_announced_any_more(centre: Centre, screen: Screen) -> None:
    come(centre, 3)
    for desk in ("W1", "W2", "W3"):
        centre.queue.call_next(desk)
    screen.see(lambda: screen.display.model.property("backlog") == 2)
    centre.queue.no_show("W2")
    screen.see(lambda: screen.display.model.property("backlog") == 1)
    screen.pass_seconds(3 * LEAST_SECONDS, step=0.5)
    assert [code for code, _ in screen.shown] == ["W001", "W003"]
    screen.see(lambda: screen.rows == [("W003", "3"), ("W002", "2"), ("W001", "1")])


def test_the_men_s_hall_never_shows_a_woman_s_call(centre: Centre, screen: Screen, open_screen: Opener) -> None:
    men = open_screen("men")
    men.actor.expect("قسم الرجال")
    come(centre, 2)
    come(centre, 1, "men")
    centre.queue.call_next("W1")
    centre.queue.call_next("M7")
    screen.see(lambda: screen.large == ("W001", "1"))
    men.see(lambda: men.large == ("M001", "7"))
    assert men.rows == [("M001", "7")]
    assert men.actor.hears("لا أحد في الانتظار")
    assert not men.actor.hears("W001")
    assert not screen.actor.hears("M001")
    assert [code for code, _ in men.shown] == ["M001"]


def test_no_name_and_no_number_of_a_person_reaches_the_hall(centre: Centre, screen: Screen) -> None:
    clerk = centre.staff.add("noura", "نورة السالم", "a long password", Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    come(centre, 2)
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter("1000000008", "سارة الحربي", Gender.WOMAN, "0501234567")
    centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    screen.see(lambda: screen.large == ("W001", "1") and screen.equals(centre.queue.snapshot("women")))
    known = str(screen.display.model.property("board")) + " ".join(screen.actor.heard())
    for secret in ("سارة", "الحربي", "نورة", "noura", "1000000008", "0008", "501234567", "تقديم"):
        assert secret not in known


def test_long_names_of_the_centre_of_services_and_of_a_ticket_are_never_cut(
    database_url: str, clock: FakeClock, open_screen: Opener
) -> None:
    title = LocalText(
        "مركز الاستقبال والاتصال الإلكتروني بمنطقة عسير ومحافظاتها",
        "Reception and Electronic Communication Centre of the Asir Region and its Governorates",
    )
    settings = Settings(database=database_url)
    long = LocalText(
        "تقديم معاملة أو خطاب موجّه إلى معالي الوزير لأول مرة",
        "Submit a request or a letter to the minister for the first time",
    )
    services = tuple(replace(service, title=long) for service in DEFAULT_CENTRE.services)
    create_centre(settings, replace(DEFAULT_CENTRE, title=title, services=services, digits=Digits.ARABIC_INDIC))
    with open_centre(settings, clock=clock) as centre:
        come(centre, 1)
        centre.queue.call_next("W1")
        mona = centre.staff.add("mona", "منى العتيبي", "a long password", Role.SUPERVISOR, ["women"])
        for number, language in enumerate(STAFF_LANGUAGES):
            centre.screens.wish(f"hall-{number}", ScreenWishes(per_service=True), by=mona.id)
            screen = open_screen(language=language)
            screen.actor.expect(title.ar)
            screen.actor.expect(long.ar)
            for size in (QSize(1920, 1080), QSize(1080, 1920), QSize(3840, 2160), QSize(1280, 720)):
                screen.resize(size)
                screen.see_nothing_cut()
            assert screen.large == ("W٠٠١", "١")
