"""`istiqbal request`: the documents of a request, listed, attached and taken out."""

from pathlib import Path
from typing import Annotated
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from core.cli import request_papers
from core.cli.command import Command, answered
from core.cli.request_papers import OutOption, ReferenceArgument
from core.cli.signing import ByOption, PasswordOption, signed_in
from core.domain.documents import Letter
from core.services.document_dto import DocumentView
from core.words import Words

app = typer.Typer(
    help="List the documents of a request, attach one, take one out; write its file and its letters.",
    no_args_is_help=True,
)
app.command()(request_papers.file)
app.command()(request_papers.letters)


@app.command()
@answered
def documents(
    command: Command,
    reference: ReferenceArgument,
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """List the documents of a request, those too that were withdrawn."""
    with command.centre() as centre:
        person = signed_in(command, centre, by, password_stdin)
        request_id = centre.requests.by_reference(reference).id
        found = centre.documents.of_request(request_id, by=person.id)
        zone = ZoneInfo(centre.administration.centre().zone)
    command.answer(found, lambda: _table(command, found, zone))


@app.command()
@answered
def attach(
    command: Command,
    reference: ReferenceArgument,
    files: Annotated[list[Path], typer.Argument(metavar="FILE…", help="PDF, JPEG, PNG or TIFF, in their order.")],
    title: Annotated[str, typer.Option("--title", help="What it is, such as: the applicant's letter.")],
    by: ByOption,
    password_stdin: PasswordOption = False,
    key: Annotated[
        str | None, typer.Option("--key", help="The same key again gives the same document; a new one by default.")
    ] = None,
) -> None:
    """Make one document of all pages of the files and put it to a request."""
    with command.centre() as centre:
        person = signed_in(command, centre, by, password_stdin)
        request_id = centre.requests.by_reference(reference).id
        letter = Letter()
        for file in files:
            letter = letter.with_pages(centre.documents.pages(file))
        added = centre.documents.add(request_id, title, letter, by=person.id, key=key or str(uuid4()))
    command.answer(added, lambda: _words(command).say("attached", added.pages, title=added.title, id=added.id))


@app.command()
@answered
def document(
    command: Command,
    document_id: Annotated[UUID, typer.Argument(metavar="ID", help="As `request documents` gives it.")],
    out: OutOption,
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """Write a document as PDF, readable by its owner alone."""
    with command.centre() as centre:
        person = signed_in(command, centre, by, password_stdin)
        size = centre.documents.copy_to(document_id, out, by=person.id)
    told = {"id": document_id, "file": str(out), "size": size}
    command.answer(told, lambda: _words(command).say("written", file=out))


def _words(command: Command) -> Words:
    return Words("documents", command.spoken)


def _table(command: Command, found: list[DocumentView], zone: ZoneInfo) -> Table:
    say = _words(command).say
    heads = ("title", "pages", "added", "by", "state")
    table = Table(*(say(f"list.{head}") for head in heads), "id", caption=say("list.count", len(found)))
    replaced = {one.replaces for one in found}
    for one in found:
        state = "kept" if one.withdrawn_at is None else "replaced" if one.id in replaced else "withdrawn"
        added = one.added_at.astimezone(zone).strftime("%Y-%m-%d %H:%M")
        table.add_row(one.title, str(one.pages), added, one.staff, say(f"state.{state}"), str(one.id))
    return table
