"""Scores, the reasons that go with them, and the time in which a visit may be rated."""

from datetime import date, timedelta

import pytest

from core.domain.errors import RuleBroken
from core.domain.rating import (
    MOST_COMMENT,
    REASONS,
    Reason,
    Score,
    asks_for_supervisor,
    check_comment,
    check_reasons,
    check_time,
)
from core.services.rating_dto import DayRatings, RatingSummary
from tests.support.clock import START


def test_a_bad_score_asks_what_was_amiss_and_a_good_one_what_was_well() -> None:
    bad, good = set(REASONS[Score.VERY_BAD]), set(REASONS[Score.VERY_GOOD])
    assert not bad & good
    assert bad == set(REASONS[Score.BAD])
    assert good == set(REASONS[Score.GOOD])
    assert set(REASONS[Score.FAIR]) < bad
    assert set(REASONS) == set(Score)
    assert bad | good == set(Reason)


@pytest.mark.parametrize("score", Score)
@pytest.mark.parametrize("reason", Reason)
def test_a_reason_is_taken_with_its_scores_alone(score: Score, reason: Reason) -> None:
    if reason in REASONS[score]:
        assert check_reasons(score, [reason, reason]) == (reason,)
        return
    with pytest.raises(RuleBroken, match="rating_reason_wrong"):
        check_reasons(score, [reason])


def test_reasons_are_kept_in_the_order_of_the_table() -> None:
    assert check_reasons(Score.BAD, [Reason.PLACE, Reason.LONG_WAIT]) == (Reason.LONG_WAIT, Reason.PLACE)


def test_a_comment_is_trimmed_and_no_longer_than_its_limit() -> None:
    assert check_comment("  شكرًا \n لكم ") == "شكرًا لكم"
    assert len(check_comment("ب" * MOST_COMMENT)) == MOST_COMMENT
    with pytest.raises(RuleBroken, match="text_too_long"):
        check_comment("ب" * (MOST_COMMENT + 1))


@pytest.mark.parametrize(("hours", "late"), [(0, False), (24, False), (24.1, True)])
def test_a_visit_is_rated_within_the_centre_s_hours(hours: float, late: bool) -> None:
    now = START + timedelta(hours=hours)
    if not late:
        check_time(START, now, 24)
        return
    with pytest.raises(RuleBroken, match="rating_late"):
        check_time(START, now, 24)


@pytest.mark.parametrize(("low", "scores"), [(0, []), (1, [1]), (2, [1, 2]), (4, [1, 2, 3, 4])])
def test_the_centre_says_which_scores_go_to_the_supervisor(low: int, scores: list[int]) -> None:
    assert [score.value for score in Score if asks_for_supervisor(score, low)] == scores


def test_the_average_is_that_of_the_ratings_and_not_of_the_days() -> None:
    quiet, busy = DayRatings(date(2026, 11, 23), (1, 0, 0, 0, 0)), DayRatings(date(2026, 11, 24), (0, 0, 0, 0, 9))
    told = RatingSummary("women", quiet.date, busy.date, 20, (quiet, busy), ())
    assert (quiet.average, busy.average, told.average, told.count) == (1, 5, 4.6, 10)
    assert RatingSummary("women", quiet.date, busy.date, 0, (), ()).average is None
