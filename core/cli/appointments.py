"""`istiqbal appointment`: plan times, book, list, check in and cancel without a counter; names stay on its screen."""

import re
import sys
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID, uuid4

import typer
from rich.table import Table

from core.cli.command import Command, answered, needed
from core.cli.tickets import SectionOption
from core.domain.appointments import PlanPart
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import clock_text, interval
from core.domain.numerals import Digits
from core.services.appointment_dto import AppointmentView, CheckIn
from core.words import Words

if TYPE_CHECKING:
    from core.bootstrap import Centre

_PART = re.compile(r"(?P<hours>[^/]+)/(?P<minutes>[0-9]{1,3})x(?P<places>[0-9]{1,3})")

app = typer.Typer(help="Plan, book, list, check in and cancel appointments.", no_args_is_help=True)

ServiceOption = Annotated[str, typer.Option("--service", help="What the visitor comes for.")]
IdArgument = Annotated[UUID, typer.Argument(metavar="ID", help="The appointment's id, as `appointment list` gives it.")]
KeyOption = Annotated[str | None, typer.Option("--key", help="The same key again changes nothing.")]
DayOption = Annotated[datetime | None, typer.Option("--on", formats=["%Y-%m-%d"], help="A day; else today.")]


@app.command()
@answered
def plan(
    command: Command,
    weekday: Annotated[int, typer.Option("--weekday", min=1, max=7, help="1 for Monday to 7 for Sunday.")],
    section: SectionOption = None,
    service: ServiceOption = "submit",
    part: Annotated[
        list[str] | None,
        typer.Option("--part", metavar="FROM-TO/MINUTESxPLACES", help="Such as 08:00-12:00/20x3; may be given again."),
    ] = None,
) -> None:
    """Set the times of a weekday; without a part it has no appointments."""
    wanted = needed(section or command.settings.device.section, "--section")
    parts = [_part(text) for text in part or ()]
    with command.centre() as centre:
        centre.appointments.set_plan(wanted, service, weekday, parts)
        kept = centre.appointments.plan(wanted, service).get(weekday, ())
    say = _words(command).say
    shown = ", ".join(map(_shown, kept))
    entry = "cli.plan" if kept else "cli.no_plan"
    command.answer(list(kept), lambda: say(entry, service=service, weekday=weekday, parts=shown))


@app.command("list")
@answered
def list_appointments(
    command: Command,
    section: SectionOption = None,
    on: DayOption = None,
) -> None:
    """List the appointments of a section's day."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        found = centre.appointments.of_day(wanted, on.date() if on else None)
    command.answer([_plain(one) for one in found], lambda: _table(command, found))


@app.command()
@answered
def book(
    command: Command,
    at: Annotated[datetime, typer.Option("--at", formats=["%Y-%m-%dT%H:%M"], help="Such as 2026-11-24T10:30.")],
    section: SectionOption = None,
    service: ServiceOption = "submit",
    visitor: Annotated[
        UUID | None, typer.Option("--visitor", metavar="ID", help="A visitor's id; else the identity number is asked.")
    ] = None,
    key: KeyOption = None,
) -> None:
    """Book a known visitor; the identity number is asked for, or read from the standard input, never an argument."""
    wanted = needed(section or command.settings.device.section, "--section")
    with command.centre() as centre:
        who = visitor or _found(command, centre)
        minute = at.hour * 60 + at.minute
        booked = centre.appointments.book(wanted, service, who, at.date(), minute, key or str(uuid4()))
    command.answer(_plain(booked), lambda: _told(command, "cli.booked", booked))


@app.command("check-in")
@answered
def check_in(
    command: Command,
    appointment: IdArgument,
    key: KeyOption = None,
) -> None:
    """Give the visitor of an appointment a ticket."""
    with command.centre() as centre:
        here = centre.appointments.check_in(appointment, key or str(uuid4()))
    told = {**_plain(here.appointment), "arrival": here.arrival, "minutes": here.minutes, "ticket": here.ticket}
    command.answer(told, lambda: _arrived(command, here))


@app.command()
@answered
def cancel(
    command: Command,
    appointment: IdArgument,
    reason: Annotated[str, typer.Option("--reason", help="Why; it is kept with the appointment.")],
) -> None:
    """Cancel an appointment and give its place back."""
    with command.centre() as centre:
        cancelled = centre.appointments.cancel(appointment, reason)
    command.answer(_plain(cancelled), lambda: _told(command, "cli.cancelled", cancelled))


def _part(text: str) -> PlanPart:
    found = _PART.fullmatch(text.strip())
    if found is None:
        raise typer.BadParameter(f"{text} is not of the form 08:00-12:00/20x3", param_hint="--part")
    hours = interval(found["hours"])
    return PlanPart(hours.opens, hours.closes, int(found["minutes"]), int(found["places"]))


def _shown(part: PlanPart) -> str:
    return f"{clock_text(part.opens)}-{clock_text(part.closes)}/{part.minutes}x{part.capacity}"


def _found(command: Command, centre: "Centre") -> UUID:
    """The visitor of an identity number, which is neither in the list of processes nor in a shell's history."""
    asked = sys.stdin.isatty()
    number = typer.prompt(_words(command).say("cli.identity"), err=True) if asked else sys.stdin.readline()
    visitor = centre.visitors.find(number.strip())
    if visitor is None:
        raise RuleBroken(ErrorCode.VISITOR_UNKNOWN)
    return visitor.id


def _plain(one: AppointmentView) -> dict[str, object]:
    """What a program is told of an appointment: no name, no number of a person."""
    names = ("id", "section", "service", "on", "minutes", "at", "state", "ticket_id", "ticket_code")
    told = {name: getattr(one, name) for name in names}
    return {**told, "time": clock_text(one.minute), "visitor_id": one.visitor.id}


def _words(command: Command) -> Words:
    return Words("appointments", command.spoken, Digits.WESTERN)


def _told(command: Command, entry: str, one: AppointmentView) -> str:
    return _words(command).say(entry, day=one.on.isoformat(), time=clock_text(one.minute), id=one.id)


def _arrived(command: Command, here: CheckIn) -> str:
    say = _words(command).say
    return say("cli.arrived", ticket=here.ticket.code, arrival=say(f"arrival.{here.arrival}"), minutes=here.minutes)


def _table(command: Command, found: list[AppointmentView]) -> Table:
    say = _words(command).say
    heads = ("time", "service", "state", "ticket")
    table = Table(*(say(f"list.{head}") for head in heads), "id", caption=say("list.count", len(found)))
    for one in found:
        table.add_row(clock_text(one.minute), one.service, say(f"state.{one.state}"), one.ticket_code, str(one.id))
    return table
