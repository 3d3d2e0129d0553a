"""The command `istiqbal simulate`."""

import os
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.command import REFUSED, ConfigOption, JsonOption, LanguageOption, answering, console

if TYPE_CHECKING:
    from core.cli.simulate.run import Run


class Policy(StrEnum):
    """Which policies live through the days."""

    FAIR = "fair"
    ARRIVAL = "arrival"
    BOTH = "both"


class Year(StrEnum):
    """The years that are known."""

    REFERENCE = "reference"


def simulate(  # noqa: PLR0913, PLR0917 - each is an option of the command
    days: Annotated[int, typer.Option("--days", min=1, help="How many working days.")] = 5,
    visitors: Annotated[float, typer.Option("--visitors", min=1, max=2000, help="How many a day on average.")] = 80,
    seed: Annotated[int, typer.Option("--seed", help="The same seed gives the same days.")] = 1,
    start: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day; else 4 January 2026.")
    ] = None,
    desks: Annotated[
        int | None, typer.Option("--desks", min=1, max=30, help="Desks of each section; else what the visitors need.")
    ] = None,
    year: Annotated[
        Year | None, typer.Option("--year", help="The published year of both centres, its visitors exactly.")
    ] = None,
    policy: Annotated[Policy, typer.Option("--policy", help="Who is called next.")] = Policy.BOTH,
    visits: Annotated[bool, typer.Option("--visits", help="Enter every visitor at the window, too.")] = False,
    requests: Annotated[bool, typer.Option("--requests", help="Enter requests as well.")] = False,
    archived: Annotated[
        int,
        typer.Option(
            "--archive", min=0, metavar="N", help="Add N requests of the years before, copied from these days."
        ),
    ] = 0,
    plot: Annotated[
        Path | None, typer.Option("--plot", metavar="FILE", help="Draw the waits of the policies as a PNG.")
    ] = None,
    database: Annotated[
        str | None,
        typer.Option(
            "--database",
            metavar="URL",
            help="An empty database that keeps the days; {policy} and {centre} in it are filled in. Else none is kept.",
        ),
    ] = None,
    config: ConfigOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Live through days of a centre on a clock of their own, and compare how its policies serve."""
    from core.cli.simulate.plan import USUAL_START, reference_year, usual
    from core.cli.simulate.run import Run, progress, run_all
    from core.cli.simulate.table import table, told
    from core.domain.queue_policy import Order
    from core.services.archive_ports import TooManyYearsError
    from core.words import Words

    orders = list(Order) if policy is Policy.BOTH else [Order(policy.value)]
    first = start.date() if start else USUAL_START
    plans = reference_year(seed) if year else [usual(seed, days, visitors, first, desks)]
    runs = [
        Run(plan.with_work(visits=visits, requests=requests, archive=archived), order)
        for plan in plans
        for order in orders
    ]
    places = _places(database, runs)
    with answering(config, None, language, as_json) as command:
        words = Words("simulate", command.spoken)
        with progress(words, runs, shown=console().is_terminal and not as_json) as advance:
            try:
                outcomes = run_all(runs, places, advance)
            except TooManyYearsError as error:
                most = f"these days fill their hundred years with {error.most}: simulate more visitors, or fewer weeks"
                raise typer.BadParameter(most, param_hint="--archive") from error
        command.answer({"seed": seed, "outcomes": [told(one) for one in outcomes]}, lambda: table(outcomes, words))
        if plot is not None:
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # before Qt starts
            from core.cli.simulate.plot import draw

            draw(outcomes, words, plot)
    if any(one.breach for one in outcomes):
        raise typer.Exit(REFUSED)


def _places(database: str | None, runs: "list[Run]") -> list[str | None]:
    if database is None:
        return [None] * len(runs)
    named = [database.replace("{policy}", r.order).replace("{centre}", r.plan.centre or "centre") for r in runs]
    if len(set(named)) < len(named):
        raise typer.BadParameter(
            "each policy and centre needs a database of its own: put {policy} or {centre} in it",
            param_hint="--database",
        )
    return list(named)
