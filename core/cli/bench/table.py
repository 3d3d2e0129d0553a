"""The figures of each database side by side."""

from collections.abc import Iterator, Mapping, Sequence

from rich.table import Table
from rich.text import Text

from core.cli.bench.machine import Machine
from core.cli.bench.result import Figure
from core.words import Words

_MARKS = {True: "[green]✓[/green]", False: "[bold red]✗[/bold red]", None: " "}


def table(found: Mapping[str, Sequence[Figure]], machine: Machine, words: Words, *, quick: bool = False) -> Table:
    """A row for each figure; `found` has the figures by database."""
    drawn = Table(title=words.say("title.quick" if quick else "title"), caption=about(machine, words))
    drawn.add_column(words.say("column.what"))
    drawn.add_column(words.say("column.bar"), justify="right")
    for database in found:
        drawn.add_column(database, justify="right")
    for row in _rows(found, words):
        drawn.add_row(*row)
    return drawn


def markdown(found: Mapping[str, Sequence[Figure]], machine: Machine, words: Words) -> str:
    """The same for docs/benchmarks.md."""
    heads = [words.say("column.what"), words.say("column.bar"), *found]
    lines = [heads, ["---"] * len(heads), *_rows(found, words)]
    drawn = [" | ".join(Text.from_markup(cell).plain.replace("\n", "<br>") for cell in line) for line in lines]
    return "\n".join([*(f"| {line} |" for line in drawn), "", about(machine, words)])


def names(found: Mapping[str, Sequence[Figure]]) -> list[str]:
    """The names of all figures, each once and in order."""
    return list(dict.fromkeys(figure.name for figures in found.values() for figure in figures))


def _rows(found: Mapping[str, Sequence[Figure]], words: Words) -> Iterator[list[str]]:
    for name in names(found):
        row = [next((one for one in figures if one.name == name), None) for figures in found.values()]
        yield [words.say(name), _bars(row, words), *(_cell(one, words) for one in row)]


def about(machine: Machine, words: Words) -> str:
    """The machine in one line."""
    return words.say(
        "machine",
        machine.cores,
        processor=machine.processor,
        system=machine.system,
        python=machine.python,
        sync=f"{machine.sync_ms:.2f}",
        load=f"{machine.load:.1f}",
    )


def _bars(rows: Sequence[Figure | None], words: Words) -> str:
    bars = [
        words.say("least" if one.bar.least else "most", value=_amount(one.bar.value, one, words))
        for one in rows
        if one and one.bar
    ]
    return " / ".join(dict.fromkeys(bars))


def _cell(figure: Figure | None, words: Words) -> str:
    if figure is None:
        return ""
    text = f"{_amount(figure.value, figure, words)} {_MARKS[figure.passed]}"
    if figure.median is None or figure.worst is None:
        return text
    spread = words.say("spread", len(figure.samples), median=f"{figure.median:.1f}", worst=f"{figure.worst:.1f}")
    return f"{text}\n[dim]{spread}[/dim]"


def _amount(value: float, figure: Figure, words: Words) -> str:
    number = f"{value:,.0f}" if not figure.unit or value >= 1000 else f"{value:,.1f}"
    return words.say(f"unit.{figure.unit}", value=number) if figure.unit else number
