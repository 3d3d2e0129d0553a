"""Arabic as people type it: words folded so that spellings which mean the same are the same."""

import re
import unicodedata

from core.domain.numerals import to_western

# What decomposition leaves apart: alef wasla, alef maqsura, taa marbuta, and the letters of a Persian or Urdu keyboard.
_SAME = str.maketrans({"ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ہ": "ه", "ە": "ه", "ھ": "ه", "ک": "ك"})
_LEFT_OUT = frozenset("\u0640\u0621")  # tatweel, and the hamza that stands by itself
_MARKS = frozenset({"Mn", "Me", "Cf"})  # vowel marks, hamza above and below, controls of direction
_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "ال"
_KEPT = 3
# The affixes of the light stemmer of Larkey, Ballesteros and Connell (light10), on folded letters.
_PREFIXES = ("وال", "بال", "كال", "فال", "لل", "ال")
_SUFFIXES = ("ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي")
_KEPT_BY_A_SUFFIX = 2


def letters(text: str) -> str:
    """The text in small letters without vowel marks, tatweel, hamza and the dots that people leave out.

    Alef maqsura and yaa are one letter, taa marbuta and haa another; every digit is a Western one.
    """
    small = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    kept = "".join(c for c in small if c not in _LEFT_OUT and unicodedata.category(c) not in _MARKS)
    return to_western(kept.translate(_SAME))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, each with its article."""
    return tuple(_WORD.findall(letters(text)))


def bare(word: str) -> str:
    """A folded word without the definite article, where three letters are left without it."""
    while word.startswith(_ARTICLE) and len(word) >= len(_ARTICLE) + _KEPT:
        word = word.removeprefix(_ARTICLE)
    return word


def fold(text: str) -> str:
    """The folded words of a text without their articles, a space between them; folded again it is the same."""
    return " ".join(bare(word) for word in words(text))


def stem(word: str) -> str:
    """A folded word without what Arabic hangs on it (light10): and, with, to, the; the plural and the feminine."""
    word = begun(word)
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) >= len(suffix) + _KEPT_BY_A_SUFFIX:
            word = word.removesuffix(suffix)
    return word


def begun(word: str) -> str:
    """A folded word without the and, the preposition and the article that are written as one with it."""
    if word.startswith("و") and len(word) > _KEPT and not word.startswith("وال"):
        word = word[1:]
    for prefix in _PREFIXES:
        if word.startswith(prefix) and len(word) >= len(prefix) + _KEPT - 1:
            return word.removeprefix(prefix)
    return word
