"""The journal: what it took lasts, what was torn is noticed, what is damaged takes nothing else with it."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from core.domain.errors import EnvironmentFault, ErrorCode
from core.spool.journal import Journal
from tests.support.disk import Disk


@contextmanager
def opened(path: Path, disk: Disk | None = None) -> Iterator[Journal]:
    journal = Journal(path, (disk or Disk()).sync)
    try:
        yield journal
    finally:
        journal.close()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A journal with three lines."""
    path = tmp_path / "spool" / "kiosk.journal"
    with opened(path) as journal:
        for line in (b"one", "اثنان".encode(), b"three"):
            journal.append(line)
    return path


def lines(path: Path) -> list[bytes]:
    with opened(path) as journal:
        return journal.lines


def test_what_was_added_is_there_again_in_its_order(file: Path) -> None:
    assert lines(file) == [b"one", "اثنان".encode(), b"three"]


@pytest.mark.parametrize("torn", range(1, 23))
def test_a_power_cut_in_the_last_line_leaves_all_before_it(file: Path, torn: int) -> None:
    """However much of it reached the disk: it was promised to nobody, and the next line stands in its place."""
    disk, whole = Disk(), lines(file)
    with opened(file, disk) as journal:
        journal.append(b"lasts")
        lasting = file.stat().st_size
        disk.fault = OSError(errno.EIO, "the power goes")
        with pytest.raises(EnvironmentFault):
            journal.append(b"torn")
        file.write_bytes(file.read_bytes()[:lasting] + b"0123456789abcdef torn\n"[:torn])
    with opened(file) as journal:
        assert journal.lines == [*whole, b"lasts"]
        assert journal.damaged == 0
        journal.append(b"next")
    assert lines(file) == [*whole, b"lasts", b"next"]


def test_what_a_disk_says_that_it_has_it_has_after_the_power_was_cut(tmp_path: Path) -> None:
    disk, path = Disk(), tmp_path / "kiosk.journal"
    with opened(path, disk) as journal:
        for number in range(20):
            journal.append(b"%d" % number)
    disk.cut_power(tmp_path)
    assert lines(path) == [b"%d" % number for number in range(20)]


def test_without_the_sync_it_has_not(tmp_path: Path) -> None:
    """The negative control: a disk that only says so."""
    disk, path = Disk(honest=False), tmp_path / "kiosk.journal"
    with opened(path, disk) as journal:
        journal.append(b"promised")
    disk.cut_power(tmp_path)
    assert lines(path) == []


@pytest.mark.parametrize("place", [0, 30, 60])
def test_a_damaged_line_is_counted_and_takes_no_other_with_it(file: Path, place: int) -> None:
    data = bytearray(file.read_bytes())
    data[place] ^= 0x01
    file.write_bytes(bytes(data))
    with opened(file) as journal:
        assert len(journal.lines) == 2
        assert journal.damaged == (1 if place < 49 else 0), "of a last line nobody can say that it was promised"


@pytest.mark.parametrize(
    ("error", "code"),
    [(errno.ENOSPC, ErrorCode.SPOOL_FULL), (errno.EDQUOT, ErrorCode.SPOOL_FULL), (errno.EIO, ErrorCode.SPOOL_FAILED)],
)
def test_what_the_disk_does_is_named_and_nothing_half_is_left(file: Path, error: int, code: ErrorCode) -> None:
    disk, before = Disk(), file.read_bytes()
    with opened(file, disk) as journal:
        disk.fault = OSError(error, "no")
        with pytest.raises(EnvironmentFault) as raised:
            journal.append(b"four")
        assert raised.value.code is code
        assert file.read_bytes() == before
        disk.fault = None
        journal.append(b"five")
    assert lines(file)[-1] == b"five"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "spool").write_text("no folder")
    with pytest.raises(EnvironmentFault) as raised:
        Journal(tmp_path / "spool" / "kiosk.journal")
    assert raised.value.code is ErrorCode.SPOOL_FAILED


def test_one_program_has_it_at_a_time(file: Path) -> None:
    with opened(file):
        with pytest.raises(EnvironmentFault) as raised:
            Journal(file)
        assert raised.value.code is ErrorCode.SPOOL_BUSY
    assert len(lines(file)) == 3


def test_others_in_place_of_all_are_there_whole_or_not_at_all(file: Path) -> None:
    disk, before = Disk(), lines(file)
    with opened(file, disk) as journal:
        disk.fault = OSError(errno.ENOSPC, "no")
        with pytest.raises(EnvironmentFault):
            journal.replace([b"new"])
        disk.fault = None
        journal.append(b"still")
    assert lines(file) == [*before, b"still"]
    with opened(file, disk) as journal:
        journal.replace([b"new"])
        with pytest.raises(EnvironmentFault):
            Journal(file)
        journal.append(b"newer")
    disk.cut_power(file.parent)
    assert lines(file) == [b"new", b"newer"]
