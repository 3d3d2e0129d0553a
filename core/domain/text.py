"""Words that a centre writes itself, once per language."""

from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """The languages of screens and paper; values are BCP 47 codes."""

    ARABIC = "ar"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class LocalText:
    """A name in Arabic and in English; the Arabic one is never empty."""

    ar: str
    en: str

    def in_language(self, language: Language) -> str:
        """The words in a language; Arabic where the centre gave no English."""
        return self.en if language is Language.ENGLISH and self.en else self.ar
