"""How whoever watches a program waits, hears it and tells of it; and what the heart says to whom."""

import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from unittest.mock import ANY

import psutil

from core.cli.watch.keeper import Keeper, Told
from core.cli.watch.patience import Patience
from core.qt.alone import heart
from core.qt.alone.ending import BEAT, SHOWN, last_ending
from core.services.device_dto import Ending


def test_the_first_two_crashes_cost_no_time_and_each_later_one_more_until_it_has_lived_well() -> None:
    patience = Patience()
    assert [patience.after(0.5) for _ in range(9)] == [0, 0, 1, 2, 5, 10, 30, 60, 60]
    assert patience.shows
    assert patience.after(61) == 0
    assert not patience.shows
    assert [patience.after(30) for _ in range(2)] == [0, 1]


class Seen:
    """What a keeper told, and what stood on the screen."""

    def __init__(self) -> None:
        self.told: list[Told] = []
        self.notices: list[tuple[str, float, int]] = []
        self.open = 0

    @contextmanager
    def notice(self, why: str, again_in: float, tries: int) -> Iterator[None]:
        """As `Notice` says."""
        self.notices.append((why, again_in, tries))
        self.open += 1
        yield
        self.open -= 1

    @property
    def ends(self) -> list[str]:
        """How each run ended."""
        return [one.how for one in self.told if one.what == "ended"]


class Hurried(Patience):
    """Waits no time."""

    def after(self, lived: float) -> float:
        """As ever, but in no time."""
        super().after(lived)
        return 0.0


def kept(lines: str, tmp_path: Path, **how: int) -> tuple[int, Seen]:
    """A keeper of a program that counts its runs as `n`, from 1."""
    file = tmp_path / "runs"
    body = (
        "import os, sys, time, pathlib\n"
        f"file = pathlib.Path({str(file)!r})\n"
        "n = len(file.read_text()) + 1 if file.exists() else 1\n"
        "file.write_text('x' * n)\n"
        "say = lambda text: print(text, flush=True)\n"
    )
    seen = Seen()
    keeper = Keeper([sys.executable, "-c", body + lines], seen.told.append, seen.notice, patience=Hurried(), **how)
    return keeper.run(), seen


def test_it_is_started_until_staff_leave(tmp_path: Path) -> None:
    lines = "say('shown'); say('beat'); sys.exit({1: 1, 2: 75, 3: 76}.get(n, 77))"
    status, seen = kept(lines, tmp_path)
    assert (status, seen.ends) == (77, ["crashed (1)", "asked (75)", "staff (76)"])
    assert [one.what for one in seen.told].count("shown") == 4


def test_the_next_one_knows_how_the_last_one_ended(tmp_path: Path) -> None:
    lines = "say('shown'); print(os.environ['ISTIQBAL_ENDED'], file=sys.stderr); sys.exit([1, 75, 1, 77][n - 1])"
    _, seen = kept(lines, tmp_path)
    assert [one.why for one in seen.told if one.what == "ended"] == ["", "", "asked"]
    assert last_ending({"ISTIQBAL_ENDED": "hung"}) is Ending.HUNG
    assert last_ending({"ISTIQBAL_ENDED": "nonsense"}) is None


def test_what_it_says_of_its_end_counts_where_a_compositor_keeps_the_status_to_itself(tmp_path: Path) -> None:
    lines = "say('shown')\nif n == 1: sys.exit(0)\nsay('ending 75' if n == 2 else 'ending 77'); sys.exit(0)"
    status, seen = kept(lines, tmp_path)
    assert (status, seen.ends) == (77, ["crashed (1)", "asked (75)"])


def test_a_window_that_is_closed_ends_it(tmp_path: Path) -> None:
    assert kept("say('shown'); say('ending 0')", tmp_path) == (0, ANY)


def test_a_program_under_another_is_killed_with_it(tmp_path: Path) -> None:
    mine = str(tmp_path / "pid")
    inner = f"import os, pathlib; pathlib.Path({mine!r}).write_text(str(os.getpid())); os.read(os.pipe()[0], 1)"
    lines = (
        f"import subprocess\nif n > 1: sys.exit(77)\nsay('shown')\nsubprocess.run([sys.executable, '-c', {inner!r}])"
    )
    assert kept(lines, tmp_path, silent=12)[1].ends == ["hung (-9)"]
    with suppress(psutil.NoSuchProcess):
        assert psutil.Process(int(Path(mine).read_text())).status() == psutil.STATUS_ZOMBIE


def test_one_that_falls_silent_is_killed(tmp_path: Path) -> None:
    silent = "say('shown')\nif n == 1: os.read(os.pipe()[0], 1)\nsys.exit(77)"
    assert kept(silent, tmp_path, silent=2)[1].ends == ["hung (-9)"]


def test_one_that_does_nothing_at_all_is_given_up_before_one_that_may_be_slow(tmp_path: Path) -> None:
    """It is stopped in the first run and waits for ever in the second; `silent` would give it minutes."""
    lines = (
        "import signal\nsay('shown')\nif n == 1: os.kill(os.getpid(), signal.SIGSTOP)\n"
        "if n == 2: os.read(os.pipe()[0], 1)\nsys.exit(77)"
    )
    assert kept(lines, tmp_path, still=3, silent=1000)[1].ends == ["hung (-9)"] * 2


def test_one_that_is_busy_is_not_given_up_for_being_still(tmp_path: Path) -> None:
    """Many more looks than one that does nothing would be given."""
    busy = "end = time.process_time() + 1.5\nwhile n == 1 and time.process_time() < end: pass\n"
    assert kept(f"say('shown')\n{busy}sys.exit(77)", tmp_path, still=3, silent=1000)[1].ends == []


def test_one_that_never_comes_up_is_killed(tmp_path: Path) -> None:
    silent = "if n == 1: os.read(os.pipe()[0], 1)\nsys.exit(77)"
    assert kept(silent, tmp_path, starting=3)[1].ends == ["hung (-9)"]


def test_wrong_usage_is_not_tried_again(tmp_path: Path) -> None:
    assert kept("sys.exit(2)", tmp_path)[0] == 2


def test_why_it_fails_stands_on_the_screen_until_it_comes_up(tmp_path: Path) -> None:
    lines = (
        "print('call 0551234567: no such table', file=sys.stderr)\nif n < 5: sys.exit(1)\nsay('shown'); sys.exit(77)"
    )
    _, seen = kept(lines, tmp_path)
    assert [tries for _, _, tries in seen.notices] == [3, 4]
    assert {why for why, _, _ in seen.notices} == {"call •••: no such table"}
    assert seen.open == 0


def test_systemd_is_told_when_it_is_up_and_then_that_it_lives(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind(str(tmp_path / "notify"))
        systemd.settimeout(5)
        (tell,) = heart.listeners_of({"NOTIFY_SOCKET": str(tmp_path / "notify")})
        tell(SHOWN)
        tell(BEAT)
        assert [systemd.recv(99) for _ in range(2)] == [b"READY=1", b"WATCHDOG=1"]
    tell(BEAT)  # systemd that is gone ends nothing
