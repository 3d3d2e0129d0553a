"""`istiqbal hall`: the tickets of earlier days whose holders may come back, and their new ones."""

from datetime import datetime
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

import typer
from rich.table import Table

from core.cli.command import Command, answered, needed
from core.cli.tickets import SectionOption
from core.services.readmission import MOST_LEFT_OVER, LeftOver

app = typer.Typer(help="List the tickets of earlier days, and bring one back.", no_args_is_help=True)


@app.command("left-over")
@answered
def left_over(
    command: Command,
    section: SectionOption = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="At most so many, the newest.")] = MOST_LEFT_OVER,
) -> None:
    """List the tickets of earlier days that may be brought back today."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        found = centre.hall.left_over(wanted, limit)
        zone = ZoneInfo(centre.administration.centre().zone)
    command.answer(found, lambda: _table(command, found, zone))


@app.command()
@answered
def readmit(
    command: Command,
    ticket_id: Annotated[UUID, typer.Argument(metavar="ID", help="The ticket's id, as `hall left-over` gives it.")],
) -> None:
    """Give who comes with a ticket of an earlier day one of today; again: the same."""
    with command.centre() as centre:
        old, new = centre.queue.ticket(ticket_id), centre.hall.readmit(ticket_id)
    command.answer(new, lambda: command.words.say("hall.readmitted", old=old.code, code=new.code, id=new.id))


def _table(command: Command, found: list[LeftOver], zone: ZoneInfo) -> Table:
    say = command.words.say
    heads = ("code", "service", "day", "state", "since")
    table = Table(*(say(f"hall.{head}") for head in heads), "id", caption=say("hall.count", len(found)))
    for one in found:
        ticket = one.ticket
        day, since = ticket.service_date.isoformat(), _told(one.since, zone)
        table.add_row(ticket.code, ticket.service, day, say(f"state.{ticket.state}"), since, str(ticket.id))
    return table


def _told(instant: datetime, zone: ZoneInfo) -> str:
    return instant.astimezone(zone).strftime("%Y-%m-%d %H:%M")
