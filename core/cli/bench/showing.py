"""A real display in a process of its own, which tells when a call reached it, changed it, was painted and sounded."""

import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TYPE_CHECKING

from core.bootstrap import open_centre
from core.cli.bench.place import Place
from core.config import Display, SpokenCalls
from core.domain.text import Language
from core.voice.pcm import Pcm

if TYPE_CHECKING:
    import waiting_display.app

WATCH, REST = "watch", "rest"
_SKIPPED = 120.0


@dataclass(frozen=True, slots=True)
class Shown:
    """A call on the screen; instants of the machine's monotonic clock, and the process's own time from hint to frame.

    `heard` is when the feed's thread was told, `changed` when the board and all that is bound to it stood anew,
    `painted` when the first frame of it was there, `sounded` when chime and words reached the loudspeaker.
    """

    code: str
    heard: int
    changed: int
    painted: int
    sounded: int
    work: int


class _Hasty:
    """A steady clock; the time of an announcement can be let pass at once."""

    def __init__(self) -> None:
        self._skipped = 0.0

    def __call__(self) -> float:
        return time.monotonic() + self._skipped

    def skip(self) -> None:
        """Longer than anything is announced."""
        self._skipped += _SKIPPED


class _Watch:
    """Notes the first call after each `begin`, and tells it when it was both painted and heard."""

    def __init__(self, pipe: Connection, topic: str) -> None:
        self._pipe, self._topic = pipe, topic
        self._display: waiting_display.app.Display | None = None
        self._before, self._began = "", 0
        self._noted: dict[str, int] | None = None

    def follow(self, display: "waiting_display.app.Display") -> None:
        """This one; the feed's thread tells by itself, before anything of Qt's is queued."""
        from PySide6.QtCore import Qt

        self._display = display
        display.link.changed.connect(self._heard, Qt.ConnectionType.DirectConnection)
        display.model.changed.connect(self._changed)
        display.window.frameSwapped.connect(self._painted)

    def begin(self) -> None:
        """From now on."""
        self._before, self._noted = self._code(), {}

    def play(self, sound: Pcm, volume: float) -> None:
        """As a loudspeaker; the whole announcement lies before it: chime and words are put together."""
        if any(sound.samples[: sound.rate // 10]) and volume:
            self._note("sounded")

    def stop(self) -> None:
        """It keeps nothing."""

    def _heard(self, topic: str) -> None:
        if topic == self._topic:
            if self._noted == {}:
                self._began = time.process_time_ns()
            self._note("heard")

    def _changed(self) -> None:
        instant = time.monotonic_ns()
        if self._code() != self._before:
            self._note("changed", instant)

    def _painted(self) -> None:
        instant = time.monotonic_ns()
        if self._noted and "changed" in self._noted and self._code() != self._before:
            self._noted.setdefault("work", time.process_time_ns() - self._began)
            self._note("painted", instant)

    def _note(self, what: str, instant: int = 0) -> None:
        if self._noted is None:
            return
        self._noted.setdefault(what, instant or time.monotonic_ns())
        if {"heard", "painted", "sounded"} <= set(self._noted):
            self._pipe.send(Shown(self._code(), **self._noted))
            self._noted = None

    def _code(self) -> str:
        """The ticket that stands large in the window; empty where none does."""
        from PySide6.QtQuick import QQuickItem

        card = self._display.window.findChild(QQuickItem, "code") if self._display else None
        return str(card.property("text")) if isinstance(card, QQuickItem) and card.isVisible() else ""


def show(pipe: Connection, place: Place, section: str) -> None:
    """Show a hall; WATCH tells its next call, REST lets the time of what is announced pass."""
    import waiting_display.app
    from core.logs import logged
    from core.qt.application import start_application
    from core.qt.link import CentreLink
    from core.qt.waiting import wait_until
    from waiting_display.view_models.display import Pace

    voice = SpokenCalls(languages=(Language.ARABIC,))
    settings = place.display(section).model_copy(update={"display": Display(voice=voice)})
    with logged("display", settings.log_folder):
        start_application(["istiqbal-display"], settings.language)
        watch, hasty = _Watch(pipe, f"queue:{section}"), _Hasty()
        link = CentreLink(lambda: open_centre(settings))
        display = waiting_display.app.build(settings, link, pace=Pace(steady=hasty), sound=watch)
        display.window.show()
        wait_until(lambda: bool(display.window.title()), "the hall")
        watch.follow(display)
        pipe.send("ready")
        while True:
            wait_until(pipe.poll, "the next order", seconds=3600)  # true when the other end is closed
            try:
                order = pipe.recv()
            except EOFError:
                break
            if order == WATCH:
                watch.begin()
            else:
                hasty.skip()
                _come_to_rest(display)
            pipe.send(order)
        display.close()


def _come_to_rest(display: "waiting_display.app.Display") -> None:
    """Nobody is announced any more, and its light is out."""
    from PySide6.QtCore import QMetaObject, QObject
    from PySide6.QtQuick import QQuickItem

    from core.qt.waiting import wait_until

    light, flashing = display.window.findChild(QQuickItem, "flash"), display.window.findChild(QObject, "flashing")
    if not isinstance(light, QQuickItem) or flashing is None:
        raise TypeError("the display has no light")
    QMetaObject.invokeMethod(flashing, "complete")
    wait_until(lambda: not display.model.property("board")["announcing"] and light.opacity() == 0, "the screen at rest")
