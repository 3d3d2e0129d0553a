"""`istiqbal watch kiosk|display`: starts the program, and again whenever it crashes or hangs."""

import shlex
import signal
import sys
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Annotated, Literal

import typer

from core.cli.command import Command, answered
from core.cli.plain import to_json
from core.cli.watch.keeper import Keeper, Told
from core.cli.watch.notice import shown

Program = Literal["kiosk", "display"]


@answered
def watch(
    command: Command,
    program: Annotated[Program, typer.Argument(help="Which of the programs.")],
    section: Annotated[str | None, typer.Option("--section", help="The section of this PC, such as women.")] = None,
    window: Annotated[bool, typer.Option("--window", help="In a window instead of the full screen.")] = False,
    under: Annotated[
        str, typer.Option("--under", metavar="COMMAND", help="What shows it where no desktop runs, such as 'cage --'.")
    ] = "",
) -> None:
    """Start a program and keep it running: after a crash or when it hangs its window is back within five seconds.

    It ends when staff leave the program with the staff code (exit status 77), or when it is told to.
    """
    before = shlex.split(under)
    arguments = _arguments(command.config, command, section, window)
    from core.logs import logged

    with logged("watch", command.log_folder):
        keeper = Keeper(
            [*before, sys.executable, "-m", "core.cli", program, *arguments],
            lambda told: _say(command, told),
            partial(shown, before),
        )

        def stop(_: int, __: FrameType | None) -> None:
            keeper.stop()

        for one in (signal.SIGTERM, signal.SIGINT):
            signal.signal(one, stop)
        status = keeper.run()
    if status:
        raise typer.Exit(status)


def _arguments(config: Path | None, command: Command, section: str | None, window: bool) -> list[str]:
    given = {"--config": config, "--database": command.database, "--language": command.language, "--section": section}
    options = [part for name, value in given.items() if value for part in (name, str(value))]
    return [*options, *(["--window"] if window else [])]


def _say(command: Command, told: Told) -> None:
    if command.as_json:
        typer.echo(to_json(told))
        sys.stdout.flush()
        return
    why, seconds = told.why or "—", round(told.again_in)
    typer.echo(command.words.say(f"watch.{told.what}", None, pid=told.pid, how=told.how, why=why, seconds=seconds))
