"""A visit is rated by touch: a face, the ticket's number, reasons, a comment; and what a low one sets going."""

from dataclasses import replace

import pytest

from core.bootstrap import Centre
from core.domain.rating import Reason, Score
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.waiting import wait_until
from core.services.dto import StaffView
from core.services.rating_dto import RatingTask
from core.words import Words
from tests.gui.kiosk.conftest import QUICK, Open, Screen
from tests.gui.kiosk.scanning import scan

WORDS = Words("rating", Language.ARABIC)


def serve(centre: Centre, count: int = 1) -> StaffView:
    """Visits of women that are over; the supervisor who hears of low ratings."""
    for _ in range(count):
        centre.queue.issue("women", "submit", f"visit-{len(centre.queue.tickets('women'))}")
        centre.queue.call_next("W1")
        centre.queue.finish("W1")
    return centre.staff.add("maha", "مها الفيصل", "only for tests", Role.SUPERVISOR, ["women"])


def ratings(screen: Screen) -> int:
    today = screen.centre.administration.today()
    return screen.centre.ratings.summary("women", today, today).count


def tasks(screen: Screen, supervisor: StaffView) -> list[RatingTask]:
    return screen.centre.ratings.tasks(supervisor.id)


def page_of(screen: Screen) -> str:
    return str(screen.kiosk.model.property("page"))


def page(screen: Screen, name: str) -> None:
    wait_until(lambda: page_of(screen) == name, f"the page {name}")


@pytest.mark.parametrize("size", [(1080, 1920), (1024, 768)], ids=["tall", "small"])
def test_a_bad_visit_is_told_with_reasons_and_words_and_reaches_the_supervisor(
    open_kiosk: Open, size: tuple[int, int]
) -> None:
    screen = open_kiosk(size=size)
    supervisor, press = serve(screen.centre), screen.visitor.press
    press(WORDS.say("title"))
    press(WORDS.say("score.2"))
    press("قسم النساء")
    press("1")
    press(WORDS.say("go_on"))
    screen.visitor.expect(WORDS.say("ask_reason.low"))
    for reason in (Reason.LONG_WAIT, Reason.PLACE, Reason.PLACE):
        press(WORDS.say(f"reason.{reason}"))
    press(WORDS.say("comment"))
    for letter in ("ح", "ر", "ر"):
        press(letter)
    press(WORDS.say("erase"))
    for _ in ("letters of Latin", "digits"):
        press(WORDS.say("other_keys"))
    press("1")
    press(WORDS.say("comment_done"))
    screen.visitor.expect(WORDS.say("ask_reason.low"))
    press(WORDS.say("send"))
    screen.visitor.expect(WORDS.say("thanks_low"))
    (task,) = tasks(screen, supervisor)
    told = task.rating
    assert (task.code, told.score, told.reasons, told.comment) == ("W001", Score.BAD, (Reason.LONG_WAIT,), "حر1")
    press(WORDS.say("done"))
    page(screen, "home")


def test_a_good_visit_takes_four_touches_and_is_rated_once(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    supervisor, press = serve(screen.centre), screen.visitor.press

    def find() -> None:
        press(WORDS.say("title"))
        press(WORDS.say("score.5"))
        press("1")
        press(WORDS.say("go_on"))

    find()
    press(WORDS.say("send"))
    screen.visitor.expect(WORDS.say("thanks_text"))
    assert (ratings(screen), tasks(screen, supervisor)) == (1, [])
    press(WORDS.say("done"))
    page(screen, "services")
    find()
    screen.visitor.expect(WORDS.say("problem.given"))
    press("9")
    press(WORDS.say("go_on"))
    screen.visitor.expect(WORDS.say("problem.unknown"))


def test_who_walks_away_after_the_face_has_rated(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women", idle=5, pace=replace(QUICK, second=100))
    serve(screen.centre)
    screen.visitor.press(WORDS.say("title"))
    screen.visitor.press(WORDS.say("score.4"))
    screen.visitor.press("1")
    screen.visitor.press(WORDS.say("go_on"))
    screen.visitor.expect(WORDS.say("ask_reason.good"))
    page(screen, "services")
    wait_until(lambda: ratings(screen) == 1, "the rating of who left")


def test_who_walks_away_before_the_ticket_has_said_nothing(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    serve(screen.centre)
    screen.visitor.press(WORDS.say("title"))
    screen.visitor.press(WORDS.say("score.1"))
    screen.visitor.press("1")
    screen.visitor.press("رجوع")
    screen.visitor.expect(WORDS.say("ask_score"))
    screen.visitor.press("رجوع")
    page(screen, "services")
    screen.visitor.press(WORDS.say("title"))
    screen.visitor.press(WORDS.say("score.1"))
    screen.visitor.expect("W___")
    assert ratings(screen) == 0


def test_a_tablet_at_the_exit_shows_the_faces_and_comes_back_to_them(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women", mode="rating", size=(1024, 768), idle=5, pace=replace(QUICK, second=100))
    supervisor, visitor = serve(screen.centre, 2), screen.visitor
    visitor.expect(WORDS.say("ask_score"))
    assert not [name for name in visitor.buttons() if "رجوع" in name], "there is nothing to go back to"
    assert not screen.kiosk.model.engaged, "a restart from afar need not wait for anybody"
    visitor.press(WORDS.say("score.1"))
    visitor.press("1")
    visitor.press(WORDS.say("go_on"))
    visitor.press(WORDS.say("send"))
    visitor.expect(WORDS.say("thanks_low"))
    visitor.press(WORDS.say("done"))
    visitor.expect(WORDS.say("ask_score"))
    assert [task.rating.score for task in tasks(screen, supervisor)] == [Score.VERY_BAD]
    visitor.press(WORDS.say("score.5"))
    visitor.expect("W___")
    visitor.expect(WORDS.say("ask_score"))
    assert ratings(screen) == 1, "who left without a ticket has said nothing"
    assert page_of(screen) == "rating"


def test_a_ticket_that_is_read_needs_no_typing(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    serve(screen.centre)
    (ticket,) = screen.tickets()
    screen.visitor.press(WORDS.say("title"))
    screen.visitor.press(WORDS.say("score.5"))
    screen.visitor.expect(WORDS.say("ask_ticket"))
    scan(screen, f"istiqbal:ticket:{ticket.id}")
    screen.visitor.press(WORDS.say("send"))
    screen.visitor.expect(WORDS.say("thanks_text"))
    assert ratings(screen) == 1
