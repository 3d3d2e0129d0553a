"""The suggestions keep the quality that docs/decisions/classification.md tells of."""

from tests.bench.suggestions import measure, subjects
from tests.support.sample import SAMPLE_TYPES

UNCLASSIFIED = "X99"


def test_every_leaf_has_subjects_in_both_halves() -> None:
    leaves = {node.code for node in SAMPLE_TYPES if node.working_days is not None} - {UNCLASSIFIED}
    for part in ("tune", "held"):
        assert {one.code for one in subjects() if one.part == part and one.code} == leaves
    assert len([one for one in subjects() if one.code]) >= 60


def test_the_right_type_is_among_the_three_and_vague_letters_are_left_alone() -> None:
    held = measure([one for one in subjects() if one.part == "held"])
    assert held.among >= 0.95 * held.subjects
    assert held.first >= 0.85 * held.subjects
    assert held.quiet >= 0.8 * held.vague


def test_earlier_letters_do_not_make_it_worse() -> None:
    every = subjects()
    alone, beside = measure(every), measure(every, every)
    assert beside.among >= alone.among
    assert beside.quiet >= alone.quiet
