"""Finding a request among those of many years, by each kind of question that people ask."""

from collections.abc import Iterator, Sequence
from time import perf_counter

from core.bootstrap import Centre, open_centre
from core.cli.bench.archived import drawn, filled
from core.cli.bench.place import Place
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale
from core.domain.arabic import bare, words
from core.services.dto import RequestView, StaffView

_BAR = 50
# In four of five subjects, in every one, and in a few of a hundred; by two letters as by all.
_COMMON = ("طلب", "في", "مدرسة", "معاملة", "الرياض", "نقل", "محمد", "صرف")
_PREFIXES = ("طل", "مح", "نق", "عب", "ال", "مد", "سا", "خا")
_NOTHING = ("قطار", "زرافة", "طائرة مروحية", "xyzzy", "طلب قطار", "محمد زرافة", "مدرسة xyzzy", "نقل طلب بحيرة")


def find(place: Place, scale: Scale) -> list[Figure]:
    """The minister's office asks for everything; a clerk and an officer, of whom most is hidden, for the common."""
    made = filled(place, scale.archive)
    office, officer = made.people["office"], made.people["officer-0"]
    clerk = next(one for one in made.people.values() if one.sections == ("women",))
    figures = [Figure("find.requests", "", scale.archive), Figure("find.filling", "s", made.seconds)]
    with open_centre(place.settings) as centre:
        found = drawn(centre, office, scale.finds)
        for name, asks, texts in _questions(centre, office, clerk, officer, found):
            figures.append(_figure(name, centre, asks, texts, scale.finds))
    return figures


def _questions(
    centre: Centre, office: StaffView, clerk: StaffView, officer: StaffView, found: Sequence[RequestView]
) -> Iterator[tuple[str, StaffView, Sequence[str]]]:
    numbers = [centre.visitors.identity_number(one.applicant.id) for one in found]
    names = [one.applicant.name.split() for one in found]
    yield "find.reference", office, [one.reference for one in found]
    yield "find.identity", office, numbers
    yield "find.mobile", office, [one.applicant.mobile for one in found]
    yield "find.name", office, [f"{name[0]} {name[-1][:4]}" for name in names]
    yield "find.words", office, [" ".join(_telling(one)) for one in found]
    yield "find.common", office, _COMMON
    yield "find.prefix", office, _PREFIXES
    yield "find.nothing", office, _NOTHING
    yield "find.common_section", clerk, _COMMON
    yield "find.common_department", officer, _COMMON


def _telling(request: RequestView) -> list[str]:
    """Two words of a subject, from its middle."""
    told = [bare(word) for word in words(request.subject) if len(word) > 2]
    return told[1:3] or told


def _figure(name: str, centre: Centre, asks: StaffView, texts: Sequence[str], count: int) -> Figure:
    centre.search.find(texts[0], by=asks.id)  # a connection's first statement is prepared once a day
    samples = []
    for at in range(count):
        began = perf_counter()
        centre.search.find(texts[at % len(texts)], by=asks.id)
        samples.append((perf_counter() - began) * 1000)
    return p95(name, samples, _BAR)
