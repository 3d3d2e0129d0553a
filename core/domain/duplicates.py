"""Whether a request says what an open one of the same applicant and type already says."""

from collections.abc import Callable, Sequence, Set

from core.domain.arabic import fold
from core.domain.suggesting import matter

# The places of the texts that are near one, each with how near: letters that slipped, words in another order.
NearTexts = Callable[[str, Sequence[str], int], list[tuple[int, float]]]


# Of the same person and the same type, half of what the shorter one is about is enough; one word alone is not.
_SHARED, _SHARE = 2, 0.5


def alike(subject: str, earlier: Sequence[str], near: NearTexts) -> list[int]:
    """The places of the subjects that are this one in other words, in their order.

    Equal once folded; or what one is about is in the other, all of it or half of several words; or their letters are
    near. Words that stand in every letter, such as طلب or معالي الوزير, count only where there are no others.
    """
    own, told = fold(subject), matter(subject)
    if not own:
        return []
    others = [matter(one) for one in earlier]
    about = [" ".join(other) for other in others]
    slipped = {place for place, _ in near(" ".join(told), about, len(about))} if told and about else set()
    return [
        place
        for place, (text, other) in enumerate(zip(earlier, others, strict=True))
        if fold(text) == own or place in slipped or _share(told.keys(), other.keys())
    ]


def _share(one: Set[str], other: Set[str]) -> bool:
    fewer, common = min(len(one), len(other)), len(one & other)
    return 0 < fewer == common or (common >= _SHARED and common >= fewer * _SHARE)
