"""`istiqbal desk`: what a window's buttons do, without the window."""

from typing import Annotated

import typer

from core.cli import desk_moves
from core.cli.command import Command, answered, needed
from core.cli.desk_moves import CodeArgument, DeskArgument, DeskOption, KeyOption, moved

app = typer.Typer(help="Call the next visitor to a window and go on from there.", no_args_is_help=True)


@app.command("next")
@answered
def call_next(
    command: Command,
    desk: DeskArgument = None,
    key: Annotated[str | None, typer.Option("--key", help="The same key again gives the same call.")] = None,
) -> None:
    """Call who is next by the centre's policy."""
    at = needed(desk or command.settings.device.desk, "DESK")
    with command.centre() as centre:
        call = centre.queue.call_next(at, key=key)
    say = command.words.say
    command.answer(
        call,
        lambda: say("desk.called", code=call.ticket.code, desk=at) if call else say("desk.nobody"),
    )


@app.command("call")
@answered
def call_ticket(
    command: Command,
    code: CodeArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why out of turn; the fairness report shows it.")],
    desk: DeskOption = None,
    key: KeyOption = None,
) -> None:
    """Call a certain ticket out of turn."""
    moved(
        command,
        desk,
        "called",
        lambda centre, at: centre.queue.call_ticket(at, code, reason, key=key).ticket,
    )


@app.command()
@answered
def recall(
    command: Command,
    desk: DeskArgument = None,
    key: KeyOption = None,
) -> None:
    """Announce the visitor of a window again."""
    at = needed(desk or command.settings.device.desk, "DESK")
    with command.centre() as centre:
        call = centre.queue.recall(at, key=key)
    command.answer(call, lambda: command.words.say("desk.called", code=call.ticket.code, desk=at))


@app.command()
@answered
def finish(
    command: Command,
    desk: DeskArgument = None,
    key: KeyOption = None,
) -> None:
    """End the visit at a window."""
    moved(command, desk, "finished", lambda centre, at: centre.queue.finish(at, key=key))


@app.command("no-show")
@answered
def no_show(
    command: Command,
    desk: DeskArgument = None,
    key: KeyOption = None,
) -> None:
    """Note that who was called did not come."""
    moved(command, desk, "no_show", lambda centre, at: centre.queue.no_show(at, key=key))


app.command()(desk_moves.park)
app.command("bring-back")(desk_moves.bring_back)
app.command()(desk_moves.reinstate)
app.command()(desk_moves.transfer)
app.command()(desk_moves.undo)


@app.command()
@answered
def pause(
    command: Command,
    desk: DeskArgument = None,
    reason: Annotated[str, typer.Option("--reason", help="Prayer, a break …")] = "",
) -> None:
    """Let a window call nobody for a while."""
    at = needed(desk or command.settings.device.desk, "DESK")
    with command.centre() as centre:
        place = centre.desks.pause(at, reason)
    command.answer(place, lambda: command.words.say("desk.paused", desk=at, reason=place.pause_reason))


@app.command()
@answered
def resume(
    command: Command,
    desk: DeskArgument = None,
) -> None:
    """Let a paused window call again."""
    at = needed(desk or command.settings.device.desk, "DESK")
    with command.centre() as centre:
        place = centre.desks.resume(at)
    command.answer(place, lambda: command.words.say("desk.resumed", desk=at))
