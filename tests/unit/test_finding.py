"""By which words a request is found."""

import pytest

from core.domain.finding import LONGEST, MOST_WORDS, asked, beginnings, kept


def finds(typed: str, *texts: str) -> bool:
    """Whether a typed text finds what these texts say."""
    words = kept(*texts)
    ways = asked(typed)
    return bool(ways) and all(any(word.startswith(way) for word in words for way in one) for one in ways)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("نقل", "طلب نقل معلمة"),
        ("معل نق", "طلب نقل معلمة"),
        ("الاقامه", "تجديد إقامة"),
        ("إقامة", "تجديد الاقامه"),
        ("مُسْتَشْفًى", "مستشفي الملك"),
        ("قـــرض", "قرض عقاري"),
        ("نقل", "طلب النقل والترقية"),
        ("ترقية", "طلب النقل والترقية"),
        ("والترقية", "طلب ترقية"),
        ("للنقل", "طلب نقل"),
        ("نقل", "معروض لنقل ابنه"),
        ("مدرسة", "نقل بالمدرسة"),
        ("الري", "سكن في الرياض"),
        ("١٤٤٨", "بشأن القرار 1448"),
        ("عبدالله", "نورة عبد الله السالم"),
        ("عبد الله", "نورة عبدالله السالم"),
        ("عبدالرح", "فهد عبد الرحمن"),
        ("RUH-1448-000123", "ruh-1448-000123-7"),
        ("Transfer", "a transfer of a teacher"),
    ],
)
def test_found_however_it_is_written(typed: str, text: str) -> None:
    assert finds(typed, text)


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("", "طلب نقل"),
        ("ن", "طلب نقل"),
        ("- _ ,", "طلب نقل"),
        ("قل", "طلب نقل"),
        ("نقل ترقية", "طلب نقل"),
        ("دة", "والدة"),
    ],
)
def test_not_found(typed: str, text: str) -> None:
    assert not finds(typed, text)


def test_words_of_several_texts_count_together() -> None:
    assert finds("نورة نقل", "طلب نقل", "نورة السالم")


def test_one_letter_among_others_asks_for_nothing() -> None:
    assert asked("نقل م") == asked("نقل")


def test_a_word_is_known_by_its_first_letters() -> None:
    word = "استراتيجياتهم"
    assert len(word) > LONGEST
    assert finds(word, word)
    assert max(map(len, kept(word))) == LONGEST
    assert beginnings(kept("نقل")[0]) == ("نق", "نقل")


def test_very_many_words_are_no_question_without_end() -> None:
    assert len(asked(" ".join(f"كلمة{number}" for number in range(100)))) == MOST_WORDS
