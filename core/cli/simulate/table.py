"""The policies side by side: one table for each centre and section."""

from collections.abc import Iterator, Sequence
from typing import cast

from rich.console import Group
from rich.table import Table
from rich.text import Text

from core.cli.plain import plain
from core.cli.simulate.measure import EstimateError, SectionFigures
from core.cli.simulate.run import Outcome
from core.domain.queue_policy import QueueClass
from core.words import Words


def told(outcome: Outcome) -> dict[str, object]:
    """An outcome for a program."""
    found = cast("dict[str, object]", plain(outcome))
    for figures, section in zip(cast("list[dict[str, object]]", found["sections"]), outcome.sections, strict=True):
        figures["utilisation"] = round(section.utilisation, 4)
    return found


def table(outcomes: Sequence[Outcome], words: Words) -> Group:
    """A table for each centre and section, and what came of the rules."""
    centres = list(dict.fromkeys(one.centre for one in outcomes))
    tables = [
        _table([one for one in outcomes if one.centre == centre], place, words)
        for centre in centres
        for place in range(len(outcomes[0].sections))
    ]
    return Group(*tables, *(Text(_rules(one, words)) for one in outcomes))


def _table(outcomes: Sequence[Outcome], place: int, words: Words) -> Table:
    say = words.say
    figures = [one.sections[place] for one in outcomes]
    section, days = say(f"section.{figures[0].section}"), say("day_count", outcomes[0].days)
    centre = outcomes[0].centre
    name = f"{say(f'centre.{centre}')}, {section}" if centre else section
    drawn = Table(title=say("title", name=name, days=days, desks=say("desk_count", figures[0].desks)))
    drawn.add_column(say("figure"))
    for outcome in outcomes:
        drawn.add_column(say(f"order.{outcome.order}"), justify="right")
    for label, cells in _rows(figures, words):
        drawn.add_row(label, *cells)
    return drawn


def _rows(figures: Sequence[SectionFigures], words: Words) -> Iterator[tuple[str, list[str]]]:
    say, digits = words.say, words.digits
    yield say("tickets"), [digits(f"{one.fairness.tickets:,}") for one in figures]
    yield say("utilisation"), [digits(f"{one.utilisation:.0%}") for one in figures]
    for name in _classes(figures):
        yield say("waits", name=say(f"class.{name}")), [_waits(one, name, words) for one in figures]
    longest = (max((waits.longest for waits in one.fairness.waits), default=0.0) for one in figures)
    yield say("longest"), [_minutes(seconds, words) for seconds in longest]
    overtaking = (sum(waits.overtaking for waits in one.fairness.waits) for one in figures)
    yield say("overtaking"), [digits(f"{calls:,}") for calls in overtaking]
    yield say("out_of_turn"), [digits(f"{len(one.fairness.out_of_turn):,}") for one in figures]
    yield say("bound"), [_bound(one, words) for one in figures]
    yield say("estimate"), [_error(one.estimate, words) for one in figures]
    for name in _classes(figures):
        if any(name in one.estimate_by_class for one in figures):
            errors = [_error(one.estimate_by_class.get(name), words) for one in figures]
            yield say("estimate_of", name=say(f"class.{name}")), errors


def _classes(figures: Sequence[SectionFigures]) -> list[QueueClass]:
    found = {waits.queue_class for one in figures for waits in one.fairness.waits}
    return [name for name in QueueClass if name in found]


def _waits(one: SectionFigures, name: QueueClass, words: Words) -> str:
    found = next((waits for waits in one.fairness.waits if waits.queue_class is name), None)
    if found is None:
        return ""
    return " / ".join(_minutes(seconds, words) for seconds in (found.p50, found.p90, found.longest))


def _minutes(seconds: float, words: Words) -> str:
    return words.digits(f"{seconds / 60:.1f}")


def _bound(one: SectionFigures, words: Words) -> str:
    bound = one.fairness.bound
    if bound.worst is None:
        return ""
    entry = "bound.kept" if bound.kept else "bound.broken"
    return words.say(entry, measured=bound.measured, calls=bound.worst.calls, allowed=bound.worst.allowed)


def _error(error: EstimateError | None, words: Words) -> str:
    if error is None:
        return ""
    return words.digits(f"{error.absolute:.1f} ({error.bias:+.1f})")


def _rules(outcome: Outcome, words: Words) -> str:
    say = words.say
    name = say(f"order.{outcome.order}")
    if outcome.centre:
        name = f"{say(f'centre.{outcome.centre}')}, {name}"
    breach = outcome.breach
    if breach is None:
        return say("rules.kept", name=name, days=say("day_count", outcome.days))
    section = say(f"section.{breach.section}")
    what = say(f"rule.{breach.rule}", ticket=breach.ticket)
    return say("rules.broken", name=name, day=breach.day.isoformat(), section=section, what=what)
