"""The waiting list tells exactly what changed, row by row."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtTest import QAbstractItemModelTester

from core.bootstrap import Centre
from core.domain.text import Language
from core.services.dto import CentreView, TicketView
from counter.models.waiting import WaitingListModel
from tests.support.clock import START


class Heard:
    """A model, and every signal that it gave since the last look."""

    def __init__(self, centre: CentreView) -> None:
        self.model = WaitingListModel(Language.ARABIC)
        self._tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self._centre = centre
        self._heard: list[tuple[str, int, int]] = []
        self.model.rowsInserted.connect(lambda _, first, last: self._heard.append(("in", first, last)))
        self.model.rowsRemoved.connect(lambda _, first, last: self._heard.append(("out", first, last)))
        self.model.dataChanged.connect(self._changed)
        self.model.modelReset.connect(lambda: self._heard.append(("reset", 0, 0)))

    def show(self, *tickets: TicketView, minutes: int = 0) -> list[tuple[str, int, int]]:
        """Show them, and what was heard."""
        self._heard = []
        self.model.show(self._centre, tickets, START + timedelta(minutes=minutes))
        return self._heard

    def codes(self) -> list[str]:
        """The codes, from above."""
        return [str(self.model.index(row, 0).data()) for row in range(self.model.rowCount())]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._heard.append((f"changed {first.column()}-{last.column()}", first.row(), last.row()))


@pytest.fixture
def heard(sqlite_centre: Centre) -> Heard:
    return Heard(sqlite_centre.administration.centre())


@pytest.fixture
def sqlite_centre(sqlite_url: str) -> Iterator[Centre]:
    from core.bootstrap import open_centre

    with open_centre(sqlite_url) as centre:
        yield centre


@pytest.fixture
def tickets(sqlite_centre: Centre) -> list[TicketView]:
    issued = [sqlite_centre.queue.issue("women", "submit", f"t-{number}") for number in range(6)]
    return [replace(ticket, issued_at=START) for ticket in issued]


def test_neighbours_come_and_go_together(heard: Heard, tickets: list[TicketView]) -> None:
    a, b, c, d, e, f = tickets
    assert heard.show(a, b, c, d) == [("in", 0, 3)]
    assert heard.show(a, d, e, f) == [("out", 1, 2), ("in", 2, 3)]
    assert heard.show(b, a, f) == [("out", 1, 2), ("in", 0, 0)]
    assert heard.codes() == [b.code, a.code, f.code]
    assert heard.show() == [("out", 0, 2)]


def test_nothing_new_is_not_told(heard: Heard, tickets: list[TicketView]) -> None:
    heard.show(*tickets)
    assert heard.show(*tickets) == []


def test_only_what_reads_differently_changed(heard: Heard, tickets: list[TicketView]) -> None:
    a, b, c, *_ = tickets
    late = replace(c, issued_at=START + timedelta(seconds=90))
    heard.show(a, b, late)
    assert heard.show(a, b, late, minutes=1) == [("changed 3-3", 0, 1)]
    assert heard.show(a, replace(b, service="enquiry"), late, minutes=1) == [("changed 2-2", 1, 1)]


def test_who_changed_place_leaves_it_and_comes_anew(heard: Heard, tickets: list[TicketView]) -> None:
    a, b, c, *_ = tickets
    heard.show(a, b, c)
    assert heard.show(c, a, b) == [("out", 2, 2), ("in", 0, 0)]
    assert heard.codes() == [c.code, a.code, b.code]
