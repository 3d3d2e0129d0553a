"""What speaks for a type: its words, the rarer the more, and precedents from the second on; otherwise silence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.classifying.nearness import LetterSimilarity
from core.domain.suggesting import MOST, Suggestion, Vocabulary, matter
from core.domain.text import LocalText
from tests.support.sample import SAMPLE_TYPES

NEAR = LetterSimilarity().near_words
SAMPLE = Vocabulary(SAMPLE_TYPES)
LEAVES = {node.code for node in SAMPLE_TYPES if node.working_days is not None}


@dataclass(frozen=True)
class Node:
    code: str
    title: LocalText
    synonyms: tuple[str, ...] = ()
    parent: str | None = None
    working_days: int | None = 3


def same(word: str, among: Sequence[str]) -> Mapping[str, float]:
    return {word: 1.0} if word in among else {}


def codes(subject: str, summary: str = "", precedents: Sequence[tuple[str, float]] = ()) -> list[str]:
    return [one.code for one in SAMPLE.suggest(subject, summary, NEAR, precedents)]


def test_the_matter_is_what_is_left_of_a_letter_without_its_forms() -> None:
    assert list(matter("معالي الوزير، ألتمس التكرم بنقل السجين (محمد) رقم 12").values()) == [
        "بنقل",
        "السجين",
        "محمد",
        "رقم",
    ]
    assert matter("خطاب إلى معالي الوزير") == matter("") == {}


def test_words_are_told_as_they_were_written_once_each() -> None:
    (first, *_) = SAMPLE.suggest("«تأشيرة»، تأشيرات وزيارة؛", "", NEAR, [])
    assert (first.code, first.words) == ("P05", ("تأشيرة", "وزيارة"))


@pytest.mark.parametrize("typed", ["مخالفه مروريه", "المخالفات المرورية", "مخالفةٌ مروريّة", "مخالفة مرروية"])
def test_spelling_and_slips_are_forgiven(typed: str) -> None:
    assert codes(typed)[0] == "T01"


def test_a_short_word_is_no_slip_of_another() -> None:
    assert NEAR("سكن", ["سجن", "سكن", "سكنه"]) == {"سكن": 1.0}
    assert "سجين" not in NEAR("سنين", ["سجين"])


def test_a_word_of_one_type_says_more_than_a_word_of_many() -> None:
    kinds = [Node(f"A{n}", LocalText("نقل", ""), (f"كلمة{'ابتثجح'[n]}",)) for n in range(4)]
    found = Vocabulary(kinds).suggest("نقل كلمةب", "", same, [])
    assert [one.code for one in found] == ["A1"]


def test_what_lies_above_alone_is_not_enough() -> None:
    kinds = [
        Node("S", LocalText("سجون", ""), working_days=None),
        Node("S1", LocalText("عفو", ""), parent="S"),
        Node("S2", LocalText("علاج", ""), parent="S"),
    ]
    vocabulary = Vocabulary(kinds)
    assert vocabulary.suggest("سجون", "", same, []) == ()
    assert [one.code for one in vocabulary.suggest("سجون عفو", "", same, [])] == ["S1"]


def test_the_summary_says_less_than_the_subject() -> None:
    assert codes("مفقود", "علاج الإدمان")[0] == "S02"
    assert codes("", "مفقود") == []
    assert codes("", "علاج الإدمان من المخدرات")[0] == "S04"


def test_precedents_speak_from_the_second_on_and_not_where_they_disagree() -> None:
    assert codes("كلام آخر", precedents=[("X02", 1.0)]) == []
    assert SAMPLE.suggest("كلام آخر", "", NEAR, [("X02", 0.9), ("X02", 0.8)]) == (Suggestion("X02", (), 2),)
    assert codes("كلام آخر", precedents=[(code, 0.9) for code in ("X02", "X03", "M01", "E01", "S02")]) == []
    assert codes("كلام آخر", precedents=[(code, 0.9) for code in ("X02", "X03", "M01")] * 3) == []
    assert codes("كلام آخر", precedents=[("R99", 1.0)] * 3) == []


def test_words_and_precedents_add_up() -> None:
    words = SAMPLE.suggest("حادث", "", NEAR, [])
    assert [one.similar for one in words] == [0]
    (first, *_) = SAMPLE.suggest("تعويض", "", NEAR, [("D02", 0.9)] * 3)
    assert first == Suggestion("D02", ("تعويض",), 3)


@given(st.text(), st.text(), st.lists(st.tuples(st.sampled_from(sorted(LEAVES)), st.floats(0.5, 1.0)), max_size=20))
def test_whatever_is_written_at_most_three_and_each_has_its_reason(
    subject: str, summary: str, precedents: list[tuple[str, float]]
) -> None:
    found = SAMPLE.suggest(subject, summary, NEAR, precedents)
    assert len(found) <= MOST
    assert len({one.code for one in found}) == len(found)
    assert all(one.code in LEAVES and (one.words or one.similar) for one in found)
    assert SAMPLE.suggest(subject, summary, NEAR, precedents) == found
