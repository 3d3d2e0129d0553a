"""What a visitor reads where the centre did not write it in their language."""

from dataclasses import fields

import pytest

from core.domain.text import STAFF_LANGUAGES, Language, LocalText, for_staff

WHOLE = LocalText("قسم", "Section", ur="شعبہ", hi="अनुभाग", bn="বিভাগ", id="Bagian", fil="Seksiyon")


@pytest.mark.parametrize("language", Language)
def test_each_language_has_its_own_words(language: Language) -> None:
    assert WHOLE.in_language(language) == getattr(WHOLE, language.value)
    assert len({WHOLE.in_language(one) for one in Language}) == len(Language)
    assert {field.name for field in fields(LocalText)} == {one.value for one in Language}


@pytest.mark.parametrize("language", Language)
def test_what_is_not_written_is_read_in_english_and_else_in_arabic(language: Language) -> None:
    english = LocalText("قسم", "Section").in_language(language)
    assert english == ("قسم" if language is Language.ARABIC else "Section")
    assert LocalText("قسم", "").in_language(language) == "قسم"


def test_what_is_beside_arabic_and_english_is_told_as_far_as_it_is_there() -> None:
    assert set(WHOLE.further) == {"ur", "hi", "bn", "id", "fil"}
    assert LocalText(WHOLE.ar, WHOLE.en, **WHOLE.further) == WHOLE
    assert LocalText("قسم", "Section", bn="বিভাগ").further == {"bn": "বিভাগ"}


def test_arabic_and_urdu_begin_on_the_right() -> None:
    assert [language.value for language in Language if language.rtl] == ["ar", "ur"]


@pytest.mark.parametrize("language", Language)
def test_staff_are_told_in_a_language_of_their_own(language: Language) -> None:
    assert for_staff(language) in STAFF_LANGUAGES
    assert for_staff(language) is (Language.ENGLISH if language is Language.ENGLISH else Language.ARABIC)
