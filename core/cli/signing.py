"""Signing in for one command: what is done or read is done by a person, and the record names them."""

import os
import sys
from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.command import Command
from core.cli.staff import PASSWORD_VARIABLE
from core.services.dto import StaffView

if TYPE_CHECKING:
    from core.bootstrap import Centre

ByOption = Annotated[
    str, typer.Option("--by", metavar="LOGIN", help="Who does it; the password is asked for, or ISTIQBAL_PASSWORD.")
]
PasswordOption = Annotated[
    bool, typer.Option("--password-stdin", help="Read the password from the first line of the standard input.")
]


def signed_in(command: Command, centre: "Centre", login: str, from_stdin: bool) -> StaffView:
    """The person who is at the terminal, or `sign_in_refused`."""
    return centre.staff.sign_in(login, _password(command, from_stdin))


def _password(command: Command, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    if given := os.environ.get(PASSWORD_VARIABLE):
        return given
    if not sys.stdin.isatty():
        how = f"no terminal to ask on: use --password-stdin or {PASSWORD_VARIABLE}"
        raise typer.BadParameter(how, param_hint="password")
    password: str = typer.prompt(command.words.say("staff.password"), hide_input=True, err=True)
    return password
