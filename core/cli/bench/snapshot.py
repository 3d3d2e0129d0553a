"""Reading a hall in which thousands wait."""

from time import perf_counter

from core.bootstrap import open_centre
from core.cli.bench.place import WOMEN, Place, crowd
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale


def snapshot(place: Place, scale: Scale) -> list[Figure]:
    """What a display reads at each hint."""
    crowd(place, WOMEN, scale.crowd)
    samples = []
    with open_centre(place.settings) as centre:
        centre.queue.snapshot(WOMEN)
        for _ in range(scale.snapshots):
            began = perf_counter()
            centre.queue.snapshot(WOMEN)
            samples.append((perf_counter() - began) * 1000)
    return [p95("snapshot.time", samples, 10)]
