"""Every catalogue says the same things in every language, with the same facts and every plural form."""

import re
import string
from itertools import product
from pathlib import Path

import pytest
from babel import Locale

from core.domain.errors import ErrorCode
from core.domain.text import STAFF_LANGUAGES, Language
from core.words import Entry, catalogue

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets/i18n"
NAMES = sorted({path.name.split(".")[0] for path in FOLDER.glob("*.toml")})
SPOKEN = {name: {Language(path.name.split(".")[1]) for path in FOLDER.glob(f"{name}.*.toml")} for name in NAMES}
VISITORS = [name for name in NAMES if SPOKEN[name] - set(STAFF_LANGUAGES)]
ALL = [(name, language) for name in NAMES for language in sorted(SPOKEN[name])]
FURTHER = [(name, language) for name, language in product(VISITORS, Language) if language not in STAFF_LANGUAGES]
# How the letters of a language are named; what is written in Latin ones is told apart from English by its words.
SCRIPTS = {Language.URDU: "\u0600-\u06ff", Language.HINDI: "\u0900-\u097f", Language.BENGALI: "\u0980-\u09ff"}
# Names that are the same in several languages.
SAME = re.compile(r"(hijri|gregorian|morning|evening|pause)|(hijri|hijri_short|gregorian)\.\d+")


def forms(entry: Entry) -> dict[str, str]:
    return entry if isinstance(entry, dict) else {"other": entry}


def facts(entry: Entry) -> set[str]:
    # one and two may leave the number to the word itself
    names = (field for text in forms(entry).values() for _, field, _, _ in string.Formatter().parse(text))
    return {name for name in names if name}


@pytest.mark.parametrize("name", NAMES)
def test_a_catalogue_is_for_staff_or_for_every_visitor(name: str) -> None:
    assert SPOKEN[name] in (set(STAFF_LANGUAGES), set(Language))


def test_what_visitors_read_is_there_for_every_visitor() -> None:
    asked = re.compile(r'\b(?:Words|catalogue)\(\s*"(\w+)"')
    programs = [*(ROOT / "kiosk").rglob("*.py"), ROOT / "core/calendar.py", ROOT / "core/printing/document.py"]
    read = {name for path in programs if "shots" not in path.name for name in asked.findall(path.read_text("utf-8"))}
    assert {"kiosk", "ticket", "dates"} <= read
    assert read <= set(VISITORS)


@pytest.mark.parametrize("name", NAMES)
def test_languages_have_the_same_entries_with_the_same_facts(name: str) -> None:
    said = [{entry: facts(words) for entry, words in catalogue(name, language).items()} for language in SPOKEN[name]]
    assert said
    assert all(entries == said[0] for entries in said)


@pytest.mark.parametrize(("name", "language"), ALL)
def test_no_entry_is_empty_and_no_plural_form_is_missing(name: str, language: Language) -> None:
    wanted = set(Locale.parse(language).plural_form.tags) | {"other"}
    for entry, words in catalogue(name, language).items():
        assert all(text.strip() for text in forms(words).values()), entry
        if isinstance(words, dict):
            assert set(words) | {"zero"} == wanted | {"zero"}, entry


@pytest.mark.parametrize(("name", "language"), ALL)
def test_a_form_that_stands_for_several_numbers_names_its_number(name: str, language: Language) -> None:
    form = Locale.parse(language).plural_form
    for entry, words in catalogue(name, language).items():
        if not isinstance(words, dict) or "n" not in facts(words):
            continue
        for tag, text in words.items():
            numbers = [n for n in range(1, 200) if form(n) == tag]
            assert "{n}" in text or len(numbers) < 2, (entry, tag, numbers[:5])


@pytest.mark.parametrize(("name", "language"), FURTHER)
def test_a_further_language_is_not_english(name: str, language: Language) -> None:
    for entry, words in catalogue(name, language).items():
        for tag, text in forms(words).items():
            said = " ".join(part for part, *_ in string.Formatter().parse(text))
            if language in SCRIPTS:
                assert re.search(f"[{SCRIPTS[language]}]", said) or not re.search(r"\w", said), (entry, said)
                assert not re.search("[A-Za-z]{2}", said), (entry, said)
            elif len(said.split()) > 1 and not SAME.fullmatch(entry):
                assert text not in forms(catalogue(name, Language.ENGLISH)[entry]).values(), (entry, tag)


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_error_has_words(language: Language) -> None:
    said = {entry.split(".")[0] for entry in catalogue("errors", language)}
    assert {code.value for code in ErrorCode} <= said
