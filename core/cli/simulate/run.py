"""Simulates a plan under a policy on a centre of its own, and looks at each day when it is over."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from core.bootstrap import Centre, open_simulation
from core.cli.command import console
from core.cli.simulate.archive import archive
from core.cli.simulate.checks import Breach, first_breach
from core.cli.simulate.clock import SimulatedClock
from core.cli.simulate.crew import Seat, seated
from core.cli.simulate.engine import DayEngine
from core.cli.simulate.measure import SectionFigures, Tally
from core.cli.simulate.phone import plan_appointments
from core.cli.simulate.plan import SECTIONS, Plan, World
from core.cli.simulate.reception import Reception
from core.config import Device, Settings
from core.domain.queue_policy import Order
from core.domain.visitor import VisitorKind
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from core.words import Words

Advance = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Run:
    """A plan under a policy."""

    plan: Plan
    order: Order


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a plan came to under a policy; `breach` is the first rule that was broken, and there it ended."""

    order: Order
    centre: str | None
    days: int
    tickets: dict[str, int]
    visitors: dict[VisitorKind, int]
    requests: int
    sections: tuple[SectionFigures, ...]
    breach: Breach | None


def simulate(plan: Plan, order: Order, database: str, advance: Advance) -> Outcome:
    """Found a centre on an empty database (`centre_exists` else) and live through the plan's days there."""
    with _opened(plan, database) as (centre, clock):
        _set_policy(centre, order)
        seats = seated(centre, plan)
        plan_appointments(centre)
        reception = Reception(centre, visits=plan.visits, requests=plan.requests)
        engine, world = DayEngine(centre, clock, seats, reception), World(plan)
        tallies = {section: Tally() for section in SECTIONS}
        breach, days = None, 0
        for day in plan.days:
            engine.run(day, world.people(day))
            breach = _look_at(centre, tallies, seats)
            days += 1
            advance()
            if breach is not None:
                break
        if plan.archive and breach is None:
            archive(centre, seats, plan.archive)
        first, last = plan.days[0], plan.days[days - 1]
        figures = tuple(
            tallies[section].figures(section, plan.desks_of(section), centre.statistics.fairness(section, first, last))
            for section in SECTIONS
        )
        tickets = {one.section: one.fairness.tickets for one in figures}
        return Outcome(order, plan.centre, days, tickets, reception.visitors, reception.requests, figures, breach)


def run_all(runs: Sequence[Run], databases: Sequence[str | None], advance: Advance) -> list[Outcome]:
    """Each in its database, or where it has none in one that goes again."""
    outcomes = []
    for run, database in zip(runs, databases, strict=True):
        with nullcontext(database) if database else temporary_sqlite() as address:
            outcomes.append(simulate(run.plan, run.order, address, advance))
    return outcomes


@contextmanager
def progress(words: Words, runs: Sequence[Run], *, shown: bool) -> Iterator[Advance]:
    """A bar of days for whoever watches."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console(), transient=True, disable=not shown) as bar:
        task = bar.add_task(words.say("days"), total=sum(len(run.plan.days) for run in runs))
        yield lambda: bar.advance(task)


@contextmanager
def temporary_sqlite() -> Iterator[str]:
    """The address of an SQLite file that goes again with all that was simulated in it."""
    with TemporaryDirectory(prefix="istiqbal-simulate-") as folder:
        yield f"sqlite:///{(Path(folder) / 'centre.db').as_posix()}"


@contextmanager
def _opened(plan: Plan, database: str) -> Iterator[tuple[Centre, SimulatedClock]]:
    setup = _setup(plan)
    clock = SimulatedClock(datetime.combine(plan.days[0], time(), ZoneInfo(setup.zone)).astimezone(UTC))
    settings = Settings(database=database, device=Device(name="simulation", kind="counter"))
    with open_simulation(settings, setup, clock) as centre:
        yield centre, clock


def _setup(plan: Plan) -> CentreSetup:
    if plan.centre is None:
        setup = DEFAULT_CENTRE
    else:
        from core.centre_file import read_centre

        with resources.as_file(resources.files("assets") / "samples") as samples:
            setup = read_centre(samples / f"{plan.centre}.toml")
    sections = (replace(one, desks=max(one.desks, plan.desks_of(one.name))) for one in setup.sections)
    return replace(setup, sections=tuple(sections))


def _set_policy(centre: Centre, order: Order) -> None:
    with centre.storage.units.write() as unit:
        unit.hall.set_policy(replace(unit.hall.policy(), order=order))
        unit.commit()


def _look_at(centre: Centre, tallies: dict[str, Tally], seats: list[Seat]) -> Breach | None:
    zone = ZoneInfo(centre.administration.centre().zone)
    today = centre.clock.now().astimezone(zone).date()
    midnight = datetime.combine(today, time(), zone)
    for section, tally in tallies.items():
        recorded = centre.statistics.record(section, today)
        if recorded is None:
            continue
        tickets = centre.queue.tickets(section, today)
        desks = [centre.desks.events(seat.desk, midnight) for seat in seats if seat.section == section]
        tally.add(recorded, tickets, desks)
        policy, skills = centre.statistics.rules()
        breach = first_breach(section, recorded, tickets, policy, skills)
        if breach is not None:
            return breach
    return None
