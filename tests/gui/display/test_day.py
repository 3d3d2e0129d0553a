"""A screen lives through a day and a night: every call is shown, every loss is made good, and memory stays flat.

Shortened in the daily run; `--whole-day` lives through 24 hours with 3,000 calls and 50 losses of the database.
"""

import gc
from dataclasses import dataclass

import psutil
import pytest

from core.bootstrap import Centre
from tests.gui.display.conftest import Opener, Screen
from tests.gui.display.outage import database_away
from tests.support.clock import FakeClock

HOURS = 24
AWAY = "انقطع الاتصال بالمركز منذ"
FLAT = 1.1
DESKS = 8
WAITING = 5  # behind whoever is called


@dataclass
class Life:
    """What a process had at an instant."""

    resident: int
    handles: int


def life() -> Life:
    gc.collect()
    process = psutil.Process()
    return Life(process.memory_info().rss, process.num_fds())


class Day:
    """Calls and losses, spread evenly over the hours."""

    def __init__(self, screen: Screen, centre: Centre, clock: FakeClock, url: str, calls: int, losses: int) -> None:
        self.screen, self.centre, self.clock, self.url = screen, centre, clock, url
        self.calls = calls
        self.step = HOURS * 3600 / calls
        self.lost_at = {round((number + 0.5) * calls / losses) for number in range(losses)}

    def live(self, first: int, last: int) -> None:
        for number in range(first, last):
            self.clock.advance(self.step)
            self.screen.steady.now += self.step
            self.centre.queue.issue("women", "submit", f"day-{number}")
            if number in self.lost_at:
                self._lose()
            desk = number % DESKS + 1
            called = self.centre.queue.call_next(f"W{desk}")
            assert called is not None
            self._see(called.ticket.code, str(desk))
            self.centre.queue.finish(f"W{desk}")
            if number in self.lost_at:
                self.screen.steady.now += self.step
                self.screen.see(lambda: self.screen.equals(self.centre.queue.snapshot("women")))
            self.screen.heard.played.clear()  # a loudspeaker keeps nothing
            self.screen.heard.cut.clear()
            if number % 100 == 0:
                gc.collect()

    def _see(self, code: str, window: str) -> None:
        self.screen.see(lambda: self.screen.large == (code, window))

    def _lose(self) -> None:
        with database_away(self.url):
            self.screen.actor.expect(AWAY)
        self.screen.see(lambda: not self.screen.actor.hears(AWAY))


@pytest.mark.timeout(3600)
def test_a_day_of_calls_and_losses_leaves_the_screen_true_and_its_memory_flat(
    centre: Centre, clock: FakeClock, database_url: str, open_screen: Opener, pytestconfig: pytest.Config
) -> None:
    whole = bool(pytestconfig.getoption("--whole-day"))
    if not whole and not database_url.startswith("sqlite"):
        pytest.skip("the losses on PostgreSQL are seen by test_truth; the whole day is lived on both")
    calls, losses = (3000, 50) if whole else (60, 2)
    screen = open_screen(poll_ms=200)
    screen.actor.expect("قسم النساء")
    day = Day(screen, centre, clock, database_url, calls, losses)
    warm = calls // 3  # with a loss among them
    for number in range(WAITING):
        centre.queue.issue("women", "submit", f"waits-{number}")
    day.live(0, warm)
    before = life()
    day.live(warm, calls)
    after = life()
    assert [code for code, _ in screen.shown][-1] == screen.large[0]
    assert len(screen.shown) == calls
    assert after.resident < before.resident * FLAT, (before, after)
    assert after.handles <= before.handles + 2, (before, after)
    print(f"{calls} calls, {losses} losses: {before} -> {after}")  # noqa: T201 - the figures of the whole day, with -s
