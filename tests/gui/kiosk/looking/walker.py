"""Someone who goes through a kiosk by touch and knows it by the words of one language."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QSize
from PySide6.QtQuick import QQuickWindow

from core.cli.demo import actor
from core.domain.text import Language
from core.qt.waiting import wait_until
from core.services.setup import CentreSetup
from core.words import Words, catalogue
from kiosk.app import Kiosk
from kiosk.view_models.kiosk import KioskModel
from tests.gui.kiosk.looking.pieces import Page, Target, listen, look


@dataclass(frozen=True)
class Walker:
    """Before this kiosk, whose centre was set up so."""

    kiosk: Kiosk
    language: Language
    setup: CentreSetup

    @property
    def window(self) -> QQuickWindow:
        """The kiosk's own."""
        return self.kiosk.window

    @property
    def model(self) -> KioskModel:
        """What stands behind it."""
        return self.kiosk.model

    def section(self, name: str) -> str:
        """What the button of a section says first."""
        return next(one.title.in_language(self.language) for one in self.setup.sections if one.name == name)

    def service(self, name: str) -> str:
        """What the button of a service says first."""
        return next(one.title.in_language(self.language) for one in self.setup.services if one.name == name)

    def say(self, name: str, entry: str, count: int | None = None) -> str:
        """The words of a catalogue's entry; up to its first field where it has any."""
        if count is not None:
            return Words(name, self.language).say(entry, count)
        words = catalogue(name, self.language)[entry]
        assert isinstance(words, str)
        return words.split("{")[0]

    def touch(self, name: str) -> None:
        """Touch what begins with this name, as soon as it may be."""
        if (found := self._target(name)) is None:
            wait_until(lambda: self._target(name) is not None, f"{name!r} to be touchable; {self._names()}")
            found = self._target(name)
        assert found is not None
        self.touch_at(found.box.center().toPoint())

    def choose(self, service: str) -> None:
        """A service, on whatever leaf it stands."""
        while self._target(service) is None:
            self.touch(self.say("kiosk", "later"))
        self.touch(service)

    def type(self, keys: str) -> None:
        """Touch key after key of a keypad, which stays where it is."""
        self.touch(keys[0])
        places = {one.name: one.box.center().toPoint() for one in listen(self.window).targets}
        for key in keys[1:]:
            self.touch_at(places[key])

    def touch_at(self, place: QPoint) -> None:
        """Put a finger there and take it away."""
        actor._touch(self.window, place)

    def wait_for(self, page: str) -> None:
        """Until the kiosk shows this page."""
        if self.page != page:
            wait_until(lambda: self.page == page, f"the page {page} in place of {self.page}: {self._names()}")

    def hear(self, text: str) -> None:
        """Until the screen says this somewhere."""
        if not self._hears(text):
            wait_until(lambda: self._hears(text), f"the screen to say {text!r}")

    @property
    def page(self) -> str:
        """Which one the kiosk shows."""
        return str(self.model.property("page"))

    def look(self, below: str = "") -> Page:
        """What is on the screen once it has been drawn, or on the layer of this name."""
        self.window.grabWindow()
        return look(self.window, below)

    def has(self, aid: str) -> bool:
        """Whether an aid was asked for."""
        return bool(self.model.property("aids").property(aid))

    def want(self, aid: str, wanted: bool) -> bool:
        """An aid, or no more, by touch; False while the kiosk asks whether anybody is there, and has nothing else."""
        if self.model.property("stillThere").property("asking"):
            return self.has(aid) is wanted
        if self.has(aid) is not wanted:
            self.touch(self.say("aids", aid))
        return True

    def resize(self, size: tuple[int, int]) -> None:
        """Another screen."""
        self.window.resize(QSize(*size))
        content = self.window.contentItem()
        wait_until(lambda: content.size().toSize() == QSize(*size), f"a screen of {size}")
        self.window.grabWindow()  # what stands in rows comes to its place as it is drawn

    def back(self) -> None:
        """One step back."""
        self.touch(self.say("kiosk", "back"))

    def _hears(self, text: str) -> bool:
        return any(text in said for said in listen(self.window).heard)

    def _target(self, name: str) -> Target | None:
        return next((one for one in listen(self.window).targets if one.enabled and one.name.startswith(name)), None)

    def _names(self) -> list[str]:
        return [target.name for target in listen(self.window).targets]
