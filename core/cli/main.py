"""The `istiqbal` command."""

import typer

from core.cli import (
    appointments,
    audit,
    centre,
    desks,
    devices,
    hall,
    pictures,
    programs,
    report,
    requests,
    staff,
    tickets,
    types,
    voice,
)
from core.cli.bench import command as bench
from core.cli.demo import command as demo
from core.cli.simulate import command as simulation
from core.cli.watch import command as watching

app = typer.Typer(
    name="istiqbal",
    help="Runs a reception centre: its kiosk, counters and displays, and the work behind them.",
    no_args_is_help=True,
    pretty_exceptions_show_locals=False,  # locals may hold what belongs to a visitor
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("init")(centre.init)
app.command("demo")(demo.demo)
app.command("kiosk")(programs.kiosk)
app.command("counter")(programs.counter)
app.command("display")(programs.display)
app.command("watch")(watching.watch)
app.add_typer(devices.app, name="device")
app.add_typer(tickets.app, name="ticket")
app.add_typer(desks.app, name="desk")
app.add_typer(hall.app, name="hall")
app.add_typer(staff.app, name="staff")
app.add_typer(appointments.app, name="appointment")
app.add_typer(types.app, name="types")
app.add_typer(requests.app, name="request")
app.command("simulate")(simulation.simulate)
app.add_typer(report.app, name="report")
app.add_typer(audit.app, name="audit")
app.add_typer(voice.app, name="voice")
app.command("shots")(pictures.shots)
app.command("bench")(bench.bench)


def run() -> None:
    """The console script."""
    app()
