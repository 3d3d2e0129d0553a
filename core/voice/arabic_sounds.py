"""Vowelled Arabic as the phonemes of espeak-ng, whose own reading drops vowels behind shadda and says the tāʾ in pause.

Stress lies on a last syllable that is very long, else on a long one before it, else on the third from the end.
"""

import unicodedata
from collections.abc import Iterator

_TABLE = """
    ء? أ? إ? ؤ? ئ? بb تt ةt ثT جdZ حH خX دd ذD رR زz سs شS صs[ ضdH طt[ ظZ عA غQ فf قq كk لl مm نn هh وw يj
"""
_CONSONANTS = {pair[0]: pair[1:] for pair in _TABLE.split()}
_VOWELS = {"\u064e": "a", "\u064f": "u", "\u0650": "i", "\u064b": "an", "\u064c": "un", "\u064d": "in"}
_SHADDA, _SUKUN = "\u0651", "\u0652"
_PAUSES = "،.؛:؟!"
_Letter = tuple[str, str]  # a letter, and its marks
_NONE: _Letter = ("", "")


class _Unread(Exception):  # noqa: N818 - a letter without a mark: nobody but a reader knows its vowel
    pass


def phonemes(text: str) -> str | None:
    """What espeak-ng is given to say; None where the text is not vowelled or has other letters in it."""
    said: list[str] = []
    try:
        for word in text.split():
            bare = word.rstrip(_PAUSES)
            if bare.startswith("ا") and said and said[-1].endswith("a:"):
                said[-1] = said[-1].removesuffix(":")  # a long vowel before two consonants is short
            said.append(_stressed(_Word(bare, after_vowel=bool(said) and said[-1][-1] in "aiu:").sounds))
            said += ["_:"] if bare != word else []
    except _Unread:
        return None
    return f"[[{' '.join(said)}]]"


class _Word:
    """The sounds of a word, letter by letter; behind a vowel its first alif is silent (hamzat al-waṣl)."""

    def __init__(self, word: str, *, after_vowel: bool) -> None:
        if not word:
            raise _Unread
        self.sounds: list[str] = []
        self._letters = list(_letters(word))
        for place, (letter, marks) in enumerate(self._letters):
            if letter == "ا" and place == 0:
                self.sounds += [] if after_vowel else ["?", _vowel(marks) or ("a" if self._is_article(1) else "i")]
            elif not (self._is_article(place) and _SHADDA in self._at(place + 1)[1]):
                self._add(place, letter, marks)

    def _add(self, place: int, letter: str, marks: str) -> None:
        before = self.sounds[-1] if self.sounds else ""
        if letter == "آ":
            self.sounds += ["?", "a:"]
        elif before and letter in "اى":
            leans = self._is_article(place + 1) or _SUKUN in self._at(place + 1)[1]
            self.sounds[-1:] = ["a:"] if before == "a" and not leans else [before]
        elif (before, letter, marks) in {("u", "و", ""), ("i", "ي", "")}:
            self.sounds[-1] = f"{before}:"
        elif letter in _CONSONANTS:
            self._add_consonant(place, letter, marks)
        else:
            raise _Unread

    def _add_consonant(self, place: int, letter: str, marks: str) -> None:
        vowel, last = _vowel(marks), place == len(self._letters) - 1
        sound = "h" if letter == "ة" and not vowel else _CONSONANTS[letter]
        self.sounds += [sound] * (2 if _SHADDA in marks else 1)
        if vowel:
            self.sounds.append(vowel)
        elif _SUKUN not in marks and not last and not self._is_article(place):
            raise _Unread

    def _is_article(self, place: int) -> bool:
        """Whether the lām of the article stands here, which the sun letters take in."""
        lam, marks = self._at(place)
        return lam == "ل" and marks in {"", _SUKUN} and place > 0 and self._at(place - 1) == ("ا", "")

    def _at(self, place: int) -> _Letter:
        return self._letters[place] if place < len(self._letters) else _NONE


def _letters(word: str) -> Iterator[_Letter]:
    letter, marks = "", ""
    for sign in word:
        if unicodedata.combining(sign):
            marks += sign
            continue
        if letter:
            yield letter, marks
        letter, marks = sign, ""
    yield letter, marks


def _vowel(marks: str) -> str:
    return next((_VOWELS[mark] for mark in marks if mark in _VOWELS), "")


def _stressed(sounds: list[str]) -> str:
    vowels = [place for place, sound in enumerate(sounds) if sound[0] in "aiu"]
    if not vowels:
        raise _Unread
    ends = [*vowels[1:], len(sounds) + 1]
    # consonants that close each syllable; the one before the next vowel opens that one
    weights = [(sounds[at][-1] == ":") + max(0, end - at - 2) for at, end in zip(vowels, ends, strict=True)]
    place = len(vowels) - 1
    if weights[-1] < 2 and len(vowels) > 1:
        place = len(vowels) - (2 if weights[-2] or len(vowels) == 2 else 3)
    sounds = [f"'{sound}" if at == vowels[place] else sound for at, sound in enumerate(sounds)]
    return "".join(f"|{one}" if one[-1] not in "aiu:" else one for one in sounds).lstrip("|")
