"""Calling: every desk of a section at once, until nobody waits and while thousands do."""

from dataclasses import replace
from functools import partial

from core.bootstrap import Centre
from core.cli.bench.crew import Shift, together
from core.cli.bench.issue import numbers_of, refusals, times
from core.cli.bench.place import MEN, WOMEN, Done, Place, crowd, insist
from core.cli.bench.result import Figure, none_of, p95
from core.cli.bench.scale import Scale
from core.services.dto import TicketView


def call_to_the_last(place: Place, scale: Scale) -> list[Figure]:
    """The men's desks call at once until nobody waits."""
    crowd(place, MEN, scale.tickets_alone)
    return _measure(place, scale, MEN, None, "calls")


def call_in_crowd(place: Place, scale: Scale) -> list[Figure]:
    """The women's desks call at once with a crowd waiting."""
    crowd(place, WOMEN, scale.crowd)
    return _measure(place, scale, WOMEN, scale.calls_in_crowd, "crowd_calls")


def _measure(place: Place, scale: Scale, section: str, count: int | None, name: str) -> list[Figure]:
    first = scale.calls_not_timed
    wanted = None if count is None else count + first
    shifts = together(place, scale.processes, partial(_call, prefix=section[0].upper(), count=wanted))
    numbers = numbers_of(shifts)
    return [
        none_of(f"{name}.doubles", len(numbers) - len(set(numbers))),
        none_of(f"{name}.refused", refusals(shifts)),
        p95(f"{name}.time", times([_warm(shift, first) for shift in shifts]), 25),
    ]


def _warm(shift: Shift[list[Done]], first: int) -> Shift[list[Done]]:
    """Without the first calls of a desk, which prepare what all others of its day use."""
    return replace(shift, result=shift.result[first:] or shift.result)


def _call(centre: Centre, index: int, prefix: str, count: int | None) -> list[Done]:
    """What one desk called; finishing is not measured."""
    desk, called = f"{prefix}{index + 1}", list[Done]()

    def call_next() -> TicketView | None:
        call = centre.queue.call_next(desk)
        return call.ticket if call else None

    while (count is None or len(called) < count) and (done := insist(call_next)):
        called.append(done)
        insist(lambda: centre.queue.finish(desk))
    return called
