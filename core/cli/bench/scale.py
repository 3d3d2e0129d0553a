"""How much is measured."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Scale:
    """The counts of every measure."""

    processes: int = 8
    tickets_alone: int = 800
    tickets_each: int = 1250
    crowd: int = 10_000
    calls_in_crowd: int = 50
    calls_not_timed: int = 10
    snapshots: int = 200
    hints: int = 100
    paints: int = 52  # in each of two halls
    visitors: int = 1500
    settled: int = 200  # visitors after whom a kiosk has loaded all that it ever needs
    in_a_hurry: bool = False  # visitors who touch before a page has settled, on a screen that lets them
    starts: int = 10
    archive: int = 20_000
    finds: int = 40


FULL = Scale()
QUICK = Scale(
    processes=2,
    tickets_alone=6,
    tickets_each=5,
    crowd=12,
    calls_in_crowd=2,
    calls_not_timed=0,
    snapshots=3,
    hints=3,
    paints=1,
    visitors=2,
    settled=1,
    starts=1,
    archive=40,
    finds=3,
)
