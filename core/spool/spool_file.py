"""A journal of entries as a spool uses it: opened by whoever needs it first, by one thread at a time."""

import json
import logging
import os
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from threading import RLock
from typing import Any, Concatenate, ParamSpec, TypeVar

from core.spool.journal import Journal

_log = logging.getLogger(__name__)
_S = TypeVar("_S", bound="SpoolFile")
_P = ParamSpec("_P")
_T = TypeVar("_T")


def alone(work: Callable[Concatenate[_S, _P], _T]) -> Callable[Concatenate[_S, _P], _T]:
    """A call of a spool, for which its file is open and no other thread's."""

    @wraps(work)
    def done(spool: _S, /, *args: _P.args, **named: _P.kwargs) -> _T:
        with spool._lock:
            spool._opened()
            return work(spool, *args, **named)

    return done


class SpoolFile:
    """Entries in a file beside `path` that has this `ending`; what is read of them is what `_follow` makes of each."""

    ending = ".journal"

    def __init__(self, path: Path, sync: Callable[[int], None] = os.fsync, patience: float = 0) -> None:
        self._path, self._sync, self._patience = path, sync, patience
        self._lock = RLock()
        self._journal: Journal | None = None
        self._unread = 0

    def close(self) -> None:
        """Let another program have the file, until it is needed here again."""
        with self._lock:
            if self._journal is not None:
                self._journal.close()
                self._journal = None

    def _begin(self) -> None:
        """Nothing is known yet."""
        raise NotImplementedError

    def _follow(self, entry: Mapping[str, Any]) -> None:
        """Let an entry of the journal hold."""
        raise NotImplementedError

    def _read_beside(self) -> None:
        """What else is to be read before the spool is open."""

    def _opened(self) -> None:
        if self._journal is not None:
            return
        journal = Journal(self._path.with_suffix(self.ending), self._sync, self._patience)
        try:
            self._take(journal)
            self._read_beside()
        except BaseException:
            journal.close()
            raise
        self._journal = journal

    def _take(self, journal: Journal) -> None:
        self._begin()
        self._unread = journal.damaged
        for line in journal.lines:
            try:
                self._follow(json.loads(line))
            except (KeyError, ValueError):  # what a later version wrote, or a disk changed with its checksum
                self._unread += 1
        if self._unread:
            _log.error("The spool has %d lines that cannot be read", self._unread)

    def _write(self, entry: Mapping[str, Any]) -> None:
        assert self._journal is not None
        self._journal.append(line_of(entry))
        self._follow(entry)


def line_of(entry: Mapping[str, Any]) -> bytes:
    """An entry as it lies in the file."""
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":")).encode()
