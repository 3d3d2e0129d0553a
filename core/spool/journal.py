"""Lines that last: each is on the disk before `append` returns, and carries a checksum by which a torn one is known."""

import errno
import logging
import os
import sys
import time
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from core.domain.errors import EnvironmentFault, ErrorCode

if sys.platform != "win32":
    import fcntl

_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_SUM = 16
_LOOK_AGAIN = 0.02
_BINARY = getattr(os, "O_BINARY", 0)
_log = logging.getLogger(__name__)


class Journal:
    """A file of lines, held by one program at a time; `sync` brings what was written to the disk.

    `patience` is how many seconds it waits for a program that only looks into it, as a neighbour does.

    `lines` are those that could be read when it was opened, and `damaged` tells how many in their midst could not. A
    last line that is not whole was being written when the power went: nobody was promised it, and it is cut off.
    """

    def __init__(self, path: Path, sync: Callable[[int], None] = os.fsync, patience: float = 0) -> None:
        self._path, self._sync = path, sync
        with _named_faults():
            path.parent.mkdir(parents=True, exist_ok=True)
            new = not path.exists()
            self._file = os.open(path, os.O_RDWR | os.O_CREAT | _BINARY, 0o600)
            try:
                _hold(self._file, patience)
                if new:
                    _sync_folder(path.parent, sync)
                self.lines, self.damaged, self._length = _read(self._file)
                if os.fstat(self._file).st_size > self._length:
                    _log.warning("The end of %s was torn, and is cut off at %d", path.name, self._length)
                    os.ftruncate(self._file, self._length)
            except BaseException:
                os.close(self._file)
                raise

    def append(self, *lines: bytes) -> None:
        """Write lines, all of them or none."""
        data = b"".join(_sealed(line) for line in lines)
        with _named_faults():
            try:
                _write(self._file, self._length, data)
                self._sync(self._file)
            except OSError:
                os.ftruncate(self._file, self._length)
                raise
        self._length += len(data)

    def replace(self, lines: Iterable[bytes]) -> None:
        """Have these lines in place of all; what was there stays until they are on the disk."""
        data = b"".join(_sealed(line) for line in lines)
        beside = self._path.with_name(f".{self._path.name}.new")
        with _named_faults():
            file = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY, 0o600)
            try:
                _write(file, 0, data)
                self._sync(file)
            finally:
                os.close(file)
            os.close(self._file)  # Windows replaces no file that is open
            beside.replace(self._path)
            _sync_folder(self._path.parent, self._sync)
            self._file = os.open(self._path, os.O_RDWR | _BINARY)
            _hold(self._file)
        self._length = len(data)

    def close(self) -> None:
        """Let another program have it."""
        os.close(self._file)


class _named_faults:  # noqa: N801 - reads as what it does
    """What a disk does to a journal, by the names that a screen knows."""

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, BlockingIOError):
            raise EnvironmentFault(ErrorCode.SPOOL_BUSY) from error
        if isinstance(error, OSError):
            full = error.errno in _FULL
            raise EnvironmentFault(ErrorCode.SPOOL_FULL if full else ErrorCode.SPOOL_FAILED) from error


def _hold(file: int, patience: float = 0) -> None:
    if sys.platform == "win32":
        return
    given_up = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= given_up:
                raise
            time.sleep(_LOOK_AGAIN)
        else:
            return


def _write(file: int, at: int, data: bytes) -> None:
    os.lseek(file, at, os.SEEK_SET)
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(file, rest) :]


def _sync_folder(folder: Path, sync: Callable[[int], None]) -> None:
    """A new name lasts only when its folder is on the disk; Windows has no such thing."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    finally:
        os.close(handle)


def _sealed(line: bytes) -> bytes:
    return sha256(line).hexdigest()[:_SUM].encode() + b" " + line + b"\n"


def _read(file: int) -> tuple[list[bytes], int, int]:
    """The lines that are whole, how many between them are not, and where the last whole one ends."""
    data = _all(file)
    found: list[bytes] = []
    damaged = unsure = end = start = 0
    while (stop := data.find(b"\n", start)) >= 0:
        line = data[start + _SUM + 1 : stop]
        start_of_next = stop + 1
        if _sealed(line) == data[start:start_of_next]:
            found.append(line)
            damaged, unsure, end = damaged + unsure, 0, start_of_next
        else:
            unsure += 1
        start = start_of_next
    return found, damaged, end


def _all(file: int) -> bytes:
    os.lseek(file, 0, os.SEEK_SET)
    pieces = []
    while piece := os.read(file, 1 << 16):
        pieces.append(piece)
    return b"".join(pieces)
