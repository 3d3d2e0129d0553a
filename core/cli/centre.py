"""`istiqbal init`: makes the centre."""

from pathlib import Path
from typing import Annotated

import typer

from core.cli.command import ConfigOption, DatabaseOption, JsonOption, LanguageOption, answering
from core.services.setup import DEFAULT_CENTRE, CentreSetup


def init(
    source: Annotated[
        Path | None, typer.Option("--from", metavar="FILE", help="A centre.toml; else a centre with both sections.")
    ] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Make a new centre in an empty database."""
    with answering(config, database, language, as_json) as command:
        from core.bootstrap import create_centre

        setup = DEFAULT_CENTRE if source is None else _read(source)
        made = create_centre(command.settings, setup)
        title = made.title.in_language(command.spoken)
        command.answer(
            made,
            lambda: command.words.say(
                "centre.made", title=title, code=made.code, sections=len(made.sections), desks=len(made.desks)
            ),
        )


def _read(source: Path) -> CentreSetup:
    from core.centre_file import read_centre

    return read_centre(source)
