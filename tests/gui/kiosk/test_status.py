"""Where does my request stand, by touch: the number, the end of the mobile, and an answer that names nobody."""

import pytest

from core.bootstrap import Centre
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.qt.waiting import wait_until
from core.services.dto import RequestView
from core.words import Words
from tests.gui.kiosk.conftest import Open, Screen
from tests.gui.kiosk.scanning import scan
from tests.support.clock import FakeClock

IDENTITY, NAME, MOBILE, SUBJECT = "1000000008", "سارة بنت عبدالله الحربي", "0501234567", "طلب نقل"


def register(centre: Centre) -> RequestView:
    """A request of somebody who was here."""
    clerk = centre.staff.add("noura", "نورة السالم", "only for tests", Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter(IDENTITY, NAME, Gender.WOMAN, MOBILE)
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    return centre.requests.register(visit.id, "G01", SUBJECT, "", by=clerk.id, key="request")


def type_(screen: Screen, digits: str) -> None:
    for digit in digits:
        screen.visitor.press(digit)


def number_of(request: RequestView) -> str:
    return "".join(one for one in request.reference if one.isdecimal())


def ask(screen: Screen, request: RequestView, end: str, words: Words) -> None:
    screen.visitor.press(words.say("title"))
    type_(screen, number_of(request))
    screen.visitor.press(words.say("go_on"))
    screen.visitor.expect(words.say("ask_digits"))
    type_(screen, end)
    screen.visitor.press(words.say("show"))


@pytest.mark.parametrize(
    ("size", "language"), [((1080, 1920), Language.ARABIC), ((1024, 768), Language.ENGLISH)], ids=["tall", "small"]
)
def test_the_applicant_reads_label_date_and_next_step(
    open_kiosk: Open, size: tuple[int, int], language: Language
) -> None:
    screen, words, public = (
        open_kiosk(size=size, language=language),
        Words("status", language),
        Words("public", language),
    )
    request = register(screen.centre)
    ask(screen, request, MOBILE[-4:], words)
    for text in (public.say("state.raised"), public.say("next.raised"), "2026", request.reference):
        screen.visitor.expect(text)
    assert not [secret for secret in (NAME, SUBJECT, MOBILE[-4:]) if screen.visitor.hears(secret)]
    screen.visitor.press(words.say("done"))
    wait_until(lambda: screen.kiosk.model.property("page") == "home", "the next visitor's page")
    screen.visitor.press(words.say("title"))
    screen.visitor.expect(words.say("ask_reference"))
    assert not screen.visitor.hears(request.reference), "nothing stays for the next one"


def test_a_slip_is_told_undone_and_limited(open_kiosk: Open, clock: FakeClock) -> None:
    screen, words = open_kiosk(), Words("status", Language.ARABIC)
    request = register(screen.centre)
    number = number_of(request)
    screen.visitor.press(words.say("title"))
    wrong = str((int(number[-1]) + 1) % 10)
    type_(screen, number[:-1] + wrong)
    screen.visitor.expect(words.say("problem.reference"))
    screen.visitor.press(words.say("erase"))
    screen.visitor.press(number[-1])
    screen.visitor.press(words.say("go_on"))
    for _ in range(5):
        type_(screen, "0000")
        screen.visitor.press(words.say("show"))
        screen.visitor.expect(words.say("problem.unknown"))
    type_(screen, MOBILE[-4:])
    screen.visitor.press(words.say("show"))
    screen.visitor.expect(words.say("problem.wait", 1))
    clock.advance(61)
    type_(screen, MOBILE[-4:])
    screen.visitor.press(words.say("show"))
    screen.visitor.expect(Words("public", Language.ARABIC).say("state.raised"))


def test_back_undoes_a_step_and_then_the_errand(open_kiosk: Open) -> None:
    screen, words = open_kiosk(), Words("status", Language.ARABIC)
    request = register(screen.centre)
    screen.visitor.press(words.say("title"))
    type_(screen, number_of(request))
    screen.visitor.press(words.say("go_on"))
    screen.visitor.expect(words.say("ask_digits"))
    screen.visitor.press("رجوع")
    screen.visitor.expect(words.say("ask_reference"))
    screen.visitor.press("رجوع")
    wait_until(lambda: screen.kiosk.model.property("page") == "home", "the first page")


def test_a_receipt_that_is_read_at_an_idle_kiosk_begins_with_the_mobile(open_kiosk: Open) -> None:
    screen, words = open_kiosk(), Words("status", Language.ARABIC)
    request = register(screen.centre)
    screen.visitor.expect(words.say("title"))
    scan(screen, f"istiqbal:request:{request.reference}")
    screen.visitor.expect(words.say("ask_digits"))
    type_(screen, MOBILE[-4:])
    screen.visitor.press(words.say("show"))
    screen.visitor.expect(Words("public", Language.ARABIC).say("state.raised"))
