"""Rows that are known by a key tell exactly what changed; the proxy orders and sieves them, and the choice stays."""

import random

import pytest
from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from counter.models.rows import Cell, Row, RowsModel, SortedRows


class Heard:
    """A model, and every signal that it gave since the last look."""

    def __init__(self) -> None:
        self.model = RowsModel(["name", "number"])
        self._tester = QAbstractItemModelTester(self.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
        self._heard: list[tuple[str, int, int]] = []
        self.model.rowsInserted.connect(lambda _, first, last: self._heard.append(("in", first, last)))
        self.model.rowsRemoved.connect(lambda _, first, last: self._heard.append(("out", first, last)))
        self.model.modelReset.connect(lambda: self._heard.append(("reset", 0, 0)))
        self.model.layoutChanged.connect(lambda: self._heard.append(("layout", 0, 0)))
        self.model.dataChanged.connect(self._changed)

    def show(self, *rows: Row) -> list[tuple[str, int, int]]:
        """Show them, and what was heard."""
        self._heard.clear()
        self.model.show(rows)
        return list(self._heard)

    def names(self) -> list[str]:
        """The first cells, from above."""
        return [self.model.at(row).cells[0].text for row in range(self.model.rowCount())]

    def _changed(self, first: QModelIndex, last: QModelIndex) -> None:
        self._heard.append((f"changed {first.column()}-{last.column()}", first.row(), last.row()))


def row(name: str, number: int = 0, tag: str = "", text: str = "") -> Row:
    """A row."""
    return Row(name, (Cell(text or name), Cell(str(number), number)), tag)


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_neighbours_come_and_go_together(heard: Heard) -> None:
    a, b, c, d, e, f = (row(name) for name in "abcdef")
    assert heard.show(a, b, c, d) == [("in", 0, 3)]
    assert heard.show(a, d, e, f) == [("out", 1, 2), ("in", 2, 3)]
    assert heard.names() == ["a", "d", "e", "f"]
    assert heard.show(d, f) == [("out", 2, 2), ("out", 0, 0)]
    assert heard.show() == [("out", 0, 1)]


def test_another_order_is_not_told_and_moves_nothing(heard: Heard) -> None:
    a, b, c = (row(name) for name in "abc")
    heard.show(a, b, c)
    assert heard.show(c, a, b) == []
    assert heard.names() == ["a", "b", "c"]


def test_only_what_reads_differently_changed(heard: Heard) -> None:
    heard.show(*(row(name) for name in "abcde"))
    changed = heard.show(row("a"), row("b", 1), row("c", 1), row("d"), row("e", text="other"))
    assert changed == [("changed 1-1", 1, 2), ("changed 0-0", 4, 4)]
    assert heard.show(row("a"), row("b", 1), row("c", 1), row("d"), row("e", text="other")) == []


def test_a_fact_that_no_cell_shows_is_kept_and_not_told(heard: Heard) -> None:
    heard.show(row("a"))
    assert heard.show(Row("a", row("a").cells, fact=7)) == []
    assert heard.model.at(0).fact == 7


def test_any_change_ends_in_what_was_asked_for(heard: Heard) -> None:
    chance = random.Random(1448)
    for _ in range(300):
        wanted = {
            str(number): row(str(number), chance.randrange(3))
            for number in chance.sample(range(12), chance.randrange(12))
        }
        told = heard.show(*wanted.values())
        assert {heard.model.at(at).key: heard.model.at(at) for at in range(heard.model.rowCount())} == wanted
        assert not {kind for kind, _, _ in told} & {"reset", "layout"}


def shown(proxy: SortedRows) -> list[str]:
    """The first cells of a proxy, from above."""
    return [str(proxy.index(at, 0).data()) for at in range(proxy.rowCount())]


def test_the_proxy_orders_by_value_and_not_by_text(heard: Heard) -> None:
    proxy = SortedRows(heard.model)
    heard.show(row("a", 10), row("b", 9), row("c", 100), row("d", 9))
    proxy.sort(1)
    assert shown(proxy) == ["b", "d", "a", "c"]
    proxy.sort(1, Qt.SortOrder.DescendingOrder)
    assert shown(proxy) == ["c", "a", "d", "b"]


def test_the_choice_stays_on_its_row_when_the_order_changes(heard: Heard) -> None:
    proxy = SortedRows(heard.model)
    heard.show(row("a", 1), row("b", 2), row("c", 3))
    proxy.sort(1)
    selection = QItemSelectionModel(proxy)
    selection.setCurrentIndex(proxy.index(0, 0), QItemSelectionModel.SelectionFlag.SelectCurrent)
    kept = QPersistentModelIndex(proxy.index(0, 0))
    heard.show(row("a", 9), row("b", 2), row("c", 3), row("new", 0))
    assert shown(proxy) == ["new", "b", "c", "a"]
    assert proxy.row(selection.currentIndex()).key == "a"
    assert proxy.row(kept).key == "a"


def test_the_proxy_keeps_what_holds_every_word_and_the_tag(heard: Heard) -> None:
    proxy = SortedRows(heard.model)
    heard.show(row("a", 1, "women", "نورة السالم"), row("b", 2, "men", "فهد السالم"), row("c", 3, "women", "Sara"))
    proxy.ask("السالم")
    assert shown(proxy) == ["نورة السالم", "فهد السالم"]
    proxy.ask("السالم نورة")
    assert shown(proxy) == ["نورة السالم"]
    proxy.ask("SARA")
    assert shown(proxy) == ["Sara"]
    proxy.ask("", "men")
    assert shown(proxy) == ["فهد السالم"]
    proxy.ask("")
    assert proxy.rowCount() == 3
