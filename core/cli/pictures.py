"""`istiqbal shots`: a picture of every screen, ticket and receipt."""

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import track

from core.cli.command import JsonOption, answering, console


def shots(
    folder: Annotated[Path, typer.Option("--folder", metavar="FOLDER", help="Where to put them.")] = Path("var/shots"),
    as_json: JsonOption = False,
) -> None:
    """Take a picture of every screen in each of its states, in Arabic and English."""
    with answering(None, None, None, as_json) as command:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"  # before Qt starts
        import counter.shots
        import kiosk.shots
        import waiting_display.shots
        from core.printing.virtual import Condition, VirtualPrinter

        low = partial(VirtualPrinter, Condition.PAPER_LOW)
        takers: dict[str, Callable[[Path], object]] = {
            "kiosk": lambda own: kiosk.shots.shots(own, low),
            "display": waiting_display.shots.shots,
            "counter": counter.shots.shots,
        }
        taken: list[Path] = []
        for name, take in track(takers.items(), console=console(), disable=as_json or not console().is_terminal):
            own = folder / name
            own.mkdir(parents=True, exist_ok=True)
            take(own)
            taken += sorted(own.glob("*.png"))
        command.answer(taken, lambda: "\n".join(str(path) for path in taken))
