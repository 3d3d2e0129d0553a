"""What every command has in common: its options, its settings, its centre, and how it answers and refuses."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property, wraps
from inspect import Signature, signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from click import ClickException
from rich.console import Console, RenderableType

from core.cli.plain import plain, to_json
from core.domain.errors import IstiqbalError
from core.domain.text import STAFF_LANGUAGES, Language, for_staff
from core.logs import logged
from core.words import Words, explain

if TYPE_CHECKING:
    from core.bootstrap import Centre
    from core.config import Settings

ConfigOption = Annotated[
    Path | None, typer.Option("--config", metavar="FILE", help="The settings of this PC (also ISTIQBAL_CONFIG).")
]
DatabaseOption = Annotated[
    str | None,
    typer.Option("--database", metavar="URL", help="The centre's database; wins over ISTIQBAL_DATABASE and settings."),
]


def _of_staff(text: str) -> Language:
    """A language that the command line speaks, or wrong usage (exit status 2)."""
    found = next((language for language in STAFF_LANGUAGES if language == text), None)
    if found is None:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(map(repr, map(str, STAFF_LANGUAGES)))}")
    return found


LanguageOption = Annotated[
    Language | None,
    typer.Option(
        "--language",
        parser=_of_staff,
        metavar=f"[{'|'.join(STAFF_LANGUAGES)}]",
        help="The language of answers; else that of the settings.",
    ),
]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer for a program to read.")]

REFUSED = 1
_WIDTH_OF_A_FILE = 120


@dataclass(frozen=True)
class Command:
    """One call of the command line."""

    config: Path | None = None
    database: str | None = None
    language: Language | None = None
    as_json: bool = False

    @cached_property
    def settings(self) -> "Settings":
        """The settings of this PC, or `settings_invalid`."""
        from core.config import load_settings

        return load_settings(self.config, database=self.database)

    @cached_property
    def spoken(self) -> Language:
        """The language of the answers."""
        return self.language or for_staff(self.settings.language)

    @property
    def words(self) -> Words:
        """The words of the command line."""
        return Words("cli", self.spoken)

    @property
    def log_folder(self) -> Path | None:
        """Where settings want the log; None is the platform's folder, also for settings that cannot be read."""
        try:
            return self.settings.log_folder
        except IstiqbalError:  # told by whoever needs the settings
            return None

    def centre(self) -> AbstractContextManager["Centre"]:
        """The centre that the settings name."""
        from core.bootstrap import open_centre

        return open_centre(self.settings)

    def answer(self, value: object, drawn: Callable[[], RenderableType]) -> None:
        """Print `value` for a program, or what `drawn` makes of it for a person."""
        if self.as_json:
            typer.echo(to_json(value))
        else:
            console().print(drawn())

    def refuse(self, error: IstiqbalError) -> None:
        """Say what went wrong, on the error stream."""
        message = explain(error, self._language_of_refusal())
        if self.as_json:
            told = {"error": error.code.value, "message": message, "facts": plain(error.facts)}
            typer.echo(to_json(told), err=True)
        else:
            typer.echo(message, err=True)

    def _language_of_refusal(self) -> Language:
        try:
            return self.spoken
        except IstiqbalError:  # the settings themselves are what is refused
            return Language.ARABIC


@contextmanager
def answering(
    config: Path | None, database: str | None, language: Language | None, as_json: bool = False
) -> Iterator[Command]:
    """Exit status 1 with words where the centre refuses or the environment fails; a bug passes through."""
    command = Command(config, database, language, as_json)
    try:
        with logged("cli", command.log_folder, expected=(typer.Exit, typer.Abort, ClickException)):
            yield command
    except IstiqbalError as error:
        command.refuse(error)
        raise typer.Exit(REFUSED) from error


def answered(run: Callable[..., None]) -> Callable[..., None]:
    """A command with the options of every command behind its own; `run` gets them as its `Command`, the first."""
    own, common = list(signature(run).parameters.values())[1:], list(signature(_of_every_command).parameters.values())

    @wraps(run)
    def called(**given: Any) -> None:
        with answering(*(given.pop(option.name) for option in common)) as command:
            run(command, **given)

    parameters = [*own, *common]
    vars(called).update(__signature__=Signature(parameters))
    called.__annotations__ = {one.name: one.annotation for one in parameters}
    return called


def _of_every_command(
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """What their options are."""


def console() -> Console:
    """Where answers go; a pipe or a file gets lines wide enough for a table."""
    return Console(width=None if sys.stdout.isatty() else _WIDTH_OF_A_FILE)


def needed(value: str | None, option: str) -> str:
    """What was given, or wrong usage (exit status 2)."""
    if not value:
        raise typer.BadParameter("give it here, or fix it in the settings of this PC", param_hint=option)
    return value
