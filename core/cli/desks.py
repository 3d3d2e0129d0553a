"""`istiqbal desk`: what a window's buttons do, without the window."""

from typing import Annotated

import typer

from core.cli.command import ConfigOption, DatabaseOption, JsonOption, LanguageOption, answering, needed

app = typer.Typer(help="Call the next visitor to a window and go on from there.", no_args_is_help=True)

DeskArgument = Annotated[
    str | None, typer.Argument(metavar="[DESK]", help="Such as W1; else the desk of this PC's settings.")
]


@app.command("next")
def call_next(
    desk: DeskArgument = None,
    key: Annotated[str | None, typer.Option("--key", help="The same key again gives the same call.")] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Call who has waited longest."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            call = centre.queue.call_next(at, key=key)
        say = command.words.say
        command.answer(
            call,
            lambda: say("desk.called", code=call.ticket.code, desk=at) if call else say("desk.nobody"),
        )


@app.command()
def recall(
    desk: DeskArgument = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Announce the visitor of a window again."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            call = centre.queue.recall(at)
        command.answer(call, lambda: command.words.say("desk.called", code=call.ticket.code, desk=at))


@app.command()
def finish(
    desk: DeskArgument = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """End the visit at a window."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            ticket = centre.queue.finish(at)
        command.answer(ticket, lambda: command.words.say("desk.finished", code=ticket.code, desk=at))


@app.command("no-show")
def no_show(
    desk: DeskArgument = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Note that who was called did not come."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            ticket = centre.queue.no_show(at)
        command.answer(ticket, lambda: command.words.say("desk.no_show", code=ticket.code, desk=at))
