"""What the kiosk says in Arabic is given to the synthesis with its vowels."""

import re

import pytest

from core.domain.text import Language
from core.services.setup import DEFAULT_CENTRE
from core.voice.arabic_sounds import phonemes
from core.words import catalogue
from kiosk.reading_aloud import bare, for_a_voice, vowelled

SPOKEN = ("kiosk", "aids")
_MARK = re.compile(r"[\u064b-\u0652\u0670]")
_WORD = re.compile(r"[\u0621-\u0652\u0670]+")


def sentences(name: str) -> list[str]:
    entries = catalogue(name, Language.ARABIC).values()
    return [text for entry in entries for text in (entry.values() if isinstance(entry, dict) else (entry,))]


def centre() -> list[str]:
    services = [text for one in DEFAULT_CENTRE.services for text in (one.title.ar, one.hint.ar)]
    return [*services, *(section.title.ar for section in DEFAULT_CENTRE.sections)]


@pytest.mark.parametrize("texts", [*(sentences(name) for name in SPOKEN), centre()], ids=[*SPOKEN, "centre"])
def test_every_word_has_its_vowels_and_its_letters_stay(texts: list[str]) -> None:
    for text in texts:
        told = for_a_voice(text, Language.ARABIC)
        assert [word for word in _WORD.findall(told) if not _MARK.search(word)] == []
        assert bare(told) == bare(text)


def test_the_synthesis_reads_every_word_by_its_vowels() -> None:
    assert [word for word in vowelled().values() if phonemes(word) is None and not word.startswith("لِل")] == []


def test_other_languages_and_unknown_words_stay_as_they_are() -> None:
    assert for_a_voice("Welcome", Language.ENGLISH) == "Welcome"
    assert for_a_voice("قسطنطينية", Language.ARABIC) == "قسطنطينية"
