"""`istiqbal report`: what the record of a centre comes to."""

from collections.abc import Iterator
from datetime import datetime
from typing import Annotated
from zoneinfo import ZoneInfo

import typer
from rich.console import Group
from rich.table import Table
from rich.text import Text

from core.cli.command import Command, answered, needed
from core.services.fairness import FairnessReport
from core.words import Words

app = typer.Typer(help="Report what the record of the centre comes to.", no_args_is_help=True)


@app.callback()
def reports() -> None:
    """Report what the record of the centre comes to."""


@app.command()
@answered
def fairness(
    command: Command,
    section: Annotated[
        str | None, typer.Option("--section", help="men or women, or as the centre names it; else this PC's own.")
    ] = None,
    first: Annotated[
        datetime | None, typer.Option("--from", formats=["%Y-%m-%d"], help="The first day; else today.")
    ] = None,
    last: Annotated[
        datetime | None, typer.Option("--to", formats=["%Y-%m-%d"], help="The last day; else today.")
    ] = None,
) -> None:
    """Waits by class, every call out of turn with its reason, and whether the policy's promise was kept."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        zone = ZoneInfo(centre.administration.centre().zone)
        today = centre.clock.now().astimezone(zone).date()
        begin = first.date() if first else min(today, last.date()) if last else today
        report = centre.statistics.fairness(wanted, begin, last.date() if last else max(today, begin))
    command.answer(report, lambda: _drawn(report, zone, Words("fairness", command.spoken)))


def _drawn(report: FairnessReport, zone: ZoneInfo, words: Words) -> Group:
    say = words.say
    period = {"section": report.section, "first": report.first.isoformat(), "last": report.last.isoformat()}
    waits = Table(
        *(say(name) for name in ("class", "calls", "mean", "p50", "p90", "longest", "overtaking")),
        title=say("title", report.tickets, **period),
    )
    for one in report.waits:
        minutes = (words.digits(f"{seconds / 60:.1f}") for seconds in (one.mean, one.p50, one.p90, one.longest))
        waits.add_row(say(f"class.{one.queue_class}"), f"{one.calls}", *minutes, f"{one.overtaking}")
    return Group(waits, *(Text(line) for line in _promise(report, words)), _out_of_turn(report, zone, words))


def _promise(report: FairnessReport, words: Words) -> Iterator[str]:
    """The bound in words; each wait that broke it has its line."""
    bound, say = report.bound, words.say
    yield say(f"order.{report.order}", others=report.others_before_standard)
    if bound.worst is None:
        yield say("bound.none")
        return
    worst = bound.worst
    facts = {"ticket": worst.code, "day": worst.day.isoformat(), "calls": worst.calls, "allowed": worst.allowed}
    yield say("bound.kept" if bound.kept else "bound.broken", bound.measured, **facts)
    for case in bound.breaches:
        yield say("breach", ticket=case.code, day=case.day.isoformat(), calls=case.calls, allowed=case.allowed)


def _out_of_turn(report: FairnessReport, zone: ZoneInfo, words: Words) -> Table:
    say = words.say
    calls = Table(
        *(say(name) for name in ("at", "ticket", "class", "desk", "staff", "reason")),
        title=say("out_of_turn", len(report.out_of_turn)),
    )
    for one in report.out_of_turn:
        reason = say("undone", reason=one.reason) if one.undone else one.reason
        at = one.at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        calls.add_row(at, one.code, say(f"class.{one.queue_class}"), one.desk, one.staff, reason)
    return calls
