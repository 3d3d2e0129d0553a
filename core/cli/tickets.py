"""`istiqbal ticket`: issue, print and list tickets without a kiosk."""

from datetime import datetime
from typing import Annotated
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from core.cli.command import Command, answered, needed
from core.services.dto import TicketView

app = typer.Typer(help="Issue, print and list tickets.", no_args_is_help=True)

SectionOption = Annotated[
    str | None, typer.Option("--section", help="men or women, or as the centre names it; else this PC's own.")
]


@app.command()
@answered
def issue(
    command: Command,
    section: SectionOption = None,
    service: Annotated[str, typer.Option("--service", help="What the visitor came for.")] = "submit",
    key: Annotated[
        str | None, typer.Option("--key", help="The same key again gives the same ticket; a new one by default.")
    ] = None,
) -> None:
    """Issue a ticket."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        ticket = centre.queue.issue(wanted, service, key or str(uuid4()), language=command.spoken)
    command.answer(ticket, lambda: _told(command, ticket))


@app.command("print")
@answered
def print_ticket(
    command: Command,
    ticket_id: Annotated[
        UUID, typer.Argument(metavar="ID", help="The ticket's id, as `ticket issue --json` gives it.")
    ],
    printer: Annotated[
        str | None, typer.Option("--printer", metavar="ADDRESS", help="Such as tcp://host:9100; else this PC's own.")
    ] = None,
    again: Annotated[bool, typer.Option("--again", help="Print a ticket that was printed before.")] = False,
) -> None:
    """Print a ticket."""
    from core.bootstrap import open_centre

    settings = command.settings
    if printer:
        at = settings.printer.model_copy(update={"address": printer})
        settings = settings.model_copy(update={"printer": at})
    with open_centre(settings) as centre:
        ticket = centre.printing.print_ticket(ticket_id, again=again)
    command.answer(ticket, lambda: command.words.say("ticket.printed", code=ticket.code))


@app.command("list")
@answered
def list_tickets(
    command: Command,
    section: SectionOption = None,
    on: Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="A day; else today.")] = None,
) -> None:
    """List the tickets of a section's day."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        tickets = centre.queue.tickets(wanted, on.date() if on else None)
        zone = ZoneInfo(centre.administration.centre().zone)
    command.answer(tickets, lambda: _table(command, tickets, zone))


def _told(command: Command, ticket: TicketView) -> str:
    ahead = command.words.say("ticket.ahead", ticket.ahead)
    return command.words.say("ticket.issued", code=ticket.code, ahead=ahead, id=ticket.id)


def _table(command: Command, tickets: list[TicketView], zone: ZoneInfo) -> Table:
    say = command.words.say
    heads = ("code", "service", "issued_at", "state", "desk", "printing")
    table = Table(*(say(f"ticket.{head}") for head in heads), caption=say("ticket.count", len(tickets)))
    for ticket in tickets:
        issued = ticket.issued_at.astimezone(zone).strftime("%H:%M")
        states = say(f"state.{ticket.state}"), ticket.desk or "", say(f"print.{ticket.printing}")
        table.add_row(ticket.code, ticket.service, issued, *states)
    return table
