"""Whatever a visitor is about beside a ticket: begun by its button, undone step by step, gone with its visitor."""

from functools import partial

from core.domain.text import Language
from core.qt.waiting import wait_until
from kiosk.errand import Errand
from tests.gui.kiosk.conftest import Open, Screen


class Typing(Errand):
    """An errand of two steps into which something is typed."""

    name = "follow"

    def __init__(self) -> None:
        super().__init__()
        self.typed: list[str] = []
        self.language = Language.ARABIC
        self.waits = False

    @property
    def title(self) -> str:
        return "Type here" if self.language is Language.ENGLISH else "اكتب هنا"

    @property
    def lingers(self) -> bool:
        return self.waits

    def type(self, what: str) -> None:
        self.typed.append(what)
        self.changed.emit()

    def has_typed(self, what: list[str]) -> bool:
        return self.typed == what

    def back(self) -> bool:
        return bool(self.typed and self.typed.pop())

    def leave(self) -> None:
        self.typed.clear()

    def speak(self, language: Language) -> None:
        self.language = language


def page(screen: Screen) -> str:
    return str(screen.kiosk.model.property("page"))


def test_steps_are_undone_one_by_one_and_then_the_errand_itself(open_kiosk: Open) -> None:
    errand = Typing()
    screen = open_kiosk(errands=[errand])
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.press("Type here")
    wait_until(lambda: page(screen) == "follow", "the errand's page")
    errand.type("1")
    errand.type("2")
    for left in (["1"], []):
        screen.visitor.press("Back")
        wait_until(partial(errand.has_typed, left), "the step to be undone")
    assert page(screen) == "follow"
    screen.visitor.press("Back")
    wait_until(lambda: page(screen) == "home", "the kiosk's own page")


def test_whoever_leaves_takes_along_what_was_typed(open_kiosk: Open) -> None:
    errand = Typing()
    screen = open_kiosk(errands=[errand], idle=5, section="women")
    screen.visitor.speak(Language.ENGLISH)
    screen.visitor.press("Type here")
    errand.type("1")
    wait_until(lambda: page(screen) == "services" and not errand.typed, "nobody's page", 8)
    screen.visitor.expect("اكتب هنا")


def test_an_errand_that_is_done_makes_room_for_the_next_visitor(open_kiosk: Open) -> None:
    errand = Typing()
    screen = open_kiosk(errands=[errand])
    screen.visitor.press("اكتب هنا")
    errand.type("1")
    errand.finished.emit()
    wait_until(lambda: page(screen) == "home" and not errand.typed, "the next visitor's page")
