"""The command `istiqbal demo`: with a screen the programs open, without one a visitor is driven through them."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from core.cli.command import JsonOption, answering, console
from core.cli.demo.stage import Stage, set_stage

FolderOption = Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where the demo's centre is made.")]


def has_screen() -> bool:
    """Whether windows can be shown to somebody."""
    if os.environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    return sys.platform in {"win32", "darwin"} or any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def demo(
    folder: FolderOption = Path("var/demo"),
    without_screen: Annotated[
        bool, typer.Option("--without-screen", help="Drive one visitor through, even where there is a screen.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Make a new centre and show one visit: live on a screen, or as pictures in FOLDER."""
    with answering(None, None, None, as_json):
        status = _without_screen(folder, as_json) if without_screen or not has_screen() else _on_screen(folder)
    raise typer.Exit(status)


def _on_screen(folder: Path) -> int:
    from core.cli.demo.processes import play
    from core.printing.virtual import VirtualPrinter

    with VirtualPrinter() as printer:
        stage = set_stage(folder, printer.address)
        _introduce(stage)
        console().print("Close the windows, or press Ctrl-C, to end the demo.")
        return play(stage)


def _without_screen(folder: Path, as_json: bool) -> int:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt starts
    from core.cli.demo.record import Record
    from core.cli.demo.story import tell
    from core.cli.plain import to_json
    from core.printing.virtual import VirtualPrinter
    from core.qt.waiting import StepFailed

    record, failure = Record(), ""
    with VirtualPrinter() as printer:
        stage = set_stage(folder, printer.address)
        if not as_json:
            _introduce(stage)
        try:
            tell(stage, printer, record)
        except StepFailed as failed:
            failure = str(failed)
    if as_json:
        typer.echo(to_json({"folder": stage.folder, "failure": failure or None, "steps": record.steps}))
    else:
        console().print(record.table())
        console().print(f"Pictures, ticket and receipt: {folder}")
    if failure:
        typer.echo(f"The demo stopped: {failure}", err=True)
    return int(bool(failure))


def _introduce(stage: Stage) -> None:
    console().print(f"A new centre in {stage.folder}. Staff who can sign in at a counter:")
    for clerk in stage.clerks:
        console().print(f"  {clerk.section:8} {clerk.login}   password {clerk.password}", highlight=False)
