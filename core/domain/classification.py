"""The classification searched: each typed word begins one of a type, its synonyms, its code or what lies above it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from core.domain.arabic import bare, words
from core.domain.text import LocalText

# Arabic writes these in one word with the next: and, with, for, as.
_HANGING = ("و", "ب", "ل", "ك")
_KEPT = 3


class Kind(Protocol):
    """A node of the tree; only a leaf, which has its working days, is given to a request."""

    @property
    def code(self) -> str:
        """What staff call it by."""

    @property
    def parent(self) -> str | None:
        """The code of the node above."""

    @property
    def title(self) -> LocalText:
        """Its name."""

    @property
    def synonyms(self) -> tuple[str, ...]:
        """What people say for it, in any language."""

    @property
    def working_days(self) -> int | None:
        """In how many days it is answered."""


class Match(IntEnum):
    """By what a type is found, the best first."""

    CODE = 1
    TITLE_BEGINS = 2
    TITLE = 3
    SYNONYM = 4
    ABOVE = 5


@dataclass(frozen=True, slots=True)
class Found:
    """A type that was found, and by what."""

    code: str
    match: Match


@dataclass(frozen=True, slots=True)
class _Entry:
    """The words of a leaf as they are searched: one wider set after the other."""

    code: str
    titles: tuple[tuple[str, ...], ...]
    title: frozenset[str]
    own: frozenset[str]
    whole: frozenset[str]


class Classification:
    """An index of a tree, made once and searched while somebody types; the order of equals is the tree's."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = {kind.code: kind for kind in kinds}
        self._entries = [self._entry(kind) for kind in kinds if kind.working_days is not None]

    def search(self, text: str) -> tuple[Found, ...]:
        """The leaves that every word of the text fits, the best first; all of them where nothing is typed."""
        typed = words(text)
        found = ((entry.code, _match(entry, typed)) for entry in self._entries)
        return tuple(sorted((Found(code, match) for code, match in found if match), key=lambda one: one.match))

    def above(self, code: str) -> Iterator[Kind]:
        """What lies above a type, the nearest first."""
        seen = {code}
        while (parent := self._kinds[code].parent) is not None and parent in self._kinds and parent not in seen:
            seen.add(parent)
            code = parent
            yield self._kinds[code]

    def _entry(self, kind: Kind) -> _Entry:
        titles = (kind.title.ar, kind.title.en)
        title = forms(titles)
        own = title | forms((*kind.synonyms, kind.code))
        higher = [text for one in self.above(kind.code) for text in (one.title.ar, one.title.en, *one.synonyms)]
        begun = tuple(tuple(bare(word) for word in words(text)) for text in titles)
        return _Entry(kind.code, begun, title, own, own | forms(higher))


def forms(texts: Iterable[str]) -> frozenset[str]:
    """The folded words of texts, each also without its article and without what hangs before it."""
    return frozenset(form for text in texts for word in words(text) for form in _forms(word))


def _forms(word: str) -> Iterator[str]:
    yield word
    yield bare(word)
    if word.startswith(_HANGING) and len(word) > _KEPT:
        yield bare(word[1:])
        if word.startswith("لل"):  # with "for" the article loses its alef
            yield word[2:]


def _match(entry: _Entry, typed: tuple[str, ...]) -> Match | None:
    if not typed:
        return Match.TITLE
    if words(entry.code) == typed:
        return Match.CODE
    if any(_begins(title, typed) for title in entry.titles):
        return Match.TITLE_BEGINS
    for match, among in ((Match.TITLE, entry.title), (Match.SYNONYM, entry.own), (Match.ABOVE, entry.whole)):
        if all(_begins_one(word, among) for word in typed):
            return match
    return None


def _begins(title: tuple[str, ...], typed: tuple[str, ...]) -> bool:
    """Whether the title begins with what is typed, whose last word may be unfinished."""
    plain = [bare(word) for word in typed]
    return " ".join(title).startswith(" ".join(plain)) and len(plain) <= len(title)


def _begins_one(word: str, among: frozenset[str]) -> bool:
    return any(form.startswith((word, bare(word))) for form in among)
