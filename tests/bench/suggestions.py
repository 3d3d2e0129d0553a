"""python -m tests.bench.suggestions: how often the right type is among those suggested for made-up subjects.

Half of the subjects served to set the thresholds (`tune`), the other half only to measure (`held`). Those without a
code say nothing of a matter, or of none that the sample knows: there the right suggestion is none.
"""

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.classifying.nearness import LetterSimilarity
from core.domain.suggesting import Suggestion, Vocabulary, matter
from tests.support.sample import SAMPLE_TYPES

SUBJECTS = Path(__file__).with_name("subjects.csv")
_NEAREST = 20


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject with the code of its type; empty where none is right."""

    code: str
    part: str
    text: str


@dataclass(frozen=True, slots=True)
class Figures:
    """How often the right type came first or among the three, and how often nothing was said where nothing is right."""

    subjects: int
    first: int
    among: int
    silent: int
    vague: int
    quiet: int


def subjects() -> list[Subject]:
    """All of them."""
    with SUBJECTS.open(encoding="utf-8", newline="") as file:
        return [Subject(row["code"], row["part"], row["subject"]) for row in csv.DictReader(file)]


def measure(asked: Sequence[Subject], earlier: Sequence[Subject] = ()) -> Figures:
    """Suggest for each, by its words and by the earlier ones beside it."""
    similarity, vocabulary = LetterSimilarity(), Vocabulary(SAMPLE_TYPES)

    def suggested(subject: Subject) -> tuple[Suggestion, ...]:
        others = [one for one in earlier if one.code and one is not subject]
        folded = [" ".join(matter(one.text)) for one in others]
        near = similarity.near_texts(" ".join(matter(subject.text)), folded, _NEAREST)
        precedents = [(others[place].code, nearness) for place, nearness in near]
        return vocabulary.suggest(subject.text, "", similarity.near_words, precedents)

    told = [(subject.code, [one.code for one in suggested(subject)]) for subject in asked]
    real = [(code, codes) for code, codes in told if code]
    vague = [codes for code, codes in told if not code]
    return Figures(
        subjects=len(real),
        first=sum(codes[:1] == [code] for code, codes in real),
        among=sum(code in codes for code, codes in real),
        silent=sum(not codes for _, codes in real),
        vague=len(vague),
        quiet=sum(not codes for codes in vague),
    )


def main() -> None:
    """Print the figures."""
    for part in ("tune", "held"):
        found = measure([one for one in subjects() if one.part == part])
        sys.stdout.write(
            f"{part}: among three {found.among}/{found.subjects}, first {found.first}, nothing said {found.silent};"
            f" vague ones left alone {found.quiet}/{found.vague}\n"
        )


if __name__ == "__main__":
    main()
