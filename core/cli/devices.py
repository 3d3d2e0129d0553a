"""`istiqbal device`: how the devices of the centre are, their staff code, and a restart from afar."""

import sys
from typing import Annotated
from uuid import uuid4

import typer
from rich.table import Table

from core.cli.command import Command, answered
from core.cli.signing import ByOption, PasswordOption, signed_in
from core.services.dto import DeviceView
from core.words import explain_code

app = typer.Typer(help="List devices, set their staff code, and restart one from afar.", no_args_is_help=True)


@app.command("list")
@answered
def list_devices(command: Command) -> None:
    """List every device that has reported: its version, since when it runs, its printer and its kept tickets."""
    with command.centre() as centre:
        devices = centre.administration.devices()
    command.answer(devices, lambda: _table(command, devices))


@app.command()
@answered
def code(
    command: Command,
    code_stdin: Annotated[
        bool, typer.Option("--code-stdin", help="Read the code from the first line of the standard input.")
    ] = False,
) -> None:
    """Set the staff code by which staff leave a kiosk or a display: 6 to 12 digits, the same for all devices."""
    say = command.words.say
    if code_stdin:
        given = again = sys.stdin.readline().strip()
    elif sys.stdin.isatty():
        given, again = (
            typer.prompt(say(entry), hide_input=True, err=True) for entry in ("device.code", "device.code_again")
        )
    else:
        raise typer.BadParameter("no terminal to ask on: use --code-stdin", param_hint="code")
    with command.centre() as centre:
        centre.devices.set_code(given, again)
    command.answer({"set": True}, lambda: say("device.code_set"))


@app.command()
@answered
def restart(
    command: Command,
    name: Annotated[str, typer.Argument(help="The device, as `device list` names it.")],
    by: ByOption,
    password_stdin: PasswordOption = False,
) -> None:
    """Ask a kiosk or a display to start anew; it does so once, when no visitor stands at it."""
    with command.centre() as centre:
        person = signed_in(command, centre, by, password_stdin)
        asked = centre.devices.ask_restart(name, f"cli-{uuid4()}", by=person.id)
    command.answer(asked, lambda: command.words.say("device.asked", name=name))


def _table(command: Command, devices: list[DeviceView]) -> Table:
    say = command.words.say
    heads = ("name", "kind", "version", "started", "heard", "printer", "kept", "ended")
    table = Table(*(say(f"device.{head}") for head in heads))
    for one in devices:
        printer = explain_code(one.printer_fault, command.spoken) if one.printer_fault else say("device.well")
        instants = [f"{at:%Y-%m-%d %H:%M}" if at else "—" for at in (one.started_at, one.heard_at)]
        ended = say(f"device.ended.{one.ended}") if one.ended else "—"
        table.add_row(one.name, one.kind, one.version or "—", *instants, printer, str(one.spooled), ended)
    return table
