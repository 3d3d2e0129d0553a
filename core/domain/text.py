"""Words that a centre writes itself, once per language."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of visitors, on screens and paper; values are BCP 47 codes."""

    ARABIC = "ar"
    ENGLISH = "en"
    URDU = "ur"
    HINDI = "hi"
    BENGALI = "bn"
    INDONESIAN = "id"
    FILIPINO = "fil"

    @property
    def rtl(self) -> bool:
        """Whether a line begins on the right."""
        return self in _FROM_THE_RIGHT


_FROM_THE_RIGHT = frozenset({Language.ARABIC, Language.URDU})

# The languages of the counter, of the hall's screen, of the command line and of the papers of a request.
STAFF_LANGUAGES = (Language.ARABIC, Language.ENGLISH)


def for_staff(language: Language) -> Language:
    """The language in which staff read what a screen in a visitor's language has to tell them."""
    return language if language in STAFF_LANGUAGES else Language.ARABIC


@dataclass(frozen=True, slots=True)
class LocalText:
    """A name in Arabic, which is never empty, and in the other languages as far as the centre gave it."""

    ar: str
    en: str
    ur: str = ""
    hi: str = ""
    bn: str = ""
    id: str = ""
    fil: str = ""

    def given(self, language: Language) -> str:
        """The words in a language; empty where the centre gave none."""
        return str(getattr(self, language.value))

    def in_language(self, language: Language) -> str:
        """The words in a language; where the centre gave none, those in English, else in Arabic.

        In Urdu too: who reads its letters would read Arabic aloud and not understand it.
        """
        return self.given(language) or (self.ar if language is Language.ARABIC else self.en or self.ar)

    @property
    def further(self) -> Mapping[str, str]:
        """What the centre gave beside Arabic and English, by language."""
        return {one.value: text for one in Language if one not in STAFF_LANGUAGES and (text := self.given(one))}
