"""Arabic folded: what people leave out or write otherwise makes no difference, and folding twice changes nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.arabic import bare, fold, letters, stem, words

ARABIC = st.text(st.sampled_from("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةءآأؤإئ ٱ"), max_size=40)
MARKS = "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("اقامه", "إقامة"),
        ("الاقامة", "إقامة"),
        ("تَأْشِيرَةٌ", "تاشيره"),
        ("مستشفي", "مستشفى"),
        ("شي", "شيء"),
        ("مسئول", "مسيول"),
        ("سـجـيـن", "سجين"),
        ("۱۴۴۸ ١٤٤٨", "1448 1448"),
        ("ٱلهوية", "الهويه"),
        ("کرت العائلة", "كرت العائله"),
        ("ﻻﺋﺤﺔ", "لائحة"),
        ("Résidence RENEWAL", "residence renewal"),
        ("طلب،عفو\u200f (عاجل)", "طلب عفو عاجل"),
    ],
)
def test_spellings_that_mean_the_same_are_the_same(typed: str, meant: str) -> None:
    assert fold(typed) == fold(meant)


@pytest.mark.parametrize(("one", "other"), [("عفو", "عفن"), ("صيد", "سيد"), ("حادث", "حديث"), ("12", "21")])
def test_other_words_stay_other_words(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("word", "left"), [("السجين", "سجين"), ("الالتماس", "تماس"), ("الم", "الم"), ("الدم", "الدم"), ("سجين", "سجين")]
)
def test_the_article_goes_where_a_word_is_left(word: str, left: str) -> None:
    assert bare(word) == left


@pytest.mark.parametrize(
    ("word", "same"),
    [("والمخالفات", "مخالفه"), ("للزياره", "زياره"), ("بالسجن", "سجن"), ("وزوجته", "زوجته"), ("المساجين", "مساجين")],
)
def test_what_hangs_on_a_word_goes_with_its_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


def test_a_stem_keeps_a_word() -> None:
    assert [stem(word) for word in ("له", "ان", "وفد", "لل", "دين")] == ["له", "ان", "وفد", "لل", "دين"]


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert letters(letters(text)) == letters(text)
    assert fold(fold(text)) == fold(text)


@given(ARABIC, st.data())
def test_marks_between_letters_change_nothing(text: str, data: st.DataObject) -> None:
    marked = "".join(letter + data.draw(st.text(st.sampled_from(MARKS), max_size=2)) for letter in text)
    assert fold(marked) == fold(text)


@given(ARABIC)
def test_hamza_maqsura_and_taa_marbuta_change_nothing(text: str) -> None:
    plain = text.translate(str.maketrans("أإآٱىةؤئ", "اااايهوي", "ء"))
    assert fold(plain) == fold(text)


@given(st.text())
def test_words_are_whole(text: str) -> None:
    assert all(word and not word.isspace() for word in words(text))
    assert all(stem(word) for word in words(text))
    assert fold(text).split() == fold(text).split(" ") or not fold(text)
