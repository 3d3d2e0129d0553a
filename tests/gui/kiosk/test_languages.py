"""One touch opens the languages, one chooses; the page, its direction, the ticket and its paper follow at once."""

from dataclasses import replace

from core.domain.text import Language
from core.printing.virtual import VirtualPrinter
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from core.words import Words
from kiosk.view_models.language_sheet import own_name
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.printing.paper import codes, on_paper

WOMEN, SUBMIT = DEFAULT_CENTRE.sections[1].title, DEFAULT_CENTRE.services[0].title


def page(screen: Screen) -> str:
    return str(screen.kiosk.model.property("page"))


def test_every_language_is_two_touches_away_from_every_other(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    for language in (*Language, Language.ARABIC):
        screen.visitor.speak(language)
        screen.visitor.expect(Words("kiosk", language).say("choose_service"))
        assert screen.visitor.hears(SUBMIT.in_language(language))
        assert screen.kiosk.model.property("rtl") is language.rtl


def test_the_languages_stand_in_their_own_script_and_the_one_spoken_is_marked(open_kiosk: Open) -> None:
    screen = open_kiosk(language=Language.HINDI)
    screen.visitor.press("Language")
    screen.visitor.expect(Words("kiosk", Language.HINDI).say("choose_language"))
    names = list(screen.visitor.buttons())
    assert [name for name in names if name in {own_name(one) for one in Language}] == [
        own_name(one) for one in Language
    ]
    shown = screen.kiosk.model.property("sheet").property("languages")
    assert [one["code"] for one in shown if one["current"]] == ["hi"]


def test_the_language_goes_with_the_ticket_to_the_paper_and_to_the_call(open_kiosk: Open) -> None:
    with VirtualPrinter() as printer:
        screen = open_kiosk(printer=printer.address)
        screen.visitor.speak(Language.BENGALI)
        screen.visitor.press(WOMEN.bn)
        screen.visitor.press(SUBMIT.bn)
        screen.visitor.expect(Words("kiosk", Language.BENGALI).say("ahead", 0))
        (job,) = printer.wait_for_jobs(1)
    (ticket,) = screen.tickets()
    assert ticket.language is Language.BENGALI
    assert codes(on_paper(job)) == [f"istiqbal:ticket:{ticket.id}"]
    paper = screen.centre.printing.paper(ticket.id)
    assert (paper.section, paper.service) == (WOMEN.bn, SUBMIT.bn)
    assert paper.arabic is not None
    assert (paper.arabic.section, paper.arabic.service) == (WOMEN.ar, SUBMIT.ar)
    call = screen.centre.queue.call_next("W1")
    assert call is not None
    assert call.ticket.language is Language.BENGALI


def test_who_wants_no_other_language_comes_back_to_the_same_page(open_kiosk: Open) -> None:
    screen = open_kiosk()
    screen.visitor.press("قسم النساء")
    screen.visitor.press("Language")
    screen.visitor.expect("اختر لغتك")
    screen.visitor.press("رجوع")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert page(screen) == "services"


def test_the_languages_that_somebody_left_open_close_by_themselves(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=replace(QUICK, second=40))
    screen.visitor.press("Language")
    screen.visitor.expect("اختر لغتك")
    wait_until(lambda: page(screen) == "home", "nobody's page")
