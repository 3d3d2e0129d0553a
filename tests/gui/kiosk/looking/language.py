"""Whether a text on a screen is of the language shown: of its catalogues, the centre's words, or plain figures."""

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from core.domain.text import Language, LocalText
from core.services.setup import CentreSetup
from core.words import catalogue
from kiosk.view_models.language_sheet import own_name

_FOLDER = Path(__file__).resolve().parents[4] / "assets/i18n"
# Between facts that stand in one line.
_JOINTS = re.compile(r"\s*[|·,،]\s*|\s{2,}")
_FIELD = re.compile(r"\{([^}]*)\}")
_FIGURES = frozenset({"n", "year", "time", "number", "left"})
# A ticket's code, a reference as far as it was typed, a figure, a time, a letter: the same in every language.
_PLAIN = re.compile(r"(QR )?([A-Z]{1,3}-?)?[\d٠-٩][\d٠-٩:/._\- ]*|([A-Z]{1,3})?[-_•●* \d]+\|?|.", re.DOTALL)
# A weekday with both its dates, as an appointment is told.
_DAY = re.compile(r"(\S+) (.+) \((.+)\)")
_ISOLATES = re.compile("[\u2066-\u2069]")

# Each language is named as its own readers write it, and beside it the word that most of all others know.
_EVERYWHERE = {own_name(one) for one in Language} | {"Language"}


class Reader:
    """Knows all that may be said in one language by a kiosk of a centre; `own` are words of the test itself."""

    def __init__(self, language: Language, setup: CentreSetup, own: Iterable[str] = ()) -> None:
        self._words, self._sentences = _catalogues(language)
        self._centre = {text.in_language(language) for text in _texts(setup)} | _EVERYWHERE | set(own)
        self._known: dict[str, bool] = {}

    def knows(self, text: str) -> bool:
        """Whether the whole text, or each of its facts, is of the language."""
        if text not in self._known:
            words = _ISOLATES.sub("", text).strip()
            self._known[text] = self._one(words) or all(self._one(part) for part in _JOINTS.split(words) if part)
        return self._known[text]

    def _one(self, words: str) -> bool:
        if words in self._words or words in self._centre or _PLAIN.fullmatch(words):
            return True
        found = (sentence.fullmatch(words) for sentence in self._sentences)
        return any(all(self.knows(fact) for fact in one.groups()) for one in found if one)


def _texts(setup: CentreSetup) -> Iterable[LocalText]:
    yield setup.title
    yield setup.authority
    yield from (section.title for section in setup.sections)
    yield from (service.title for service in setup.services)
    yield from (service.hint for service in setup.services)


@cache
def _catalogues(language: Language) -> tuple[frozenset[str], list[re.Pattern[str]]]:
    words: set[str] = set()
    for path in _FOLDER.glob(f"*.{language}.toml"):
        for entry in catalogue(path.name.split(".")[0], language).values():
            words |= set(entry.values()) if isinstance(entry, dict) else {entry}
    told = {text for text in words if _FIELD.search(text) and not _FIELD.fullmatch(text)}
    return frozenset(words - told), [_DAY, *(re.compile(_pattern(text)) for text in sorted(told))]


def _pattern(text: str) -> str:
    parts = _FIELD.split(text)
    fields = [r"([\d٠-٩:]+)" if name in _FIGURES else "(.+?)" for name in parts[1::2]]
    return "".join(re.escape(part) + field for part, field in zip(parts[::2], [*fields, ""], strict=True))
