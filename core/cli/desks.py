"""`istiqbal desk`: what a window's buttons do, without the window."""

from typing import Annotated

import typer

from core.cli import desk_moves
from core.cli.command import ConfigOption, DatabaseOption, JsonOption, LanguageOption, answering, needed
from core.cli.desk_moves import CodeArgument, DeskArgument, DeskOption, KeyOption, moved

app = typer.Typer(help="Call the next visitor to a window and go on from there.", no_args_is_help=True)


@app.command("next")
def call_next(
    desk: DeskArgument = None,
    key: Annotated[str | None, typer.Option("--key", help="The same key again gives the same call.")] = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Call who is next by the centre's policy."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            call = centre.queue.call_next(at, key=key)
        say = command.words.say
        command.answer(
            call,
            lambda: say("desk.called", code=call.ticket.code, desk=at) if call else say("desk.nobody"),
        )


@app.command("call")
def call_ticket(
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why out of turn; the fairness report shows it.")],
    desk: DeskOption = None,
    key: KeyOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Call a certain ticket out of turn."""
    moved(
        (config, database, language, as_json),
        desk,
        "called",
        lambda centre, at: centre.queue.call_ticket(at, code, reason, key=key).ticket,
    )


@app.command()
def recall(
    desk: DeskArgument = None,
    key: KeyOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Announce the visitor of a window again."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            call = centre.queue.recall(at, key=key)
        command.answer(call, lambda: command.words.say("desk.called", code=call.ticket.code, desk=at))


@app.command()
def finish(
    desk: DeskArgument = None,
    key: KeyOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """End the visit at a window."""
    moved((config, database, language, as_json), desk, "finished", lambda centre, at: centre.queue.finish(at, key=key))


@app.command("no-show")
def no_show(
    desk: DeskArgument = None,
    key: KeyOption = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Note that who was called did not come."""
    moved((config, database, language, as_json), desk, "no_show", lambda centre, at: centre.queue.no_show(at, key=key))


app.command()(desk_moves.park)
app.command("bring-back")(desk_moves.bring_back)
app.command()(desk_moves.reinstate)
app.command()(desk_moves.transfer)
app.command()(desk_moves.undo)


@app.command()
def pause(
    desk: DeskArgument = None,
    reason: Annotated[str, typer.Option("--reason", help="Prayer, a break …")] = "",
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let a window call nobody for a while."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            place = centre.desks.pause(at, reason)
        command.answer(place, lambda: command.words.say("desk.paused", desk=at, reason=place.pause_reason))


@app.command()
def resume(
    desk: DeskArgument = None,
    config: ConfigOption = None,
    database: DatabaseOption = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Let a paused window call again."""
    with answering(config, database, language, as_json) as command:
        at = needed(desk or command.settings.device.desk, "DESK")
        with command.centre() as centre:
            place = centre.desks.resume(at)
        command.answer(place, lambda: command.words.say("desk.resumed", desk=at))
