"""What a password must be, and what one for one time looks like."""

from itertools import cycle

import pytest

from core.domain.errors import RuleBroken
from core.domain.passwords import READABLE, check_chosen, one_time

NAMES = ("noura", "نورة بنت فهد السالم")
GOOD = "قهوة بالهيل كل صباح"


def refused(chosen: str, again: str | None = None, *, is_old: bool = False) -> str:
    with pytest.raises(RuleBroken) as caught:
        check_chosen(chosen, chosen if again is None else again, names=NAMES, is_old=is_old)
    return caught.value.code.value


@pytest.mark.parametrize("chosen", [GOOD, "only ten..", "8412075936", "noura drinks coffee", "اليوم نورة شربت القهوة"])
def test_long_is_good_whatever_it_is_made_of(chosen: str) -> None:
    check_chosen(chosen, chosen, names=NAMES, is_old=False)


@pytest.mark.parametrize(
    ("chosen", "code"),
    [
        ("nine....x", "password_too_short"),
        ("", "password_too_short"),
        ("aaaaaaaaaaaa", "chosen_too_plain"),
        ("abababcdcdcd", "chosen_too_plain"),
        ("abcdefghijkl", "chosen_too_plain"),
        ("1234567890", "chosen_too_plain"),
        ("NOURA-2026!!", "chosen_is_name"),
        ("نوره السالم 1", "chosen_is_name"),
        ("noura noura noura", "chosen_is_name"),
    ],
)
def test_what_can_be_guessed_is_refused(chosen: str, code: str) -> None:
    assert refused(chosen) == code


def test_neither_the_old_one_nor_two_that_differ() -> None:
    assert refused(GOOD, is_old=True) == "chosen_is_old"
    assert refused(GOOD, GOOD + " ") == "chosen_differs"


def test_one_for_one_time_is_read_from_paper_without_doubt() -> None:
    letters = cycle(READABLE)
    assert one_time(lambda _: next(letters)) == "abcd-efgh-jkmn"
    assert not set(READABLE) & set("0o1il")
