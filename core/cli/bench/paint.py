"""From the press of the counter's button to its call's first frame and first sound in the hall: two real programs."""

import re
import time
from contextlib import ExitStack
from multiprocessing.connection import Connection
from typing import cast

from core.bootstrap import open_centre
from core.cli.bench.crew import helper, told
from core.cli.bench.place import MEN, WOMEN, Place, crowd
from core.cli.bench.pressing import clerk_of, press
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale
from core.cli.demo.signs import COUNTER
from core.config import Display, SpokenCalls
from core.domain.text import Language
from core.voice.pcm import Pcm

_BEFORE_FINISH = 1.5  # a hand that goes on at once is taken for the second half of a double click
# With it more than a screen gives each call: six seconds, or as long as its Arabic words take, before the next.
_BETWEEN = 7.5
_SOUND = "sound"
_CODE = re.compile(r"\b[MW]\d{3,}\b")


def paint(place: Place, scale: Scale) -> list[Figure]:
    """Measured from the mouse press of Next; the halls take turns, so that each screen is at rest when it is called."""
    painted, sounded = [], []
    with ExitStack() as halls:
        centre = halls.enter_context(open_centre(place.settings))
        pairs = []
        for section in (MEN, WOMEN):
            crowd(place, section, scale.paints)
            desk = f"{section[0].upper()}1"
            screen = halls.enter_context(helper(_show, place, section))
            told(screen)
            clerk = halls.enter_context(helper(press, place, desk, clerk_of(centre, section)))
            told(clerk)
            pairs.append((screen, clerk, desk))
        for turn in range(scale.paints):
            time.sleep(_BETWEEN if turn else 0)
            for screen, clerk, desk in pairs:
                clerk.send(COUNTER.next)
                pressed = cast("int", told(clerk))
                code, seen, heard = _noticed(screen)
                current = centre.queue.current(desk)
                if current is None or current.code != code:
                    raise ValueError(f"{code} was painted, and {current.code if current else 'nobody'} is called")
                painted.append((seen - pressed) / 1e6)
                sounded.append((heard - pressed) / 1e6)
            time.sleep(_BEFORE_FINISH)
            for _, clerk, _ in pairs:
                clerk.send(COUNTER.finish)
                told(clerk)
    return [p95("paint.time", painted, 100), p95("paint.sound", sounded, 300)]


def _noticed(screen: Connection) -> tuple[str, int, int]:
    """The next code, when it was painted and when it sounded."""
    noticed: dict[str, int] = {}
    while _SOUND not in noticed or len(noticed) < 2:
        what, instant = cast("tuple[str, int]", told(screen))
        noticed[what] = instant
    heard = noticed.pop(_SOUND)
    ((code, seen),) = noticed.items()
    return code, seen, heard


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
