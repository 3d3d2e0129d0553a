"""Every catalogue says the same things in every language, with the same facts and every plural form."""

import string
from pathlib import Path

import pytest
from babel import Locale

from core.domain.errors import ErrorCode
from core.domain.text import Language
from core.words import Entry, catalogue

FOLDER = Path(__file__).resolve().parents[2] / "assets/i18n"
NAMES = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.toml")})


def forms(entry: Entry) -> dict[str, str]:
    return entry if isinstance(entry, dict) else {"other": entry}


def facts(entry: Entry) -> set[str]:
    # one and two may leave the number to the word itself
    names = (field for text in forms(entry).values() for _, field, _, _ in string.Formatter().parse(text))
    return {name for name in names if name}


@pytest.mark.parametrize("name", NAMES)
def test_languages_have_the_same_entries_with_the_same_facts(name: str) -> None:
    said = [{entry: facts(words) for entry, words in catalogue(name, language).items()} for language in Language]
    assert said
    assert all(entries == said[0] for entries in said)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("name", NAMES)
def test_no_entry_is_empty_and_no_plural_form_is_missing(name: str, language: Language) -> None:
    wanted = set(Locale.parse(language).plural_form.tags) | {"other"}
    for entry, words in catalogue(name, language).items():
        assert all(text.strip() for text in forms(words).values()), entry
        if isinstance(words, dict):
            assert set(words) | {"zero"} == wanted | {"zero"}, entry


@pytest.mark.parametrize("language", Language)
def test_every_error_has_words(language: Language) -> None:
    said = {entry.split(".")[0] for entry in catalogue("errors", language)}
    assert {code.value for code in ErrorCode} <= said
