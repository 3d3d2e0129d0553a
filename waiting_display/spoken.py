"""The words of a screen in its languages: the first large, the others by turns below it."""

from dataclasses import dataclass
from datetime import datetime

from core.domain.numerals import Digits
from core.domain.text import Language, LocalText
from core.words import Words

TURN_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Pair:
    """Words in the screen's language, and smaller in another one: residents read the screen too."""

    main: str = ""
    other: str = ""


NOTHING = Pair()


@dataclass(frozen=True, slots=True)
class Spoken:
    """Two languages at this moment, and the centre's digits; both may be the same one."""

    main: Language
    other: Language
    digits: Digits = Digits.WESTERN

    def say(self, entry: str, n: int | None = None, **facts: object) -> Pair:
        """The same in both."""
        return self.pair(self._words(self.main).say(entry, n, **facts), self._words(self.other).say(entry, n, **facts))

    def write(self, text: LocalText) -> Pair:
        """What the centre itself writes."""
        return self.pair(text.in_language(self.main), text.in_language(self.other))

    def count(self, number: int | str) -> str:
        """A number in the centre's digits."""
        return self._words(self.main).digits(str(number))

    def pair(self, main: str, other: str) -> Pair:
        """Without the second where it says the same."""
        return Pair(main, "" if other == main else other)

    def _words(self, language: Language) -> Words:
        return Words("display", language, self.digits)


def languages_of(wished: tuple[Language, ...], of_the_pc: Language) -> tuple[Language, ...]:
    """Those wished; else the PC's, with Arabic or English beside it."""
    beside = Language.ENGLISH if of_the_pc is Language.ARABIC else Language.ARABIC
    return tuple(dict.fromkeys(wished)) or (of_the_pc, beside)


def spoken_now(languages: tuple[Language, ...], now: datetime, digits: Digits) -> Spoken:
    """Those of this moment: more than two take turns in the second place."""
    others = languages[1:] or languages[:1]
    return Spoken(languages[0], others[int(now.timestamp()) // TURN_SECONDS % len(others)], digits)
