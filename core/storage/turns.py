"""Writers of one SQLite file take turns in the order of coming.

SQLite's own wait is a sleep that grows: with eight busy programs some slept for seconds while others went on. A lock
on a file beside the database puts them in line; SQLite still decides who writes, so a system without such locks
(Windows) only loses the fairness.
"""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl


class TurnMissed(Exception):  # noqa: N818 - reads as what happened
    """The turn did not come in time: a program that stands still has the lock."""


def queue_file(database: Path) -> Path:
    """The file whose lock is the line of writers."""
    return database.with_name(database.name + "-queue")


@contextmanager
def turn(database: Path, seconds: float) -> Iterator[None]:
    """Wait for one's turn to write, at most `seconds`, or raise `TurnMissed`; the turn ends with the block."""
    if sys.platform == "win32" or not database.exists():
        yield
        return
    try:
        handle = os.open(queue_file(database), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o660)
    except OSError:  # a folder that may not be written: the database itself will say so
        yield
        return
    if not _taken(handle):
        handle = _wait(handle, seconds)
    try:
        yield
    finally:
        os.close(handle)


if sys.platform != "win32":

    def _taken(handle: int) -> bool:
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        return False

    def _wait(handle: int, seconds: float) -> int:
        # The system's wait keeps the order of coming but knows no time limit, so a thread of its own does it.
        guard, came = threading.Lock(), threading.Event()
        given_up = False

        def stand_in_line() -> None:
            fcntl.flock(handle, fcntl.LOCK_EX)
            with guard:
                came.set()
                if given_up:
                    os.close(handle)

        threading.Thread(target=stand_in_line, name="turn", daemon=True).start()
        came.wait(seconds)
        with guard:
            if came.is_set():
                return handle
            given_up = True
        raise TurnMissed
