"""`istiqbal staff`: who may sign in at a counter, and with which password."""

import os
import sys
from dataclasses import fields
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from core.cli.command import Command, answered
from core.domain.passwords import ONE_TIME_FOR
from core.domain.workflow import Role
from core.services.dto import StaffView

app = typer.Typer(help="Add and list members of staff, unlock them, and give them passwords.", no_args_is_help=True)

_WITHOUT_SECTION = frozenset({Role.OFFICE, Role.OFFICER, Role.AUDITOR})
PASSWORD_VARIABLE = "ISTIQBAL_PASSWORD"  # noqa: S105 - the name of a variable
StdinOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of the standard input.")
]


@app.command()
@answered
def add(
    command: Command,
    login: Annotated[str, typer.Argument(help="What the member of staff types to sign in.")],
    name: Annotated[str, typer.Option("--name", help="As it stands on receipts.")],
    section: Annotated[
        list[str] | None, typer.Option("--section", help="A section to work in; may be given again.")
    ] = None,
    role: Annotated[Role, typer.Option("--role", help="What the member of staff is there for.")] = Role.OPERATOR,
    department: Annotated[str | None, typer.Option("--department", help="An officer's own, such as PAS.")] = None,
    password_stdin: StdinOption = False,
) -> None:
    """Add a member of staff, and print a password that is good for one sign-in within seven days.

    A password that is given (ISTIQBAL_PASSWORD or --password-stdin) is the person's own: see `staff reset`.
    """
    if not section and role not in _WITHOUT_SECTION:
        raise typer.BadParameter("in which section?", param_hint="--section")
    given = _given(password_stdin)
    with command.centre() as centre:
        password = centre.staff.made_up() if given is None else given
        one_time = given is None
        added = centre.staff.add(login, name, password, role, section or [], department, one_time=one_time)
    say = command.words.say
    lines = [say("staff.added", login=added.login, name=added.name)]
    told: dict[str, object] = {field.name: getattr(added, field.name) for field in fields(added)}
    if given is None:
        told |= {"password": password}
        lines.append(say("staff.one_time", password=password, days=ONE_TIME_FOR.days))
    command.answer(told, lambda: Text("\n".join(lines)))


@app.command()
@answered
def reset(
    command: Command,
    login: Annotated[str, typer.Argument(help="Who forgot the password.")],
    password_stdin: StdinOption = False,
) -> None:
    """Give a member of staff a password for one sign-in within seven days, and open a lock after wrong ones.

    It is made up and printed once, unless it is given (ISTIQBAL_PASSWORD or --password-stdin).
    """
    given = _given(password_stdin)
    with command.centre() as centre:
        issued = centre.staff.reset(login, given)
    say, told = command.words.say, {"login": issued.person.login, "until": issued.until}
    line = say("staff.reset", login=issued.person.login)
    if given is None:
        told |= {"password": issued.password}
        line += "\n" + say("staff.one_time", password=issued.password, days=ONE_TIME_FOR.days)
    command.answer(told, lambda: Text(line))


@app.command("password")
@answered
def choose(
    command: Command,
    login: Annotated[str, typer.Argument(help="Whose password it is.")],
    password_stdin: Annotated[
        bool, typer.Option("--password-stdin", help="Read the old password and the new one, a line each.")
    ] = False,
) -> None:
    """Choose a password of one's own, in place of the old one or of one for one time."""
    say = command.words.say
    if password_stdin:
        old, chosen = _line(), _line()
        again = chosen
    elif sys.stdin.isatty():
        heads = (say("staff.password"), say("staff.chosen"), say("staff.password_again"))
        old, chosen, again = (typer.prompt(head, hide_input=True, err=True) for head in heads)
    else:
        raise typer.BadParameter("no terminal to ask on: use --password-stdin", param_hint="password")
    with command.centre() as centre:
        person = centre.staff.choose_password(login, old, chosen, again)
    command.answer({"login": person.login}, lambda: say("staff.changed", login=person.login))


@app.command("list")
@answered
def list_staff(
    command: Command,
) -> None:
    """List the members of staff."""
    with command.centre() as centre:
        staff = list(centre.staff.everyone())
    command.answer(staff, lambda: _table(command, staff))


@app.command()
@answered
def unlock(
    command: Command,
    login: Annotated[str, typer.Argument(help="Who typed a wrong password five times.")],
) -> None:
    """Let a member of staff who was locked out try again at once."""
    with command.centre() as centre:
        centre.staff.unlock(login)
    command.answer({"login": login}, lambda: command.words.say("staff.unlocked", login=login))


def _given(from_stdin: bool) -> str | None:
    """The password that whoever calls has for somebody; None where one is to be made up."""
    return _line() if from_stdin else os.environ.get(PASSWORD_VARIABLE) or None


def _line() -> str:
    return sys.stdin.readline().rstrip("\r\n")


def _table(command: Command, staff: list[StaffView]) -> Table:
    say = command.words.say
    table = Table(*(say(f"staff.{head}") for head in ("login", "name", "role", "sections")))
    for person in staff:
        table.add_row(person.login, person.name, say(f"role.{person.role}"), ", ".join(person.sections))
    return table
