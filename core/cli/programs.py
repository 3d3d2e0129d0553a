"""`istiqbal kiosk|counter|display`: starts one of the three programs on this PC."""

from typing import TYPE_CHECKING, Annotated

import typer

from core.cli.command import ConfigOption, DatabaseOption, LanguageOption, answering
from core.domain.text import for_staff

if TYPE_CHECKING:
    from core.config import Settings

SectionOption = Annotated[str | None, typer.Option("--section", help="The section of this PC, such as women.")]
WindowOption = Annotated[bool, typer.Option("--window", help="In a window instead of the full screen.")]


def kiosk(
    section: SectionOption = None,
    window: WindowOption = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
) -> None:
    """Start the touch kiosk."""
    with answering(config, database, language) as command:
        from kiosk.app import run

        status = run(_placed(command.settings, "kiosk", window, section=section))
    raise typer.Exit(status)


def counter(
    desk: Annotated[str | None, typer.Option("--desk", help="The window of this PC, such as W1.")] = None,
    window: WindowOption = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
) -> None:
    """Start the counter."""
    with answering(config, database, language) as command:
        from counter.app import run

        status = run(_placed(command.settings, "counter", window, desk=desk))
    raise typer.Exit(status)


def display(
    section: SectionOption = None,
    window: WindowOption = False,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
) -> None:
    """Start a hall's display."""
    with answering(config, database, language) as command:
        from waiting_display.app import run

        status = run(_placed(command.settings, "display", window, section=section))
    raise typer.Exit(status)


def _placed(settings: "Settings", kind: str, window: bool, **place: str | None) -> "Settings":
    changes = {name: value for name, value in place.items() if value}
    device = settings.device.model_copy(update={"kind": kind, **changes})
    fullscreen = settings.fullscreen and not window
    language = settings.language if kind == "kiosk" else for_staff(settings.language)
    return settings.model_copy(update={"device": device, "fullscreen": fullscreen, "language": language})
