"""The grammar of each language in which a voice may speak."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.spoken import arabic, english, whole
from core.domain.text import Language

Phrases = tuple[tuple[str, ...], ...]
_MOST = 1000  # one number that is said digit by digit stands for all of them


@dataclass(frozen=True, slots=True)
class Grammar:
    """How a language says a call: phrases, between which one breathes, of clips."""

    call: Callable[[int, int], Phrases]

    def clips(self) -> tuple[str, ...]:
        """Every clip that a voice of this language needs, in the order in which one reads them to a microphone."""
        needed = {clip for value in range(1, _MOST + 1) for phrase in self.call(value, value) for clip in phrase}
        return tuple(sorted(needed, key=_reading_order))


_OWN = {Language.ARABIC: Grammar(arabic.call), Language.ENGLISH: Grammar(english.call)}


def grammar_of(language: Language) -> Grammar:
    """The language's own grammar, else the one that knows whole numbers only."""
    return _OWN.get(language, Grammar(whole.call))


def _reading_order(clip: str) -> tuple[bool, bool, bool, int, str]:
    digits = "".join(sign for sign in clip if sign.isdigit())
    return bool(digits), clip.startswith(arabic.AND), clip.endswith(arabic.GENITIVE), int(digits or 0), clip
