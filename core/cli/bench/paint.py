"""From the press of the counter's button to its call's first frame and first sound in the hall: two real programs."""

import time
from contextlib import ExitStack
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import TypeVar

from core.bootstrap import Centre, open_centre
from core.cli.bench.crew import helper, told
from core.cli.bench.place import MEN, WOMEN, Place, crowd
from core.cli.bench.pressing import Pressed, clerk_of, press
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale
from core.cli.bench.showing import REST, WATCH, Shown, show
from core.cli.demo.signs import COUNTER

T = TypeVar("T")
_SECONDS = 30.0
_BEFORE_FINISH = 0.5  # a hand that goes on at once is taken for the second half of a double click
_AT_REST = 0.2


@dataclass(frozen=True, slots=True)
class _Hall:
    """A screen, and a clerk at the desk whose calls it shows."""

    screen: Connection
    clerk: Connection
    desk: str


@dataclass(frozen=True, slots=True)
class _Call:
    """One call, from both programs; instants of the machine's monotonic clock."""

    pressed: Pressed
    shown: Shown


def paint(place: Place, scale: Scale) -> list[Figure]:
    """Measured from the mouse press of Next; the halls take turns, so that each screen is at rest when it is called."""
    calls = []
    with ExitStack() as open_halls:
        centre = open_halls.enter_context(open_centre(place.settings))
        halls = [_opened(open_halls, centre, place, section, scale.paints) for section in (MEN, WOMEN)]
        for _ in range(scale.paints):
            calls += [_called(centre, hall) for hall in halls]
            time.sleep(_BEFORE_FINISH)
            for hall in halls:
                _put_to_rest(hall)
            time.sleep(_AT_REST)
    return _figures(calls)


def _opened(open_halls: ExitStack, centre: Centre, place: Place, section: str, calls: int) -> _Hall:
    crowd(place, section, calls)
    desk = f"{section[0].upper()}1"
    screen = open_halls.enter_context(helper(show, place, section))
    told(screen)
    clerk = open_halls.enter_context(helper(press, place, desk, clerk_of(centre, section)))
    told(clerk)
    return _Hall(screen, clerk, desk)


def _called(centre: Centre, hall: _Hall) -> _Call:
    _asked(hall.screen, WATCH, str)
    call = _Call(_asked(hall.clerk, COUNTER.next, Pressed), _said(hall.screen, Shown))
    current = centre.queue.current(hall.desk)
    if current is None or current.code != call.shown.code:
        raise ValueError(f"{call.shown.code} was painted, and {current.code if current else 'nobody'} is called")
    return call


def _put_to_rest(hall: _Hall) -> None:
    _asked(hall.clerk, COUNTER.finish, Pressed)
    _asked(hall.screen, REST, str)


def _asked(pipe: Connection, order: str, answer: type[T]) -> T:
    pipe.send(order)
    return _said(pipe, answer)


def _said(pipe: Connection, answer: type[T]) -> T:
    said = told(pipe, _SECONDS)
    if not isinstance(said, answer):
        raise TypeError(f"{answer.__name__} was expected, and not {said!r}")
    return said


def _figures(calls: list[_Call]) -> list[Figure]:
    """The two that have a bar; then where the time went, and the processors' own time, which a busy machine leaves."""
    pairs = [(call.pressed, call.shown) for call in calls]

    def times(name: str, nanoseconds: list[int], bar: float | None = None) -> Figure:
        return p95(f"paint.{name}", [one / 1e6 for one in nanoseconds], bar)

    return [
        times("time", [shown.painted - pressed.at for pressed, shown in pairs], 100),
        times("sound", [shown.sounded - pressed.at for pressed, shown in pairs], 300),
        times("committed", [pressed.committed - pressed.at for pressed, _ in pairs]),
        times("heard", [shown.heard - pressed.committed for pressed, shown in pairs]),
        times("changed", [shown.changed - shown.heard for _, shown in pairs]),
        times("painted", [shown.painted - shown.changed for _, shown in pairs]),
        times("sounded", [shown.sounded - shown.changed for _, shown in pairs]),
        times("work_of_counter", [pressed.work for pressed, _ in pairs]),
        times("work_of_display", [shown.work for _, shown in pairs]),
    ]
