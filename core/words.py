"""Words outside Qt: errors in a person's language, and what stands on paper; one TOML catalogue per language."""

import tomllib
from collections.abc import Sequence
from datetime import datetime
from functools import cache
from importlib import resources
from typing import cast

from babel import Locale
from babel.lists import format_list

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.numerals import Digits, show
from core.domain.text import Language, LocalText, for_staff

Entry = str | dict[str, str]


@cache
def catalogue(name: str, language: Language) -> dict[str, Entry]:
    """The entries of assets/i18n/NAME.LANGUAGE.toml: a text, or a table of its plural forms (CLDR categories)."""
    text = (resources.files("assets") / "i18n" / f"{name}.{language}.toml").read_text("utf-8")
    return cast("dict[str, Entry]", tomllib.loads(text))


def texts(name: str, language: Language) -> dict[str, str]:
    """The entries of a catalogue that have no plural forms, as a screen's QML takes them."""
    return {entry: words for entry, words in catalogue(name, language).items() if isinstance(words, str)}


class Words:
    """A catalogue in one language and one set of digits."""

    def __init__(self, name: str, language: Language, digits: Digits = Digits.WESTERN) -> None:
        self.language = language
        self._digits = digits
        self._entries = catalogue(name, language)

    def say(self, entry: str, n: int | None = None, **facts: object) -> str:
        """The words of an entry with its facts filled in; with `n`, in its plural form (zero where it has one)."""
        words = self._entries[entry]
        if isinstance(words, dict):
            form = Locale.parse(self.language).plural_form(n or 0)
            words = words["zero"] if not n and "zero" in words else words.get(form, words["other"])
        return self.digits(words.format(n=n, **facts))

    def listed(self, parts: Sequence[str]) -> str:
        """Several in one sentence."""
        return format_list(parts, locale=self.language)

    def digits(self, text: str) -> str:
        """A text in the centre's digits."""
        return show(text, self._digits)


def explain(error: IstiqbalError, language: Language, digits: Digits = Digits.WESTERN) -> str:
    """What staff are told of an error: what happened and what to do now; in Arabic beside a visitor's language."""
    language = for_staff(language)
    words = Words("errors", language, digits)
    entry = f"{error.code}.{error.facts['problem']}" if "problem" in error.facts else error.code.value
    facts = {name: _told(value, language) for name, value in error.facts.items() if name != "problem"}
    return words.say(entry, None, **facts)


def _told(fact: object, language: Language) -> object:
    from core.calendar import moment_text  # which itself speaks by these words

    if isinstance(fact, LocalText):
        return fact.in_language(language)
    return moment_text(fact, language) if isinstance(fact, datetime) else fact


def explain_code(code: ErrorCode, language: Language) -> str:
    """The words of a code that carries no facts, such as a printer's."""
    return Words("errors", for_staff(language)).say(code.value)
