"""`istiqbal audit`: the trail is checked, its head is put on paper, and an auditor reads about a request."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Group
from rich.progress import BarColumn, Progress, TaskProgressColumn, TextColumn, TimeElapsedColumn
from rich.table import Table
from rich.text import Text

from core.cli.command import REFUSED, Command, answered, console
from core.cli.signing import ByOption, PasswordOption, signed_in
from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.audit_check import Advance
from core.services.audit_dto import AuditLine, AuditReport, Broken
from core.words import Words

app = typer.Typer(help="Check the audit trail, print its head, and read in it.", no_args_is_help=True)


@app.command()
@answered
def verify(
    command: Command,
    head: Annotated[
        str, typer.Option("--head", metavar="HEAD", help="The head on a day sheet: typed, or as its code says it.")
    ] = "",
) -> None:
    """Check every entry and every history; exit status 1 names the first entry that is not as it was written."""
    with command.centre() as centre, _progress(command, centre.audit.length()) as advance:
        begun = time.perf_counter()
        report = centre.audit.verify(head, advance)
        seconds = time.perf_counter() - begun
    command.answer(report, lambda: _told(report, seconds, Words("audit", command.spoken)))
    if report.broken is not None:
        raise typer.Exit(REFUSED)


@app.command()
@answered
def sheet(
    command: Command,
    output: Annotated[Path, typer.Option("--output", metavar="FILE.pdf", help="Where to write it.")],
    date: Annotated[datetime | None, typer.Option("--date", formats=["%Y-%m-%d"], help="The day; else today.")] = None,
) -> None:
    """Check the trail and write the sheet of a day as PDF, to be printed, signed and kept elsewhere."""
    with command.centre() as centre, _progress(command, centre.audit.length()) as advance:
        day = date.date() if date else centre.administration.today()
        try:
            made = centre.audit.write_sheet(day, output, command.spoken, advance)
        except OSError as error:
            raise EnvironmentFault(ErrorCode.DOCUMENT_NOT_WRITTEN, name=output.name) from error
    words = Words("audit", command.spoken)
    command.answer(made, lambda: words.say("sheet.written", file=output, sequence=made.entries))


@app.command()
@answered
def show(
    command: Command,
    request: Annotated[str, typer.Option("--request", metavar="REF", help="Such as RUH-1448-000123-7.")],
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """List all that is entered about a request, for an auditor."""
    with command.centre() as centre:
        person = signed_in(command, centre, by, password_stdin)
        lines = centre.audit.of_request(request, by=person.id)
    command.answer(lines, lambda: _table(request, lines, Words("audit", command.spoken)))


@contextmanager
def _progress(command: Command, entries: int) -> Iterator[Advance]:
    """A bar on a terminal; each entry is looked at once, and again where it is about a move."""
    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TimeElapsedColumn())
    shown = console().is_terminal and not command.as_json
    with Progress(*columns, console=console(), transient=True, disable=not shown) as bar:
        task = bar.add_task(Words("audit", command.spoken).say("verify.task"), total=2 * entries)
        yield (lambda count: bar.advance(task, count)) if shown else (lambda _: None)


def _told(report: AuditReport, seconds: float, words: Words) -> Group:
    if report.broken is not None:
        return Group(*(Text(line) for line in _trouble(report.broken, words)))
    rate = round(report.entries / seconds) if seconds else report.entries
    said = words.say("verify.holds", report.entries, seconds=f"{seconds:.1f}", rate=rate)
    return Group(Text(said), Text(report.head))


def _trouble(broken: Broken, words: Words) -> Iterator[str]:
    yield words.say("verify.broken", sequence=broken.sequence, problem=words.say(f"problem.{broken.problem}"))
    if broken.at is not None and broken.kind is not None:
        yield words.say("verify.entry", kind=_kind(broken.kind, words), at=broken.at.isoformat(timespec="seconds"))
    if broken.reference is not None:
        yield words.say("verify.request", reference=broken.reference)


def _kind(kind: str, words: Words) -> str:
    """The words of a kind, or what stands there instead where somebody changed it."""
    try:
        return words.say(f"kind.{kind}")
    except KeyError:
        return kind


def _table(reference: str, lines: list[AuditLine], words: Words) -> Table:
    say = words.say
    heads = ("sequence", "at", "kind", "by", "device", "detail")
    table = Table(*(say(f"show.{head}") for head in heads), title=say("show.title", reference=reference))
    for line in lines:
        detail = " ".join(str(value) for name, value in line.detail.items() if name != "digest")
        at = f"{line.at:%Y-%m-%d %H:%M:%S}"
        who = line.staff or say("show.program")
        table.add_row(str(line.sequence), at, say(f"did.{line.kind}"), who, line.device, detail)
    return table
