"""Vowelled Arabic as espeak-ng's phonemes: doubled letters, the article, hamzat al-waṣl, tāʾ in pause, stress."""

import pytest

from core.domain.text import Language
from core.voice.arabic_sounds import phonemes
from core.voice.script import script_of


@pytest.mark.parametrize(
    ("text", "sounds"),
    [
        ("الرَّقْم", "?aRR'aqm"),  # a sun letter takes the lām in
        ("الْقَمَر", "?'alqamaR"),
        ("إِلَى الشُّبَّاكِ رَقْم", "?'ila SSubb'a:ki R'aqm"),  # behind a vowel the article has none of its own
        ("وَالشُّبَّاك", "waSSubb'a:k"),
        ("اِثْنَان", "?iTn'a:n"),
        ("وَاثْنَان", "waTn'a:n"),
        ("اِثْنَيْ عَشَر", "?'iTnaj A'aSaR"),
        ("خَمْسَة", "X'amsah"),
        ("خَمْسَةَ عَشَر", "X'amsata A'aSaR"),
        ("سِتُّون", "sitt'u:n"),
        ("ثَمَانِيَة", "Tam'a:nijah"),
        ("تِسْعُمِئَة", "tisA'umi?ah"),
        ("شُكْرًا، مَعَ السَّلَامَة.", "S'ukRan _: m'aAa ssal'a:mah _:"),
    ],
)
def test_words_are_said_as_a_reader_says_them(text: str, sounds: str) -> None:
    said = phonemes(text)
    assert said is not None
    assert said.replace("|", "") == f"[[{sounds}]]"


@pytest.mark.parametrize("text", ["محمد", "W014", "الرقم", "خَمسَة", "—", "،"])
def test_what_is_not_vowelled_is_left_to_the_program(text: str) -> None:
    assert phonemes(text) is None


def test_every_clip_of_the_script_is_vowelled_enough() -> None:
    assert all(phonemes(text) for text in script_of(Language.ARABIC).values())
