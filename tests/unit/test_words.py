"""Words: six Arabic plural forms, the centre's digits, and every error in both languages."""

import pytest

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.numerals import Digits
from core.domain.text import STAFF_LANGUAGES, Language
from core.words import Words, explain

AR, EN = Language.ARABIC, Language.ENGLISH


def test_arabic_has_its_six_forms() -> None:
    words = Words("ticket", AR)
    said = [words.say("people", n) for n in (0, 1, 2, 3, 11, 100)]
    assert said == ["لا أحد", "مراجع واحد", "مراجعان", "3 مراجعين", "11 مراجعًا", "100 مراجع"]
    assert words.say("people", 103) == "103 مراجعين"
    assert words.say("people", 111) == "111 مراجعًا"


def test_english_has_two() -> None:
    words = Words("ticket", EN)
    assert words.say("minutes", 1) != words.say("minutes", 2).replace("2", "1")


def test_digits_are_the_centres() -> None:
    said = Words("ticket", AR, Digits.ARABIC_INDIC).say("minutes", 14)
    assert "١٤" in said
    assert "14" not in said


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_an_error_says_its_facts(language: Language) -> None:
    busy = RuleBroken(ErrorCode.DESK_BUSY, desk="W1", ticket="W014")
    assert all(fact in explain(busy, language) for fact in ("W1", "W014"))
    old = EnvironmentFault(ErrorCode.DATABASE_OLDER, found="0001", needed="0002", command="istiqbal init")
    assert "istiqbal init" in explain(old, language)
    assert explain(RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="length"), language) != explain(
        RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="check_digit"), language
    )
