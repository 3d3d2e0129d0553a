"""The pages of the kiosk and how a visitor comes to each of them by touch. A new page is one more `Stop`."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize

from core.cli.demo import actor
from core.domain.text import Language
from core.qt.waiting import wait_until
from core.services.setup import CentreSetup
from core.words import catalogue
from kiosk.app import Kiosk
from tests.gui.kiosk.looking.pieces import Page, Target, listen, look


@dataclass(frozen=True)
class Walker:
    """Someone who goes through a kiosk by touch and knows it by the words of one language."""

    kiosk: Kiosk
    language: Language
    setup: CentreSetup

    def section(self, name: str) -> str:
        """What the button of a section says first."""
        return next(one.title.in_language(self.language) for one in self.setup.sections if one.name == name)

    def service(self, name: str) -> str:
        """What the button of a service says first."""
        return next(one.title.in_language(self.language) for one in self.setup.services if one.name == name)

    def say(self, name: str, entry: str) -> str:
        """The words of a catalogue's entry."""
        words = catalogue(name, self.language)[entry]
        assert isinstance(words, str)
        return words

    def touch(self, name: str) -> None:
        """Touch what begins with this name, as soon as it may be."""
        wait_until(lambda: self._target(name) is not None, f"{name!r} to be touchable; {self._names()}")
        found = self._target(name)
        assert found is not None
        self.touch_at(found.box.center().toPoint())

    def touch_at(self, place: QPoint) -> None:
        """Put a finger there and take it away."""
        actor._touch(self.kiosk.window, place)

    def wait_for(self, page: str) -> None:
        """Until the kiosk shows this page."""
        wait_until(lambda: self.kiosk.model.property("page") == page, f"the page {page}")

    def look(self) -> Page:
        """What is on the screen once it has been drawn."""
        self.kiosk.window.grabWindow()
        return look(self.kiosk.window)

    def resize(self, size: tuple[int, int]) -> None:
        """Another screen."""
        window = self.kiosk.window
        window.resize(QSize(*size))
        wait_until(lambda: window.contentItem().size().toSize() == QSize(*size), f"a screen of {size}")

    def home(self) -> None:
        """Back to the first page, by touch."""
        wait_until(lambda: self.kiosk.model.property("page") != "away", "the centre")
        while self.kiosk.model.property("page") != "home":
            page = self.kiosk.model.property("page")
            self.touch(self.say("kiosk", "done" if page == "ticket" else "back"))

    def _target(self, name: str) -> Target | None:
        targets = listen(self.kiosk.window).targets
        return next((one for one in targets if one.enabled and one.name.startswith(name)), None)

    def _names(self) -> list[str]:
        return [target.name for target in listen(self.kiosk.window).targets]


def _nothing(_: Walker) -> None:
    pass


@dataclass(frozen=True)
class Stop:
    """A page, the way to it from the first one, and what is to be done before it is looked at and after.

    One that takes long to come to is visited once, and the screen is changed around it.
    """

    page: str
    go: Callable[[Walker], None] = _nothing
    name: str = ""
    once: bool = False
    before: Callable[[Walker], None] = _nothing
    after: Callable[[Walker], None] = _nothing

    def __str__(self) -> str:
        return self.name or self.page

    def reach(self, walker: Walker) -> None:
        """Go there by touch."""
        walker.home()
        self.go(walker)
        walker.wait_for(self.page)

    def seen(self, walker: Walker) -> Page:
        """What is there to be looked at."""
        self.before(walker)
        page = walker.look()
        self.after(walker)
        return page


def _services(walker: Walker) -> None:
    walker.touch(walker.section("women"))


def _help(walker: Walker) -> None:
    _services(walker)
    walker.touch(walker.say("entrance", "help_ask"))


def _ticket(walker: Walker) -> None:
    _services(walker)
    walker.touch(walker.service("submit"))
    walker.wait_for("ticket")
    wait_until(lambda: walker.kiosk.model.property("paper") != "coming", "the end of the printing")


def _languages(walker: Walker) -> None:
    walker.touch(walker.say("kiosk", "language"))


def _ask(walker: Walker) -> None:
    walker.kiosk.model._attention._ask()


def _stay(walker: Walker) -> None:
    walker.touch(walker.say("aids", "still_there_yes"))


def _status(walker: Walker) -> None:
    walker.touch(walker.say("status", "title"))


def _rating(walker: Walker) -> None:
    walker.touch(walker.say("rating", "title"))


STOPS = [
    Stop("home"),
    Stop("language", _languages, once=True),
    Stop("services", _services),
    Stop("services", _services, name="still there", once=True, before=_ask, after=_stay),
    Stop("help", _help, once=True),
    Stop("ticket", _ticket, once=True),
    Stop("status", _status, once=True),
    Stop("rating", _rating, once=True),
]
