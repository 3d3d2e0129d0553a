"""`Similarity` by rapidfuzz: the share of letters that two words have in common, or two texts in whatever order."""

from collections.abc import Mapping, Sequence

from rapidfuzz import fuzz, process

# In a short word one letter makes another word: سجن and سكن.
_SHORTEST = 4
_WORD, _TEXT = 86.0, 74.0


class LetterSimilarity:
    """`Similarity` on rapidfuzz."""

    def near_words(self, word: str, among: Sequence[str]) -> Mapping[str, float]:
        """As the port says."""
        if len(word) < _SHORTEST:
            return {word: 1.0} if word in among else {}
        near = process.extract(word, among, scorer=fuzz.ratio, score_cutoff=_WORD, limit=None)
        return {found: score / 100 for found, score, _ in near if len(found) >= _SHORTEST}

    def near_texts(self, text: str, among: Sequence[str], most: int) -> list[tuple[int, float]]:
        """As the port says."""
        near = process.extract(text, among, scorer=fuzz.token_sort_ratio, score_cutoff=_TEXT, limit=most)
        return [(place, score / 100) for _, score, place in near]
