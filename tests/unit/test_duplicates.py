"""A request that says what an open one already says, and one that does not."""

import pytest

from core.classifying.nearness import LetterSimilarity
from core.domain.duplicates import alike

NEAR = LetterSimilarity().near_texts
OPEN = "طلب نقل معلمة إلى مدرسة قريبة من سكنها"


@pytest.mark.parametrize(
    "subject",
    [
        OPEN,
        "طلب نقل معلّمه الى مدرسه قريبه من سكنها",
        "نقل المعلمة إلى المدرسة القريبة من السكن",
        "التماس إلى معالي الوزير بشأن نقل معلمة إلى مدرسة قريبة من سكنها",
        "نقل معلمة",
        "طلب نقل معلمه الي مدرسة قربية من سكنها",
        "طلب نقل معلمة إلى مدرسة قريبة من سكنها في حي النسيم",
    ],
)
def test_the_same_in_other_words_is_pointed_out(subject: str) -> None:
    assert alike(subject, ["طلب علاج والدتي", OPEN], NEAR) == [1]


@pytest.mark.parametrize("subject", ["طلب علاج خارج المملكة", "تأجيل سداد قرض", "طلب", "", "نقل سجين إلى مستشفى"])
def test_another_matter_is_not(subject: str) -> None:
    assert alike(subject, [OPEN], NEAR) == []


def test_half_of_what_it_is_about_is_enough_and_one_word_is_not() -> None:
    earlier = ["تأشيرة زيارة لوالدتي المسنة المقيمة في مصر"]
    assert alike("طلب تأشيرة زيارة للوالدة المقيمة بمصر", earlier, NEAR) == [0]
    assert alike("زيارة سجين في الدمام", earlier, NEAR) == []


def test_words_that_say_nothing_are_compared_where_there_are_no_others() -> None:
    assert alike("طلب خاص", ["الطلب الخاص", "طلب"], NEAR) == [0]


def test_nothing_is_like_nothing() -> None:
    assert alike("طلب", [], NEAR) == []
