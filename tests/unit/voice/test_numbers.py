"""The grammar of spoken numbers, word by word (docs/decisions/voice.md has the rules and their sources)."""

import re
import tomllib
from pathlib import Path

import pytest

from core.domain.spoken import arabic, english
from core.domain.spoken.arabic import Case
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.voice.script import script_of

SCRIPTS = Path(__file__).resolve().parents[3] / "assets/sounds/scripts"
ARABIC = {
    1: ("وَاحِد", "وَاحِد"),
    2: ("اِثْنَان", "اِثْنَيْن"),
    3: ("ثَلَاثَة", "ثَلَاثَة"),
    10: ("عَشَرَة", "عَشَرَة"),
    11: ("أَحَدَ عَشَر", "أَحَدَ عَشَر"),
    12: ("اِثْنَا عَشَر", "اِثْنَيْ عَشَر"),
    19: ("تِسْعَةَ عَشَر", "تِسْعَةَ عَشَر"),
    20: ("عِشْرُون", "عِشْرِين"),
    21: ("وَاحِد وَعِشْرُون", "وَاحِد وَعِشْرِين"),
    22: ("اِثْنَان وَعِشْرُون", "اِثْنَيْن وَعِشْرِين"),
    25: ("خَمْسَة وَعِشْرُون", "خَمْسَة وَعِشْرِين"),
    100: ("مِئَة", "مِئَة"),
    101: ("مِئَة وَوَاحِد", "مِئَة وَوَاحِد"),
    102: ("مِئَة وَاثْنَان", "مِئَة وَاثْنَيْن"),
    111: ("مِئَة وَأَحَدَ عَشَر", "مِئَة وَأَحَدَ عَشَر"),
    112: ("مِئَة وَاثْنَا عَشَر", "مِئَة وَاثْنَيْ عَشَر"),
    120: ("مِئَة وَعِشْرُون", "مِئَة وَعِشْرِين"),
    200: ("مِئَتَان", "مِئَتَيْن"),
    300: ("ثَلَاثُمِئَة", "ثَلَاثِمِئَة"),
    811: ("ثَمَانِمِئَة وَأَحَدَ عَشَر", "ثَمَانِمِئَة وَأَحَدَ عَشَر"),
    999: ("تِسْعُمِئَة وَتِسْعَة وَتِسْعُون", "تِسْعِمِئَة وَتِسْعَة وَتِسْعِين"),
    1025: ("وَاحِد صِفْر اِثْنَان خَمْسَة", "وَاحِد صِفْر اِثْنَان خَمْسَة"),
}
ENGLISH = {
    1: "one",
    2: "two",
    3: "three",
    10: "ten",
    11: "eleven",
    12: "twelve",
    25: "twenty five",
    100: "one hundred",
    101: "one hundred and one",
    111: "one hundred and eleven",
    200: "two hundred",
    999: "nine hundred and ninety nine",
    1025: "one zero two five",
}


def said(language: Language, clips: tuple[str, ...]) -> str:
    return " ".join(script_of(language)[clip] for clip in clips)


@pytest.mark.parametrize("value", ARABIC)
def test_arabic_as_a_ticket_s_number_and_as_a_window_s(value: int) -> None:
    ticket, window = grammar_of(Language.ARABIC).call(value, value)
    assert said(Language.ARABIC, ticket) == f"الرَّقْم {ARABIC[value][0]}"
    assert said(Language.ARABIC, window) == f"إِلَى الشُّبَّاكِ رَقْم {ARABIC[value][1]}"


@pytest.mark.parametrize("value", ENGLISH)
def test_english(value: int) -> None:
    ticket, window = grammar_of(Language.ENGLISH).call(value, value)
    assert said(Language.ENGLISH, ticket) == f"Ticket number {ENGLISH[value]}"
    assert said(Language.ENGLISH, window) == f"window {ENGLISH[value]}"


@pytest.mark.parametrize("case", Case)
def test_every_arabic_number_adds_up_with_hundreds_then_units_then_tens(case: Case) -> None:
    for value in range(1, 1000):
        clips = arabic.number(value, case)
        parts = [int(re.sub(r"\D", "", clip)) for clip in clips]
        assert sum(parts) == value
        ranks = [0 if part >= 100 else 1 if part < 20 else 2 for part in parts]
        assert ranks == sorted(set(ranks))
        assert [clip.startswith("and-") for clip in clips] == [False, *[True] * (len(clips) - 1)]
        assert {clip.endswith("-genitive") for clip in clips} <= {False, case is Case.GENITIVE}


def test_every_english_number_adds_up_from_its_greatest_part() -> None:
    for value in range(1, 1000):
        clips = english.number(value)
        parts = [int(clip.removesuffix("-and")) for clip in clips]
        assert sum(parts) == value
        assert parts == sorted(parts, reverse=True)
        assert [clip.endswith("-and") for clip in clips] == [value > 100 and value % 100 > 0] + [False] * (
            len(clips) - 1
        )


@pytest.mark.parametrize("language", Language)
def test_no_two_numbers_sound_alike(language: Language) -> None:
    call = grammar_of(language).call
    assert len({said(language, call(value, 1)[0]) for value in range(1, 1200)}) == 1199
    assert len({said(language, call(1, value)[1]) for value in range(1, 1200)}) == 1199


@pytest.mark.parametrize("language", [Language.ARABIC, Language.ENGLISH])
def test_the_script_has_words_for_every_clip_and_no_word_that_is_never_said(language: Language) -> None:
    words = tomllib.loads((SCRIPTS / f"{language}.toml").read_text("utf-8"))
    assert sorted(words) == sorted(grammar_of(language).clips())
    assert len(words) < 100  # a person records it in one sitting


def test_every_arabic_letter_says_how_it_is_read() -> None:
    """A synthesiser guesses at what is not vowelled; only long vowels and a word's last letter go without a mark."""
    bare = re.compile(r"[ء-غف-ي](?![\u064b-\u0652])(?=[\u0621-\u064a])")
    for clip, text in script_of(Language.ARABIC).items():
        for word in text.replace("ال", "").split():
            unread = [found.group() for found in bare.finditer(word) if found.group() not in "اوية"]
            assert not unread, (clip, word)
