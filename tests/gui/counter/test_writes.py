"""A write that is slow before it reaches the database keeps no screen from reading."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, current_thread
from typing import cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre
from core.qt.link import CentreLink
from counter.writes import Writes


@contextmanager
def _centre() -> Iterator[Centre]:
    class Feed:
        def subscribe(self, _: object) -> object:
            return lambda: None

    class Nothing:
        feed = Feed()

    yield cast("Centre", Nothing())


@pytest.mark.parametrize("slow", [True, False])
def test_a_slow_write_goes_beside_the_database(qtbot: QtBot, slow: bool) -> None:
    link, parent, goes_on, begun, read, done = CentreLink(_centre), QObject(), Event(), Event(), Event(), Event()
    writes = Writes(link, parent)
    threads: list[str] = []

    def write(_: Centre, __: str) -> None:
        threads.append(current_thread().name)
        begun.set()
        assert goes_on.wait(20)

    writes.keyed("attach", None, write, lambda _: done.set(), slow=slow)
    qtbot.waitUntil(begun.is_set)
    assert writes.busy
    link.run(lambda _: None, lambda _: read.set(), lambda _: None)
    if slow:
        qtbot.waitUntil(read.is_set)
        assert not done.is_set()
    goes_on.set()
    qtbot.waitUntil(lambda: done.is_set() and read.is_set())
    assert not writes.busy
    assert threads[0].startswith("devices" if slow else "database")
    link.close()
