"""`istiqbal desk …`: what moves a ticket at a window elsewhere, and what brings one back."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

import typer

from core.cli.command import Command, answered, needed
from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import TicketView

if TYPE_CHECKING:
    from core.bootstrap import Centre

DeskArgument = Annotated[
    str | None, typer.Argument(metavar="[DESK]", help="Such as W1; else the desk of this PC's settings.")
]
DeskOption = Annotated[str | None, typer.Option("--at", metavar="DESK", help="Else the desk of this PC's settings.")]
KeyOption = Annotated[str | None, typer.Option("--key", help="The same key again gives the first result.")]
CodeArgument = Annotated[str, typer.Argument(metavar="CODE", help="As it stands on the ticket, such as W014.")]


@answered
def park(
    command: Command,
    desk: DeskArgument = None,
    reason: Annotated[str, typer.Option("--reason", help="Why the visitor leaves the window for a while.")] = "",
    key: KeyOption = None,
) -> None:
    """Put the visitor of a window aside for a while."""
    moved(command, desk, "parked", lambda centre, at: centre.queue.park(at, reason, key=key))


@answered
def bring_back(
    command: Command,
    code: CodeArgument,
    desk: DeskOption = None,
    key: KeyOption = None,
) -> None:
    """Let a parked visitor wait among those who return."""
    moved(
        command,
        desk,
        "returned",
        lambda centre, at: centre.queue.bring_back(at, code, key=key),
    )


@answered
def reinstate(
    command: Command,
    code: CodeArgument,
    desk: DeskOption = None,
    key: KeyOption = None,
) -> None:
    """Give who missed the call the old place again."""
    moved(
        command,
        desk,
        "reinstated",
        lambda centre, at: centre.queue.reinstate(at, code, key=key),
    )


@answered
def transfer(
    command: Command,
    desk: DeskArgument = None,
    service: Annotated[str | None, typer.Option("--service", help="To this service.")] = None,
    to_desk: Annotated[str | None, typer.Option("--to-desk", metavar="DESK", help="To this window alone.")] = None,
    to_person: Annotated[
        str | None, typer.Option("--to-person", metavar="LOGIN", help="To this member of staff alone.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Read by who receives the visitor.")] = "",
    key: KeyOption = None,
) -> None:
    """Send the visitor of a window on; code and place stay."""
    if service is None and to_desk is None and to_person is None:
        raise typer.BadParameter("where to?", param_hint="--service, --to-desk or --to-person")
    if to_desk is not None and to_person is not None:
        raise typer.BadParameter("a window or a person, not both", param_hint="--to-desk, --to-person")

    def move(centre: "Centre", at: str) -> TicketView:
        person = _person(centre, to_person) if to_person else None
        return centre.queue.transfer(at, service, to_desk=to_desk, to_staff=person, note=note, key=key)

    moved(command, desk, "transferred", move)


@answered
def undo(
    command: Command,
    desk: DeskArgument = None,
    key: KeyOption = None,
) -> None:
    """Take the last step of a window back, within the centre's seconds."""
    moved(command, desk, "undone", lambda centre, at: centre.queue.undo(at, key=key))


def moved(command: Command, desk: str | None, told: str, move: "Callable[[Centre, str], TicketView]") -> None:
    """Make a move at the desk that is named, or at that of this PC, and tell of the ticket."""
    at = needed(desk or command.settings.device.desk, "DESK")
    with command.centre() as centre:
        ticket = move(centre, at)
    say = command.words.say
    command.answer(ticket, lambda: say(f"desk.{told}", code=ticket.code, desk=at, state=say(f"state.{ticket.state}")))


def _person(centre: "Centre", login: str) -> UUID:
    found = next((person for person in centre.staff.everyone() if person.login == login.strip().lower()), None)
    if found is None:
        raise RuleBroken(ErrorCode.STAFF_AWAY)
    return found.id
