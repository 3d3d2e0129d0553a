"""Issuing tickets: one process, then many at once."""

from collections.abc import Sequence
from functools import partial

from core.bootstrap import Centre
from core.cli.bench.crew import Shift, seconds_of, together
from core.cli.bench.place import MEN, WOMEN, Done, Place, issue
from core.cli.bench.result import Bar, Figure, none_of, p95
from core.cli.bench.scale import Scale


def issue_alone(place: Place, scale: Scale) -> list[Figure]:
    """One process, in the men's section."""
    shifts = together(place, 1, partial(_issue, section=MEN, count=scale.tickets_alone))
    rate = Figure("issue_alone.rate", "per_second", scale.tickets_alone / seconds_of(shifts))
    return [rate, p95("issue_alone.time", times(shifts))]


def issue_together(place: Place, scale: Scale) -> list[Figure]:
    """Many processes at once in the women's section; its numbers are looked at afterwards."""
    shifts = together(place, scale.processes, partial(_issue, section=WOMEN, count=scale.tickets_each))
    numbers = sorted(numbers_of(shifts))
    return [
        none_of("issue_together.duplicates", len(numbers) - len(set(numbers))),
        none_of("issue_together.gaps", gaps(numbers)),
        none_of("issue_together.refused", refusals(shifts)),
        Figure("issue_together.rate", "per_second", len(numbers) / seconds_of(shifts), Bar(500, least=True)),
        p95("issue_together.time", times(shifts), 25),
    ]


def gaps(numbers: Sequence[int]) -> int:
    """How many numbers are missing between the first and the last; nobody else issues meanwhile."""
    return max(numbers) - min(numbers) + 1 - len(set(numbers))


def numbers_of(shifts: Sequence[Shift[list[Done]]]) -> list[int]:
    """The numbers of all tickets."""
    return [done.number for shift in shifts for done in shift.result]


def times(shifts: Sequence[Shift[list[Done]]]) -> list[float]:
    """How long each took, in milliseconds."""
    return [done.took for shift in shifts for done in shift.result]


def refusals(shifts: Sequence[Shift[list[Done]]]) -> int:
    """How often the database let nobody in for longer than anybody waits."""
    return sum(done.refused for shift in shifts for done in shift.result)


def _issue(centre: Centre, index: int, section: str, count: int) -> list[Done]:
    del index
    return [issue(centre, section) for _ in range(count)]
