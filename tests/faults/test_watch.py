"""`istiqbal watch kiosk`: killed, stopped in the middle, or failing at every start, and the screen is there again."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from time import monotonic
from typing import Any

import psutil
import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.domain.workflow import Role
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE

START = 60.0


class Watched:
    """The program that watches, as whoever reads its answers sees it."""

    def __init__(self, *arguments: str, **environment: str) -> None:
        self.program = subprocess.Popen(
            [sys.executable, "-m", "core.cli", "watch", *arguments, "--json"],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, **environment},
        )
        self._told: Queue[dict[str, Any]] = Queue()
        self._thread = Thread(target=self._listen, daemon=True)
        self._thread.start()

    def next(self, what: str, seconds: float = START) -> dict[str, Any]:
        """The next thing of this kind that it tells; others before it are let go."""
        until = monotonic() + seconds
        while (left := until - monotonic()) > 0:
            try:
                told = self._told.get(timeout=left)
            except Empty:
                break
            if told["what"] == what:
                return told
        raise AssertionError(f"it never said {what}")

    def close(self) -> int:
        """Tell it to end, and wait until nothing of it is left."""
        family = psutil.Process(self.program.pid).children(recursive=True) if self.program.poll() is None else []
        if self.program.poll() is None:
            self.program.send_signal(signal.SIGTERM)
        status = self.program.wait(timeout=20)
        self._thread.join(timeout=5)
        assert self.program.stdout is not None
        self.program.stdout.close()
        _, alive = psutil.wait_procs(family, timeout=5)
        assert not alive
        return status

    def _listen(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            self._told.put(json.loads(line))


@contextmanager
def watched(*arguments: str, **environment: str) -> Iterator[Watched]:
    """Ended at the end, with all that it started."""
    watch = Watched(*arguments, **environment)
    try:
        yield watch
    finally:
        watch.close()


@pytest.fixture
def there(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Centre]:
    """A centre whose kiosk can be started by its settings."""
    config = tmp_path / "istiqbal.toml"
    config.write_text(
        f'database = "{sqlite_url}"\nidle_seconds = 5\nlog_folder = "{tmp_path / "log"}"\n'
        '[device]\nname = "kiosk-1"\nkind = "kiosk"\n'
    )
    monkeypatch.setenv("ISTIQBAL_CONFIG", str(config))
    create_centre(Settings(database=sqlite_url), DEFAULT_CENTRE)
    with open_centre(Settings(database=sqlite_url)) as centre:
        yield centre


def shows_why(watch: Watched) -> bool:
    """Whether the notice stands on the screen."""
    for one in psutil.Process(watch.program.pid).children():
        with suppress(psutil.NoSuchProcess):
            if "core.cli.watch.notice" in one.cmdline():
                return True
    return False


def says(centre: Centre, how: str) -> bool:
    """Whether the kiosk says that its last program came to this end."""
    return any(one.ended == how for one in centre.administration.devices() if one.name == "kiosk-1")


def test_a_kiosk_that_is_killed_or_hangs_is_on_its_screen_again(there: Centre) -> None:
    with watched("kiosk") as watch:
        first = watch.next("shown")["pid"]
        for blow, how in ((signal.SIGKILL, "crashed"), (signal.SIGSTOP, "hung"), (signal.SIGSEGV, "crashed")):
            os.kill(first, blow)
            assert watch.next("ended")["how"].startswith(how)
            shown = watch.next("shown")
            assert shown["pid"] != first
            assert not psutil.pid_exists(first)
            wait_until(partial(says, there, how), f"the kiosk to say that it {how}", START)
            first = shown["pid"]
        by = there.staff.add("maha", "مها", "a long password", Role.SUPERVISOR, ["women", "men"]).id
        there.devices.ask_restart("kiosk-1", "key", by=by)
        again = watch.next("ended", 60)
        assert (again["how"].split()[0], again["again_in"]) == ("asked", 0)
        assert watch.next("shown")["pid"] != first
    assert watch.program.returncode == 0


def test_a_program_that_fails_at_every_start_is_tried_ever_more_seldom_and_says_why(
    there: Centre, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = tmp_path / "broken.toml"
    broken.write_text('language = "xx"\n')
    with watched("kiosk", ISTIQBAL_CONFIG=str(broken)) as watch:
        told = [watch.next("ended") for _ in range(4)]
        assert [one["again_in"] for one in told] == [0, 0, 1, 2]
        assert "language" in told[-1]["why"]
        wait_until(lambda: shows_why(watch), "the notice", START)


def test_when_whoever_watches_is_killed_the_kiosk_leaves_the_screen_to_the_next(there: Centre) -> None:
    watch = Watched("kiosk")
    kiosk = psutil.Process(watch.next("shown")["pid"])
    watch.program.kill()
    try:
        assert psutil.wait_procs([kiosk], timeout=START)[1] == []
    finally:
        watch.close()
