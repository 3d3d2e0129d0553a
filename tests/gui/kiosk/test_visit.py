"""A visitor takes a ticket by touch, in either language, and leaves the kiosk as it was."""

import re
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.domain.ticket import PrintState
from core.printing.virtual import VirtualPrinter
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE, ServiceSetup
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.support.clock import FakeClock

WORDS = {
    Language.ARABIC: ("قسم النساء", "تقديم معاملة", "لا أحد قبلك", "تم"),
    Language.ENGLISH: ("Women's section", "Submit a request", "Nobody is before you", "Done"),
}
_ARABIC = re.compile(r"[\u0600-\u06ff]")


def take(screen: Screen, language: Language = Language.ARABIC) -> str:
    section, service, _, _ = WORDS[language]
    screen.visitor.press(section)
    screen.visitor.press(service)
    return screen.visitor.read(r"\bW\d{3}\b")


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_two_touches_give_a_ticket_on_screen_in_the_queue_and_on_paper(open_kiosk: Open, language: Language) -> None:
    _, service, ahead, done = WORDS[language]
    with VirtualPrinter() as printer:
        screen = open_kiosk(language=language, printer=printer.address)
        assert take(screen, language) == "W001"
        screen.visitor.expect(ahead)
        assert screen.visitor.hears(service)
        printer.wait_for_jobs(1)
        wait_until(lambda: screen.tickets()[0].printing is PrintState.PRINTED, "the note that it was printed")
        screen.visitor.expect("طابعة" if language is Language.ARABIC else "from the printer")
        (ticket,) = screen.tickets()
        assert (ticket.code, ticket.service, ticket.language) == ("W001", "submit", language)
        screen.visitor.press(done)
        screen.visitor.expect(WORDS[language][0])
        assert not screen.visitor.hears("W001")
        assert not screen.tickets("men")
        assert len(printer.jobs) == 1


def test_the_next_visitor_gets_the_next_number(open_kiosk: Open) -> None:
    screen = open_kiosk()
    assert take(screen) == "W001"
    screen.visitor.press("تم")
    screen.visitor.expect("شخص واحد في الانتظار")
    assert take(screen) == "W002"
    screen.visitor.expect("قبلك شخص واحد")


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 768)])
def test_a_language_turns_the_whole_layout_at_once(open_kiosk: Open, size: tuple[int, int]) -> None:
    screen = open_kiosk(size=size)
    visitor, width = screen.visitor, size[0]
    visitor.press("قسم النساء")
    visitor.expect("تقديم معاملة")
    arabic = [visitor.where(name).center().x() for name in ("تقديم معاملة", "رجوع", "اللغة")]
    visitor.speak(Language.ENGLISH)
    visitor.expect("Submit a request")
    english = [visitor.where(name).center().x() for name in ("Submit a request", "Back", "Language")]
    assert not [said for said in visitor.heard() if _ARABIC.search(said)]
    assert arabic[1] > width / 2 > arabic[2]
    for before, after in zip(arabic[:1], english[:1], strict=True):
        assert after == pytest.approx(width - before, abs=2)
    assert english[1] < width / 2 < english[2]


def test_the_next_visitor_meets_the_kiosk_s_own_language(open_kiosk: Open) -> None:
    screen = open_kiosk()
    screen.visitor.expect("أهلًا وسهلًا")
    screen.visitor.speak(Language.ENGLISH)
    take(screen, Language.ENGLISH)
    screen.visitor.press("Done")
    screen.visitor.expect("أهلًا وسهلًا")
    assert not screen.visitor.hears("Welcome")
    assert screen.tickets()[0].language is Language.ENGLISH


def test_the_ticket_turns_its_language_too(open_kiosk: Open) -> None:
    screen = open_kiosk()
    take(screen)
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.expect("Nobody is before you")
    assert screen.visitor.hears("Submit a request")


def test_a_kiosk_in_a_section_begins_at_its_services(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    screen.visitor.press("متابعة معاملة")
    screen.visitor.expect("W001")
    screen.visitor.press("تم")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert not [name for name in screen.visitor.buttons() if "رجوع" in name or "قسم" in name]


def test_back_undoes_the_section(open_kiosk: Open) -> None:
    screen = open_kiosk()
    screen.visitor.press("قسم الرجال")
    screen.visitor.press("رجوع")
    screen.visitor.press("قسم النساء")
    screen.visitor.press("استفسار")
    screen.visitor.expect("W001")
    assert not screen.tickets("men")


@pytest.mark.parametrize("steps", [1, 2])
def test_who_walks_away_leaves_a_kiosk_that_goes_home(open_kiosk: Open, steps: int) -> None:
    with VirtualPrinter() as printer:
        screen = open_kiosk(idle=5, pace=replace(QUICK, second=60), printer=printer.address)
        screen.visitor.speak(Language.ENGLISH)
        screen.visitor.press("Women's section")
        if steps == 2:
            screen.visitor.press("Submit a request")
            screen.visitor.expect("W001")
        screen.visitor.expect("أهلًا وسهلًا")
        assert len(screen.tickets()) == steps - 1


def test_every_touch_gives_time_anew(open_kiosk: Open, qtbot: QtBot) -> None:
    screen = open_kiosk(idle=5, pace=replace(QUICK, second=100))
    screen.visitor.press("قسم النساء")
    ended: list[bool] = []
    screen.kiosk.model.language_changed.connect(lambda: ended.append(True))
    for language in (Language.ENGLISH, Language.ARABIC) * 3:
        with qtbot.waitSignal(screen.kiosk.model.time_changed, timeout=250, raising=False):
            pass
        screen.visitor.speak(language)
    assert screen.visitor.hears("ما الذي جئت من أجله؟")


TEN = replace(
    DEFAULT_CENTRE,
    services=tuple(
        ServiceSetup(f"s{n}", LocalText(f"خدمة رقم {n:02}", f"Service {n:02}"), LocalText("", "")) for n in range(10)
    ),
)


@pytest.mark.parametrize("size", [(1080, 1920), (1920, 1080), (1024, 768)])
def test_ten_services_are_all_within_reach(open_kiosk: Open, size: tuple[int, int]) -> None:
    screen = open_kiosk(setup=TEN, section="women", size=size)
    seen: set[str] = set()
    screen.visitor.find("خدمة رقم 00")
    while "التالي" in screen.visitor.buttons():
        seen |= {name for name in screen.visitor.buttons() if "خدمة" in name}
        screen.visitor.press("التالي")
    seen |= {name for name in screen.visitor.buttons() if "خدمة" in name}
    assert len(seen) == 10
    screen.visitor.press("السابق")
    screen.visitor.press("التالي")
    screen.visitor.press("خدمة رقم 09")
    screen.visitor.expect("W001")
    assert screen.tickets()[0].service == "s9"
    screen.visitor.press("تم")
    screen.visitor.expect("خدمة رقم 00")


def test_both_dates_and_the_time_are_shown_and_go_on(open_kiosk: Open, clock: FakeClock) -> None:
    screen = open_kiosk()
    for text in ("الثلاثاء", "14 جمادى الآخرة 1448", "24 نوفمبر 2026", "10:00"):
        screen.visitor.expect(text)
    clock.advance(61)
    screen.visitor.expect("10:01")
