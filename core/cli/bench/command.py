"""The command `istiqbal bench`."""

import os
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from core.cli.command import ConfigOption, JsonOption, LanguageOption, answering

_HERE = Path("var")


def bench(
    database: Annotated[
        list[str] | None,
        typer.Option("--database", metavar="URL", help="An empty database; may be given again. Else a SQLite file."),
    ] = None,
    measure: Annotated[
        list[str] | None, typer.Option("--measure", metavar="NAME", help="Only this one; may be given again.")
    ] = None,
    crowd: Annotated[
        int | None, typer.Option("--crowd", min=1, metavar="N", help="How many requests `find` looks among.")
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help="Tiny counts, to see that everything runs.")] = False,
    as_markdown: Annotated[bool, typer.Option("--markdown", help="As the table of docs/benchmarks.md.")] = False,
    config: ConfigOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Measure this machine, each figure beside the bar that the design sets."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # of the programs that are measured
    from core.cli.bench.machine import machine
    from core.cli.bench.place import temporary_sqlite
    from core.cli.bench.result import Figure
    from core.cli.bench.run import MEASURES, measured
    from core.cli.bench.scale import FULL, QUICK
    from core.cli.bench.table import markdown, table
    from core.words import Words

    if unknown := set(measure or ()) - set(MEASURES):
        raise typer.BadParameter(f"{min(unknown)} is none of {', '.join(MEASURES)}", param_hint="--measure")
    scale = QUICK if quick else FULL
    scale = replace(scale, archive=crowd) if crowd is not None else scale
    with answering(config, None, language, as_json) as command, ExitStack() as rooms:
        facts, words = machine(_HERE), Words("bench", command.spoken)
        found: dict[str, list[Figure]] = {}
        for address in database or [rooms.enter_context(temporary_sqlite(_HERE))]:
            title, figures = measured(address, measure or list(MEASURES), scale)
            found[title] = figures
        told = {"machine": facts, "quick": quick, "figures": found}
        if as_markdown:
            typer.echo(markdown(found, facts, words))
        else:
            command.answer(told, lambda: table(found, facts, words, quick=quick))
