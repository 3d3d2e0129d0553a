"""From a call to its first frame on the hall's screen and to its first sound, in a display program of its own."""

import re
import time
from contextlib import ExitStack
from multiprocessing.connection import Connection
from typing import cast

from core.bootstrap import open_centre
from core.cli.bench.crew import helper, told
from core.cli.bench.place import MEN, WOMEN, Place, crowd
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale
from core.config import Display, SpokenCalls
from core.domain.text import Language
from core.voice.pcm import Pcm

_BETWEEN = 9.0  # a screen gives each call six seconds, or as long as its Arabic words take, before the next
_SOUND = "sound"
_CODE = re.compile(r"\b[MW]\d{3,}\b")


def paint(place: Place, scale: Scale) -> list[Figure]:
    """Measured from before `call_next`; the halls take turns, so that each screen is at rest when it is called."""
    painted, sounded = [], []
    with ExitStack() as halls:
        screens = {}
        for section in (MEN, WOMEN):
            crowd(place, section, scale.paints)
            screens[section] = halls.enter_context(helper(_show, place, section))
            told(screens[section])
        centre = halls.enter_context(open_centre(place.settings))
        for turn in range(scale.paints):
            time.sleep(_BETWEEN if turn else 0)
            for section, screen in screens.items():
                desk = f"{section[0].upper()}1"
                called = time.monotonic_ns()
                call = centre.queue.call_next(desk)
                code = call.ticket.code if call else ""
                seen = _noticed(screen, code)
                painted.append((seen[code] - called) / 1e6)
                sounded.append((seen[_SOUND] - called) / 1e6)
                centre.queue.finish(desk)
    return [p95("paint.time", painted, 100), p95("paint.sound", sounded, 300)]


def _noticed(screen: Connection, code: str) -> dict[str, int]:
    """When the code was painted, and when it sounded."""
    noticed: dict[str, int] = {}
    while not {code, _SOUND} <= set(noticed):
        what, instant = cast("tuple[str, int]", told(screen))
        noticed[what] = instant
    return noticed


class _Ear:
    """A loudspeaker that tells when the first sound reached it."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe

    def play(self, sound: Pcm, volume: float) -> None:
        """The whole announcement lies before it: chime and words are put together."""
        if any(sound.samples[: sound.rate // 10]) and volume:
            self._pipe.send((_SOUND, time.monotonic_ns()))

    def stop(self) -> None:
        """It keeps nothing."""


def _show(pipe: Connection, place: Place, section: str) -> None:
    """Tell each code that appears, with the instant of the frame that was the first to carry it."""
    import waiting_display.app
    from core.cli.demo.actor import Actor
    from core.logs import logged
    from core.qt.application import start_application
    from core.qt.link import CentreLink
    from core.qt.waiting import wait_until

    voice = SpokenCalls(languages=(Language.ARABIC,))
    settings = place.display(section).model_copy(update={"display": Display(voice=voice)})
    with logged("display", settings.log_folder):
        start_application(["istiqbal-display"], settings.language)
        display = waiting_display.app.build(settings, CentreLink(lambda: open_centre(settings)), sound=_Ear(pipe))
        display.window.show()
        actor, known = Actor(display.window), set[str]()

        def look() -> None:
            instant = time.monotonic_ns()
            for code in sorted(set(_CODE.findall(" ".join(actor.heard()))) - known):
                known.add(code)
                pipe.send((code, instant))

        with open_centre(settings) as centre:
            title = centre.administration.centre().section(section).title.in_language(settings.language)
        actor.expect(title)
        pipe.send("ready")
        display.window.frameSwapped.connect(look)
        wait_until(pipe.poll, "the end of the measure", seconds=3600)  # true when the other end is closed
        display.window.frameSwapped.disconnect(look)
        display.close()
