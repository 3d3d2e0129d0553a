"""Before the visitor's time is over it is said, and one touch gives it anew."""

from dataclasses import replace

from core.domain.text import Language
from core.qt.waiting import wait_until
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.gui.kiosk.test_errands import Typing, page

SLOW = replace(QUICK, second=40, asked=20)
ASKS, YES, NO = "هل ما زلت هنا؟", "نعم، أحتاج إلى وقت أطول", "انتهيت"


def is_asked(screen: Screen) -> bool:
    return bool(screen.kiosk.model.property("stillThere").property("asking"))


def test_the_visitor_is_asked_and_stays_as_often_as_wanted(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=SLOW)
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.press("Women's section")
    for _ in range(3):
        screen.visitor.expect("Are you still there?")
        assert not screen.visitor.hears("Submit a request"), "what the visitor did is not shown to who comes by"
        screen.visitor.press("Yes, I need more time")
        screen.visitor.expect("Submit a request")
        assert not is_asked(screen)


def test_the_seconds_are_counted_and_then_the_kiosk_is_everybody_s_again(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=SLOW)
    screen.visitor.press("قسم النساء")
    screen.visitor.read(r"بعد (1\d|20) ثانية")
    screen.visitor.read(r"بعد [3-9] ثوانٍ")
    screen.visitor.expect("أهلًا وسهلًا")
    assert not is_asked(screen)


def test_who_is_done_says_so(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=replace(SLOW, asked=10_000))
    screen.visitor.press("قسم النساء")
    screen.visitor.press(NO)
    screen.visitor.expect("أهلًا وسهلًا")


def test_what_was_typed_is_hidden_and_kept_while_it_is_asked(open_kiosk: Open) -> None:
    errand = Typing()
    screen = open_kiosk(errands=[errand], idle=5, pace=replace(SLOW, asked=10_000))
    screen.visitor.press("اكتب هنا")
    errand.type("1")
    screen.visitor.expect(ASKS)
    assert screen.visitor.buttons().keys() == {YES, NO}
    screen.visitor.press(YES)
    wait_until(lambda: page(screen) == "follow", "the page")
    assert errand.has_typed(["1"])


def test_nobody_is_asked_on_a_page_that_nobody_touched(open_kiosk: Open) -> None:
    screen = open_kiosk(idle=5, pace=replace(SLOW, second=1), language=Language.ENGLISH)
    screen.visitor.expect("Welcome")
    screen.centre.queue.issue("women", "submit", "another-kiosk")
    screen.visitor.expect("1 person is waiting")
    assert not is_asked(screen)


def test_whoever_has_left_is_expected_no_more(open_kiosk: Open) -> None:
    screen = open_kiosk(language=Language.ENGLISH)
    screen.visitor.press("I have an appointment")
    screen.visitor.expect("No digit typed yet")
    assert not screen.kiosk.model.property("idle")
    screen.visitor.press("Start again")
    screen.visitor.expect("Welcome")
    assert screen.kiosk.model.property("idle")
