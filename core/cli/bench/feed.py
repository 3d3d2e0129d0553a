"""From a call to the hint of it in another process."""

import time
from multiprocessing.connection import Connection

from core.bootstrap import open_centre
from core.cli.bench.crew import helper, told
from core.cli.bench.place import MEN, Place, crowd
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale

ON_SQLITE, ON_POSTGRESQL = 50, 10


def feed(place: Place, scale: Scale) -> list[Figure]:
    """Measured from before `call_next`, so that the call's own time is part of it."""
    crowd(place, MEN, scale.hints)
    with helper(_listen, place) as pipe, open_centre(place.settings) as centre:
        told(pipe)
        samples = []
        for _ in range(scale.hints):
            called = time.monotonic_ns()
            centre.queue.call_next("M1")
            samples.append((_instant(told(pipe)) - called) / 1e6)
            centre.queue.finish("M1")
            told(pipe)
    return [p95("feed.time", samples, ON_SQLITE if place.database.startswith("sqlite") else ON_POSTGRESQL)]


def _instant(said: object) -> int:
    if not isinstance(said, int):
        raise TypeError(f"an instant was expected, and not {said!r}")
    return said


def _listen(pipe: Connection, place: Place) -> None:
    topic = f"queue:{MEN}"

    def hear(said: str) -> None:
        if said in {topic, "*"}:  # the first, when the feed begins, is "*"
            pipe.send(time.monotonic_ns())

    with open_centre(place.settings) as centre:
        stop = centre.feed.subscribe(hear)
        pipe.poll(None)  # until the other end is closed
        stop()
