"""The measures, in the order in which each finds what it needs, and their run on one database."""

from collections.abc import Callable, Sequence

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from core.cli.bench.calls import call_in_crowd, call_to_the_last
from core.cli.bench.feed import feed
from core.cli.bench.find import find
from core.cli.bench.issue import issue_alone, issue_together
from core.cli.bench.kiosk_day import kiosk_day
from core.cli.bench.kiosk_start import kiosk_start
from core.cli.bench.machine import database_version
from core.cli.bench.paint import paint
from core.cli.bench.place import Place, founded
from core.cli.bench.result import Figure
from core.cli.bench.scale import Scale
from core.cli.bench.snapshot import snapshot
from core.cli.command import console

Measure = Callable[[Place, Scale], list[Figure]]
# The tickets that one measure issued are those that the next ones read and call; alone, each issues its own.
MEASURES: dict[str, Measure] = {
    "issue_alone": issue_alone,
    "calls": call_to_the_last,
    "issue_together": issue_together,
    "snapshot": snapshot,
    "crowd_calls": call_in_crowd,
    "feed": feed,
    "paint": paint,
    "kiosk_day": kiosk_day,
    "kiosk_start": kiosk_start,
    "find": find,
}


def measured(address: str, names: Sequence[str], scale: Scale) -> tuple[str, list[Figure]]:
    """The name of a database and its figures."""
    with founded(address) as place, _progress() as progress:
        title = database_version(place)
        task = progress.add_task(title, total=len(names))
        figures: list[Figure] = []
        for name in names:
            progress.update(task, description=f"{title}: {name}")
            figures += MEASURES[name](place, scale)
            progress.advance(task)
    return title, figures


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    return Progress(*columns, console=console(), transient=True, disable=not console().is_terminal)
