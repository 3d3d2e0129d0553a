"""The demo with a screen: kiosk, counter and two displays as programs of their own, until they are closed."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from core.cli.demo.stage import PROGRAMS, Stage

_PATIENCE = 5.0  # seconds that a program has to end by itself


@contextmanager
def child(command: Sequence[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process that does not outlive the block."""
    process = subprocess.Popen(command)
    try:
        yield process
    finally:
        end(process)


def end(process: subprocess.Popen[bytes]) -> None:
    """Ask it to end, and insist after a while."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def commands(stage: Stage) -> list[list[str]]:
    """How each program is started."""

    def of(name: str) -> list[str]:
        settings: Path = stage.settings_file(name)
        return [sys.executable, "-m", "core.cli", PROGRAMS[name]["kind"], "--window", "--config", str(settings)]

    return [of(name) for name in PROGRAMS]


def play(stage: Stage) -> int:
    """Wait until every window is closed, or for Ctrl-C; 1 when a program failed."""
    with ExitStack() as programs:
        running = [programs.enter_context(child(command)) for command in commands(stage)]
        try:
            statuses = [process.wait() for process in running]
        except KeyboardInterrupt:
            return 0
        return int(any(statuses))
