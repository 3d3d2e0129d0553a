"""Which of the newest rows a question of the index is put to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.storage.search_marks import newest_windows, window_marks

ROWS = st.integers(0, 3_000_000)


@given(ROWS, st.integers(1, 3_000_000))
def test_every_one_of_the_newest_lies_in_one_of_the_windows_or_all_are_asked(newest: int, rows: int) -> None:
    named = newest_windows(newest, rows)
    assert len(named) <= 17
    if named:
        assert rows <= newest, "what is all is asked without windows"
        for n in {newest, newest - rows // 2, newest - rows + 1}:
            assert set(window_marks(n)) & set(named), n


@pytest.mark.parametrize(
    ("rows", "named"),
    [
        (4_096, ["_a463", "_a462"]),
        (9_000, ["_a463", "_a462", "_a461", "_a460"]),
        (70_000, ["_b28", "_b27", "_b26"]),
        (1_900_000, []),
    ],
)
def test_they_are_no_longer_than_need_be(rows: int, named: list[str]) -> None:
    assert newest_windows(1_900_000, rows) == named


def test_of_few_rows_all_are_asked() -> None:
    assert newest_windows(8_000, 4_096) == []
