"""The classification searched as a clerk types: spelling, order of the words, both languages, the best first."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.arabic import words
from core.domain.classification import Classification, Found, Match
from core.domain.text import LocalText
from tests.support.sample import SAMPLE_TYPES

SAMPLE = Classification(SAMPLE_TYPES)
LEAVES = [kind.code for kind in SAMPLE_TYPES if kind.working_days is not None]
TITLES = {kind.code: kind.title for kind in SAMPLE_TYPES}


def codes(text: str) -> list[str]:
    return [one.code for one in SAMPLE.search(text)]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("تاشيره", "P05"),
        ("التأشيرة", "P05"),
        ("تَأْشِيرَة زيارة", "P05"),
        ("زياره تاشيره", "P05"),
        ("الغا بلاغ", "P03"),
        ("مولود", "R03"),
        ("ساهر", "T01"),
        ("p04", "P04"),
        ("J٠٢", "J02"),
        ("visa", "P05"),
        ("travel ban", "P01"),
        ("ban سفر", "P01"),
        ("علاج بالخارج", "M03"),
        ("خارج", "M03"),
        ("معالجه", ""),
        ("تقدير", "X03"),
        ("دفاع مدني سلامة", "D01"),
    ],
)
def test_the_first_hit_is_what_the_clerk_means(typed: str, first: str) -> None:
    assert next(iter(codes(typed)), "") == first


def test_the_best_come_first_and_equals_in_the_order_of_the_tree() -> None:
    found = SAMPLE.search("رخصة")
    assert [(one.code, one.match) for one in found] == [
        ("T02", Match.TITLE_BEGINS),
        ("S03", Match.SYNONYM),
        ("D01", Match.SYNONYM),
        ("T01", Match.ABOVE),
        ("T03", Match.ABOVE),
    ]


def test_a_title_begins_only_in_its_first_words() -> None:
    assert SAMPLE.search("شكوى")[0] == Found("C01", Match.TITLE_BEGINS)
    assert SAMPLE.search("موظف")[0] == Found("C01", Match.TITLE)
    assert SAMPLE.search("طلب مساعده")[0] == Found("M01", Match.TITLE_BEGINS)


def test_a_word_in_the_middle_of_another_finds_nothing() -> None:
    assert codes("سكري") == []
    assert codes("visitx") == []
    assert codes("رخصة xyz") == []


def test_what_lies_above_finds_all_that_lies_below() -> None:
    assert set(codes("السجناء")) == {"J01", "J02", "J03", "J04"}
    assert {one.match for one in SAMPLE.search("prisoners detainees")} == {Match.ABOVE}


def test_nothing_typed_shows_every_leaf_in_order() -> None:
    assert codes("") == codes("  ـ ") == LEAVES


NAME = LocalText("نوع", "Type")


@dataclass(frozen=True)
class Node:
    code: str
    parent: str | None
    title: LocalText = NAME
    synonyms: tuple[str, ...] = ()
    working_days: int | None = 3


def test_a_tree_that_runs_in_a_circle_or_lacks_a_branch_is_searched_all_the_same() -> None:
    broken = Classification([Node("A", "B"), Node("B", "A"), Node("C", "gone")])
    assert [one.code for one in broken.search("نوع")] == ["A", "B", "C"]


@given(st.sampled_from(LEAVES), st.data())
def test_the_beginnings_of_a_title_find_it_in_any_order(code: str, data: st.DataObject) -> None:
    title = data.draw(st.sampled_from([TITLES[code].ar, TITLES[code].en]))
    parts = data.draw(st.permutations(title.split()))
    begun = [part[: data.draw(st.integers(2, len(part)))] if len(part) > 2 else part for part in parts]
    assert code in codes(" ".join(begun))


@given(st.text())
def test_whatever_is_typed_the_order_is_that_of_the_matches_and_no_type_comes_twice(text: str) -> None:
    found = SAMPLE.search(text)
    assert list(found) == sorted(found, key=lambda one: (one.match, LEAVES.index(one.code)))
    assert len({one.code for one in found}) == len(found)
    assert SAMPLE.search(text) == found


@given(st.sampled_from(LEAVES), st.text(st.sampled_from("ابتجدرسعفقلمنهوي "), max_size=12))
def test_more_words_never_find_more(code: str, more: str) -> None:
    first = words(TITLES[code].ar)[0]
    assert set(codes(f"{first} {more}")) <= set(codes(first))
