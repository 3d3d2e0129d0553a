"""By which words a request is found, and which of them a typed text asks for: one rule for every database.

A typed word asks for the kept words that begin with it. What Arabic writes as one with a word is taken away where the
word is kept, which costs a line of the index, rather than where it is asked, which would find what nobody meant.
"""

from functools import lru_cache
from itertools import pairwise

from core.domain.arabic import bare, begun, words

SHORTEST, LONGEST = 2, 10  # letters: less says nothing, and two words that agree in so many are one
MOST_WORDS = 8
_ARTICLE = "ال"
_ATTACHED = ("وال", "بال", "كال", "فال", "لل")
_PREPOSITIONS = ("ب", "ل")
_LEAST = 3
_SERVANT, _NO_ARTICLE = "عبد", "الله"  # Abd Allah, Abd al-Rahman: written as one word or as two


def kept(*texts: str) -> tuple[str, ...]:
    """The words by which texts are found, each once, in the order of the alphabet."""
    found: set[str] = set()
    for text in texts:
        written = [word for part in text.split() for word in _folded(part)]
        for word in written:
            found |= _ways(word)
        found |= {(word + after)[:LONGEST] for word, after in pairwise(written) if word == _SERVANT}
    return tuple(sorted(found))


@lru_cache(maxsize=8192)
def beginnings(word: str) -> tuple[str, ...]:
    """Every beginning of a kept word that can be asked for, the word itself last."""
    return tuple(word[:length] for length in range(SHORTEST, len(word) + 1))


def asked(text: str) -> tuple[tuple[str, ...], ...]:
    """For each typed word its beginnings, one of which a kept word must have; nothing where too little is typed."""
    told = dict.fromkeys(_meant(word) for part in text.split() for word in words(part))
    return tuple(ways for ways in told if ways)[:MOST_WORDS]


# Names and subjects are made of few words again and again.
_folded = lru_cache(maxsize=8192)(words)


@lru_cache(maxsize=8192)
def _ways(word: str) -> frozenset[str]:
    ways = [bare(word)]
    if len(begun(word)) >= _LEAST:
        ways.append(begun(word))
    if word.startswith(_PREPOSITIONS) and len(word) > _LEAST:
        ways.append(word[1:])
    if word.startswith(_SERVANT + _ARTICLE):
        ways.append(bare(word.removeprefix(_SERVANT)))
    return frozenset(way[:LONGEST] for way in ways if len(way) >= SHORTEST)


def _meant(word: str) -> tuple[str, ...]:
    ways = [bare(word)]
    if ways == [word] and word.startswith(_ARTICLE) and word != _NO_ARTICLE:
        ways.append(word.removeprefix(_ARTICLE))  # of whom a longer word is still being typed
    for attached in _ATTACHED:
        if word.startswith(attached) and len(word) >= len(attached) + _LEAST:
            ways.append(word.removeprefix(attached))
    return tuple(dict.fromkeys(way[:LONGEST] for way in ways if len(way) >= SHORTEST))
