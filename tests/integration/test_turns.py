"""The line of writers before an SQLite file."""

import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from core.bootstrap import open_centre
from core.domain.errors import EnvironmentFault, ErrorCode
from core.storage import engine
from core.storage.turns import TurnMissed, queue_file, turn

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the system has no such lock")
STAND_STILL = """
import fcntl, os, sys
handle = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)
fcntl.flock(handle, fcntl.LOCK_EX)
print("held", flush=True)
sys.stdin.readline()
"""


@contextmanager
def standing_still(database: Path) -> Iterator[None]:
    """Another program has the turn and does nothing with it."""
    command = [sys.executable, "-c", STAND_STILL, str(queue_file(database))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield
        program.stdin.write("\n")
        program.stdin.flush()


@pytest.fixture
def database(tmp_path: Path) -> Path:
    file = tmp_path / "centre.db"
    file.touch()
    return file


def test_turns_come_in_the_order_of_coming(database: Path) -> None:
    order: list[int] = []
    threads: list[threading.Thread] = []

    def wait(number: int) -> None:
        with turn(database, 10):
            order.append(number)

    with turn(database, 10):
        for number in range(6):
            threads.append(threading.Thread(target=wait, args=(number,)))
            threads[-1].start()
            _until_in_line(number + 1)
    for thread in threads:
        thread.join()
    assert order == list(range(6))


def _until_in_line(count: int) -> None:
    """The kernel lists who waits for a lock."""
    mine = f" {os.getpid()} "
    for _ in range(10_000):
        lines = Path("/proc/locks").read_text("ascii").splitlines()
        if sum("->" in line and mine in line for line in lines) >= count:
            return
        threading.Event().wait(0.001)
    raise AssertionError("nobody stands in line")


def test_a_program_that_stands_still_is_not_waited_for_without_end(database: Path) -> None:
    with standing_still(database), pytest.raises(TurnMissed), turn(database, 0.05):
        raise AssertionError("nobody has two turns")
    with turn(database, 5):
        pass  # who gave up left nothing behind


def test_the_person_is_told_that_the_database_is_away(sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_centre(sqlite_url) as centre:
        centre.queue.issue("women", "submit", "before")
        monkeypatch.setattr(engine, "WAIT_SECONDS", 0.05)
        with standing_still(Path(sqlite_url.removeprefix("sqlite:///"))):
            with pytest.raises(EnvironmentFault) as caught:
                centre.queue.issue("women", "submit", "meanwhile")
            assert caught.value.code is ErrorCode.DATABASE_AWAY
            assert len(centre.queue.tickets("women")) == 1  # to look needs no turn
        monkeypatch.undo()
        assert centre.queue.issue("women", "submit", "meanwhile").number == 2


def test_a_file_that_was_replaced_while_one_stood_in_line_is_the_one_that_is_written(sqlite_url: str) -> None:
    file = Path(sqlite_url.removeprefix("sqlite:///"))
    backup = file.with_name("backup.db")
    with open_centre(sqlite_url) as centre:
        centre.queue.issue("women", "submit", "before")
        with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup)) as target:
            source.backup(target)
        with standing_still(file):
            comer = threading.Thread(target=centre.queue.issue, args=("women", "submit", "meanwhile"))
            comer.start()
            _until_in_line(1)
            for part in ("-wal", "-shm"):
                file.with_name(file.name + part).unlink()
            backup.replace(file)
        comer.join()
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT count(*) FROM ticket").fetchone() == (2,)
