"""Which types a request may be of: by the words of its letter, and by how letters like it were classified before."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from core.domain.arabic import stem, words
from core.domain.classification import Classification, Kind

Near = Callable[[str, Sequence[str]], Mapping[str, float]]

MOST = 3
# What a suggestion must reach, and what share of the best one: better silent than wrong.
_ENOUGH, _SHARE = 0.5, 0.45
_ABOVE, _SUMMARY, _PHRASE = 0.3, 0.4, 0.5
_PRECEDENTS, _FEW = 1.2, 3

# What stands in every letter says nothing of its matter.
_FORMAL = """
طلب اطلب نطلب أرغب نرغب أرجو نرجو التمس نلتمس التماس معالي معاليه معاليكم الوزير وزير الوزارة سعادة سمو التكرم
الموافقة النظر بشأن بخصوص حول من إلى على عن في مع أو ثم أن إن لم لا لن ما قد كان هو هي هذا هذه ذلك الذي التي
لي لنا له لها لدي لدى علينا عليه بعد قبل منذ عند بسبب غير كل أحد خطاب خطابي معروض رسالة موضوع موضوعي السلام
عليكم رحمة الله بركاته مقدم مواطن مواطنة المملكة العربية سعودي سعودية خاص حق سابق جديد مرفق أفيدكم نفيدكم
والدي والدتي والده ابني ابنتي أخي أختي زوجي زوجتي آخر أخرى the of to for on in at by with and or from my our
his her a an request application dear sir minister other please
"""
_SAYS_NOTHING = frozenset(stem(word) for word in words(_FORMAL))


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A type that a request may be of: the letter's words that say so, and how many like it were classified so."""

    code: str
    words: tuple[str, ...]
    similar: int


@dataclass(slots=True)
class _Case:
    """What speaks for a type."""

    words: dict[str, float] = field(default_factory=dict)
    stems: set[str] = field(default_factory=set)
    score: float = 0.0
    similar: int = 0


def matter(text: str) -> dict[str, str]:
    """The stems of what a text is about, each with its word as it was written, in the text's order."""
    found: dict[str, str] = {}
    for written in text.split():
        for word in words(written):
            root = stem(word)
            if root not in _SAYS_NOTHING and not root.isdecimal() and len(root) > 1:
                found.setdefault(root, written.strip("،؛:.,;!؟?()«»\"'-"))
    return found


class Vocabulary:
    """The stems of every leaf's title and synonyms, with how much each tells of the leaf."""

    def __init__(self, kinds: Sequence[Kind]) -> None:
        tree = Classification(kinds)
        leaves = [kind for kind in kinds if kind.working_days is not None]
        self._own = {leaf.code: _stems(_texts(leaf)) for leaf in leaves}
        self._above = {
            leaf.code: _stems([text for one in tree.above(leaf.code) for text in _texts(one)]) for leaf in leaves
        }
        self._phrases = {
            leaf.code: [told for text in _texts(leaf) if len(told := _stems([text])) > 1] for leaf in leaves
        }
        self._shared = Counter(root for stems in self._own.values() for root in stems)
        self._leaves: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for code, own in self._own.items():
            for root in own | self._above[code]:
                self._leaves[root].append((code, 1.0 if root in own else _ABOVE))
        self._all = sorted(self._leaves)

    def suggest(
        self, subject: str, summary: str, near: Near, precedents: Sequence[tuple[str, float]]
    ) -> tuple[Suggestion, ...]:
        """At most three, the likeliest first; `precedents` are the types of letters like it, with how near each is."""
        cases: defaultdict[str, _Case] = defaultdict(_Case)
        told = matter(subject)
        self._weigh(told, 1.0, near, cases)
        self._weigh({root: word for root, word in matter(summary).items() if root not in told}, _SUMMARY, near, cases)
        self._weigh_phrases(cases)
        self._weigh_precedents(precedents, cases)
        likely = [(code, case) for code, case in cases.items() if code in self._own and case.score >= _ENOUGH]
        likely.sort(key=lambda one: (-one[1].score, one[0]))
        best = likely[0][1].score if likely else 0.0
        kept = [(code, case) for code, case in likely if case.score >= best * _SHARE][:MOST]
        return tuple(Suggestion(code, tuple(case.words), case.similar) for code, case in kept)

    def _weigh(self, told: Mapping[str, str], weight: float, near: Near, cases: Mapping[str, _Case]) -> None:
        for root, written in told.items():
            best: dict[str, float] = {}
            for known, nearness in near(root, self._all).items():
                for code, place in self._leaves[known]:
                    value = weight * nearness * place / max(1, self._shared[known]) ** 0.5
                    best[code] = max(best.get(code, 0.0), value)
                    cases[code].stems.add(known)
            for code, value in best.items():
                cases[code].words[written] = value
                cases[code].score += value

    def _weigh_phrases(self, cases: Mapping[str, _Case]) -> None:
        for code, case in cases.items():
            if any(phrase <= case.stems for phrase in self._phrases[code]):
                case.score += _PHRASE

    @staticmethod
    def _weigh_precedents(precedents: Sequence[tuple[str, float]], cases: Mapping[str, _Case]) -> None:
        total = sum(nearness for _, nearness in precedents)
        for code, count in Counter(code for code, _ in precedents).items():
            share = sum(nearness for one, nearness in precedents if one == code) / total
            cases[code].similar = count
            cases[code].score += _PRECEDENTS * share * min(count, _FEW) / _FEW


def _texts(kind: Kind) -> tuple[str, ...]:
    return (kind.title.ar, kind.title.en, *kind.synonyms)


def _stems(texts: Sequence[str]) -> frozenset[str]:
    return frozenset(root for text in texts for root in matter(text))
