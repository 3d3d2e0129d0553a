"""A day at one kiosk, by touch: as many tickets as visitors, on paper and in the record, and nothing that grows.

Here forty visitors come; the whole day of 1,500 is `istiqbal bench --measure kiosk_day` (docs/benchmarks.md).
"""

from dataclasses import replace

from core.cli.bench.kiosk_day import kiosk_day
from core.cli.bench.place import founded
from core.cli.bench.scale import QUICK


def test_forty_visitors_leave_with_forty_tickets(sqlite_url: str) -> None:
    with founded(sqlite_url) as place:
        found = {one.name: one for one in kiosk_day(place, replace(QUICK, visitors=40, settled=15, in_a_hurry=True))}
    assert len(found["print.time"].samples) == 40
    assert found["kiosk.missing"].passed
    assert found["kiosk.warnings"].passed
    assert found["kiosk.growth"].value < 10, "percent from the fifteenth to the fortieth"
