"""`istiqbal init`: makes the centre."""

from pathlib import Path
from typing import Annotated

import typer

from core.cli.command import Command, answered
from core.services.setup import DEFAULT_CENTRE, CentreSetup


@answered
def init(
    command: Command,
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A centre.toml; else a centre with both sections.")
    ] = None,
) -> None:
    """Make a new centre in an empty database, or bring the centre of an older version to this one."""
    from core.bootstrap import create_centre, upgrade_centre

    setup = DEFAULT_CENTRE if source is None else _read(source)
    upgraded = upgrade_centre(command.settings)
    centre = upgraded or create_centre(command.settings, setup)
    did = "centre.made" if upgraded is None else "centre.upgraded"
    title, sections, desks = centre.title.in_language(command.spoken), len(centre.sections), len(centre.desks)
    command.answer(
        centre,
        lambda: command.words.say(did, title=title, code=centre.code, sections=sections, desks=desks),
    )


def _read(source: Path) -> CentreSetup:
    from core.centre_file import read_centre

    return read_centre(source)
