"""`istiqbal staff`: who may sign in at a counter."""

import os
import sys
from typing import Annotated

import typer
from rich.table import Table

from core.cli.command import Command, ConfigOption, DatabaseOption, JsonOption, LanguageOption, answering
from core.domain.workflow import Role
from core.services.dto import StaffView

app = typer.Typer(help="Add, list and unlock members of staff.", no_args_is_help=True)

_WITHOUT_SECTION = frozenset({Role.OFFICE, Role.OFFICER, Role.AUDITOR})
PASSWORD_VARIABLE = "ISTIQBAL_PASSWORD"  # noqa: S105 - the name of a variable


@app.command()
def add(
    login: Annotated[str, typer.Argument(help="What the member of staff types to sign in.")],
    name: Annotated[str, typer.Option("--name", help="As it stands on receipts.")],
    section: Annotated[
        list[str] | None, typer.Option("--section", help="A section to work in; may be given again.")
    ] = None,
    role: Annotated[Role, typer.Option("--role", help="What the member of staff is there for.")] = Role.OPERATOR,
    department: Annotated[str | None, typer.Option("--department", help="An officer's own, such as PAS.")] = None,
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the password from the first line of the standard input.")
    ] = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Add a member of staff; asks for the password twice, or takes it from ISTIQBAL_PASSWORD."""
    if not section and role not in _WITHOUT_SECTION:
        raise typer.BadParameter("in which section?", param_hint="--section")
    with answering(config, database, language, as_json) as command:
        password = _password(command, password_stdin)
        with command.centre() as centre:
            added = centre.staff.add(login, name, password, role, section or [], department)
        command.answer(added, lambda: command.words.say("staff.added", login=added.login, name=added.name))


@app.command("list")
def list_staff(
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the members of staff."""
    with answering(config, database, language, as_json) as command:
        with command.centre() as centre:
            staff = list(centre.staff.everyone())
        command.answer(staff, lambda: _table(command, staff))


@app.command()
def unlock(
    login: Annotated[str, typer.Argument(help="Who typed a wrong password five times.")],
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let a member of staff who was locked out try again at once."""
    with answering(config, database, language, as_json) as command:
        with command.centre() as centre:
            centre.staff.unlock(login)
        command.answer({"login": login}, lambda: command.words.say("staff.unlocked", login=login))


def _password(command: Command, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if given := os.environ.get(PASSWORD_VARIABLE):
        return given
    if not sys.stdin.isatty():
        raise typer.BadParameter(
            f"no terminal to ask on: use --password-stdin or {PASSWORD_VARIABLE}", param_hint="password"
        )
    ask = command.words.say("staff.password"), command.words.say("staff.password_again")
    password: str = typer.prompt(ask[0], hide_input=True, confirmation_prompt=ask[1], err=True)
    return password


def _table(command: Command, staff: list[StaffView]) -> Table:
    say = command.words.say
    table = Table(*(say(f"staff.{head}") for head in ("login", "name", "role", "sections")))
    for person in staff:
        table.add_row(person.login, person.name, say(f"role.{person.role}"), ", ".join(person.sections))
    return table
