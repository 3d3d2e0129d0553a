"""`istiqbal types`: the classification of requests, listed, taken out as a file, and changed by one."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table

from core.cli.command import Command, answered
from core.domain.errors import ErrorCode, RuleBroken
from core.services.classification_changes import Change
from core.services.classification_ports import StoredType
from core.services.setup import RequestTypeSetup
from core.words import Words

if TYPE_CHECKING:
    from core.bootstrap import Centre

app = typer.Typer(help="List the classification of requests, export it, and change it by a file.", no_args_is_help=True)


@app.command("list")
@answered
def list_types(
    command: Command,
    search: Annotated[str, typer.Option("--search", metavar="WORDS", help="Only the types that fit every word.")] = "",
) -> None:
    """List the types, those too that were retired; a search gives the best first."""
    with command.centre() as centre:
        found = _found(command, centre, search)
    command.answer(found, lambda: _table(command, found))


@app.command("export")
@answered
def export_types(
    command: Command,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="Where to write it; what is there is replaced.")],
) -> None:
    """Write the types that can be given to a file that `types import` reads."""
    from core.classification_file import write_classification

    with command.centre() as centre:
        nodes = [one.type for one in centre.classification.tree() if one.retired_at is None]
    try:
        write_classification(file, nodes)
    except OSError as error:
        raise RuleBroken(ErrorCode.CENTRE_FILE_INVALID, path=str(file), found=str(error)) from error
    told = {"file": str(file), "types": len(nodes)}
    command.answer(told, lambda: _words(command).say("exported", len(nodes), file=file))


@app.command("import")
@answered
def import_types(
    command: Command,
    file: Annotated[Path, typer.Argument(metavar="FILE.csv", help="The whole classification, parents first.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without this it is only told what would change.")] = False,
) -> None:
    """Make the classification what a file says; a type that has requests is retired, never deleted."""
    with command.centre() as centre:
        wanted = _read(centre, file)
        service = centre.classification
        found = service.replace(wanted) if yes else service.changes(wanted)
    told = {"done": yes, "changes": [_plain(change) for change in found]}
    command.answer(told, lambda: _changes(command, found, done=yes))


def _read(centre: "Centre", file: Path) -> tuple[RequestTypeSetup, ...]:
    from core.classification_file import read_classification

    return read_classification(file, centre.classification.departments())


def _found(command: Command, centre: "Centre", search: str) -> list[StoredType]:
    tree = centre.classification.tree()
    if not search.strip():
        return tree
    known = {one.type.code: one for one in tree}
    return [known[one.code] for one in centre.classification.search(search, command.spoken) if one.code in known]


def _words(command: Command) -> Words:
    return Words("types", command.spoken)


def _plain(change: Change) -> dict[str, object]:
    return {"change": change.kind, "code": change.node.code, "fields": change.fields, **change.facts()}


def _table(command: Command, found: list[StoredType]) -> Table:
    say = _words(command).say
    heads = ("code", "title", "department", "working_days", "confidentiality", "state")
    table = Table(*(say(f"list.{head}") for head in heads), caption=say("list.count", len(found)))
    for one in found:
        node, state = one.type, "retired" if one.retired_at else "given" if one.type.working_days else "branch"
        deep = "  " if node.parent else ""
        title, days = f"{deep}{node.title.in_language(command.spoken)}", str(node.working_days or "")
        secrecy = say(f"confidentiality.{node.confidentiality}")
        table.add_row(node.code, title, node.department or "", days, secrecy, say(f"state.{state}"))
    return table


def _changes(command: Command, found: list[Change], *, done: bool) -> Table | str:
    say = _words(command).say
    if not found:
        return say("nothing")
    table = Table(*(say(f"changes.{head}") for head in ("code", "title", "change", "fields")))
    table.caption = say("done" if done else "not_done", len(found))
    for change in found:
        fields = ", ".join(say(f"field.{name}") for name in change.fields)
        title = change.node.title.in_language(command.spoken)
        table.add_row(change.node.code, title, say(f"change.{change.kind}"), fields)
    return table
