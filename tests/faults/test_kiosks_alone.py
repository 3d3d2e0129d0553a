"""Four hours without the database at two kiosks, one killed on the way: nobody is without a ticket, or has two."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.services.setup import DEFAULT_CENTRE
from tests.support.clock import FakeClock
from tests.support.outage import Outage

HOURS = 4
EVERY_MINUTES = 30
MINUTE = 60.0


class Kiosk:
    """A kiosk's process."""

    def __init__(self, url: str, name: str, spools: Path, *how: str) -> None:
        command = [sys.executable, "-m", "tests.support.lonely_kiosk", url, name, str(spools), *how]
        self.program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def says(self) -> str:
        assert self.program.stdout is not None
        return self.program.stdout.readline().strip()

    def visitor(self, minutes: float) -> str:
        """Somebody comes, and has the ticket that this returns."""
        self._order(f"visitor {minutes * MINUTE}")
        return self.says()

    def clock(self, minutes: float) -> None:
        self._order(f"clock {minutes * MINUTE}")

    def kill(self) -> None:
        """By the signal that no program can catch."""
        self.program.kill()
        self.program.communicate()

    def end(self) -> None:
        self.program.communicate()
        assert self.program.returncode == 0

    def _order(self, line: str) -> None:
        assert self.program.stdin is not None
        self.program.stdin.write(line + "\n")
        self.program.stdin.flush()


@contextmanager
def centre_of(outage: Outage, clock: FakeClock) -> Iterator[Centre]:
    with open_centre(Settings(database=outage.url), clock=clock) as centre:
        yield centre


def four_hours(outage: Outage, spools: Path, *how: str) -> list[str]:
    """The codes in the order of coming; the first kiosk is killed and started again in the middle."""
    one, two = (Kiosk(outage.url, name, spools, *how) for name in ("kiosk-1", "kiosk-2"))
    came: list[str] = []
    try:
        assert [one.says(), two.says()] == ["ready", "ready"]
        came += [one.visitor(0), two.visitor(1)]
        outage.begin()
        for minutes in range(10, HOURS * 60, EVERY_MINUTES):
            came += [one.visitor(minutes), two.visitor(minutes + 1)]
            if minutes == 10 + 3 * EVERY_MINUTES:
                one.kill()
                one = Kiosk(outage.url, "kiosk-1", spools, *how)
                assert one.says() == "ready"
        for kiosk in (one, two):
            kiosk.clock(HOURS * 60)
        outage.end()
        one.end()
        two.end()
    finally:
        one.kill()
        two.kill()
    return came


def test_everybody_had_a_ticket_at_once_and_is_in_the_queue_once_in_order(
    outage: Outage, tmp_path: Path, clock: FakeClock
) -> None:
    create_centre(Settings(database=outage.url), DEFAULT_CENTRE)
    came = four_hours(outage, tmp_path / "spools")
    letters = {code.rstrip("0123456789") for code in came}
    assert letters == {"W", "WA", "WB"}
    clock.advance(HOURS * 3600)
    with centre_of(outage, clock) as centre:
        tickets = centre.queue.tickets("women")
        assert sorted(one.code for one in tickets) == sorted(came)
        assert [one.number for one in tickets] == list(range(1, len(came) + 1))
        called = []
        while (call := centre.queue.call_next("W1")) is not None:
            called.append(call.ticket.code)
            centre.queue.finish("W1")
        assert called == came


def test_a_spool_that_is_not_on_the_disk_loses_who_came_before_the_kill(sqlite_outage: Outage, tmp_path: Path) -> None:
    """The negative control: four visitors have papers that the queue does not know, and of two the code is the same."""
    create_centre(Settings(database=sqlite_outage.url), DEFAULT_CENTRE)
    came = four_hours(sqlite_outage, tmp_path / "spools", "forgetful")
    with centre_of(sqlite_outage, FakeClock()) as centre:
        assert len(centre.queue.tickets("women")) == len(came) - 4
    assert len(set(came)) < len(came)
