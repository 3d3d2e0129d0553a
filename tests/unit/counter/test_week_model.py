"""The week's times: what a cell says, and that only a slot which changed is told."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.appointment_dto import SlotView
from core.words import Words
from counter.workspaces.appointments.week import WeekModel

SUNDAY = date(2026, 11, 22)


def slot(day: int, minute: int, taken: int = 0, *, closed: bool = False, past: bool = False) -> SlotView:
    """A slot of the women's section that takes three."""
    on = SUNDAY + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, tzinfo=UTC) + timedelta(minutes=minute - 180)
    return SlotView("women", "submit", on, minute, 30, at, 3, taken, closed, past)


WEEK = [slot(day, minute) for day in (0, 1, 2) for minute in (600, 630)]


@pytest.fixture
def model() -> WeekModel:
    """A week of three days with two times each, watched for broken promises."""
    made = WeekModel(Words("appointments", Language.ENGLISH))
    tester = QAbstractItemModelTester(made, QAbstractItemModelTester.FailureReportingMode.Fatal)
    tester.setParent(made)
    assert made.show("submit", WEEK, SUNDAY)
    return made


def told(model: WeekModel) -> tuple[list[tuple[int, int]], list[bool]]:
    """Where the model says that something changed, and how often all of it."""
    cells: list[tuple[int, int]] = []
    resets: list[bool] = []
    model.dataChanged.connect(lambda first, last: cells.append((first.row(), first.column())))
    model.modelReset.connect(lambda: resets.append(True))
    return cells, resets


def test_only_a_slot_that_changed_is_told(model: WeekModel) -> None:
    cells, resets = told(model)
    assert not model.show("submit", WEEK, SUNDAY)
    assert (cells, resets) == ([], [])
    assert not model.show("submit", [*WEEK[:3], replace(WEEK[3], taken=2), *WEEK[4:]], SUNDAY)
    assert (cells, resets) == ([(1, 1)], [])
    assert model.index(1, 1).data() == "1 of 3 free"


@pytest.mark.parametrize("other", [WEEK[2:], WEEK[::2], [slot(7, 600)], []])
def test_another_week_is_another_table(model: WeekModel, other: list[SlotView]) -> None:
    cells, resets = told(model)
    assert model.show("submit", other, SUNDAY)
    assert (cells, resets) == ([], [True])
    assert (model.rowCount(), model.columnCount()) == (
        len({one.minute for one in other}),
        len({one.on for one in other}),
    )


def test_another_service_is_another_table(model: WeekModel) -> None:
    assert model.show("enquiry", WEEK, SUNDAY)


@pytest.mark.parametrize(
    ("one", "text", "free"),
    [
        (slot(0, 600), "3 of 3 free", True),
        (slot(0, 600, 2), "1 of 3 free", True),
        (slot(0, 600, 3), "full (3)", False),
        (slot(0, 600, 4), "full (4)", False),  # the plan was made smaller afterwards
        (slot(0, 600, closed=True), "closed", False),
        (slot(0, 600, past=True), "—", False),
        (slot(0, 600, 2, past=True), "2 booked", False),
    ],
)
def test_what_a_cell_says(model: WeekModel, one: SlotView, text: str, free: bool) -> None:
    model.show("submit", [one], SUNDAY)
    assert model.index(0, 0).data() == text
    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == f"Sunday \u206610:00\u2069: {text}"
    assert model.first_free().isValid() is free


def test_a_day_has_both_dates_in_the_centres_digits(model: WeekModel) -> None:
    head = model.headerData(2, Qt.Orientation.Horizontal)
    assert head == "Tuesday\n14 Jumada II\n24 November"
    model.words = Words("appointments", Language.ARABIC, Digits.ARABIC_INDIC)
    assert model.headerData(2, Qt.Orientation.Horizontal) == "الثلاثاء\n١٤ جمادى الآخرة\n٢٤ نوفمبر"
    assert model.headerData(0, Qt.Orientation.Vertical) == "١٠:٠٠"
    assert model.index(0, 0).data() == "متاح ٣ من ٣"


def test_a_time_that_a_day_does_not_have_is_empty(model: WeekModel) -> None:
    model.show("submit", WEEK[:-1], SUNDAY)
    assert model.index(1, 2).data() is None
    assert model.slot(model.index(1, 2)) is None
    assert model.slot(QModelIndex()) is None
    assert not model.place(SUNDAY, 5).isValid()
