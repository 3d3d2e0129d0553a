"""What a hall wishes: languages, repetitions, volume by the hour."""

from datetime import time

import pytest

from core.domain.spoken.wishes import Shortening, Wishes
from core.domain.text import Language

AR, EN = Language.ARABIC, Language.ENGLISH


def test_the_volume_holds_from_its_hour_to_the_next_and_over_midnight() -> None:
    wishes = Wishes(volume=80, hours={time(7): 60, time(9): 100, time(20): 30})
    found = [wishes.volume_at(time(hour)) for hour in (0, 6, 7, 8, 9, 19, 20, 23)]
    assert found == [0.3, 0.3, 0.6, 0.6, 1.0, 1.0, 0.3, 0.3]
    assert Wishes(volume=80).volume_at(time(3)) == 0.8


@pytest.mark.parametrize(
    ("wishes", "ticket", "voices", "expected"),
    [
        (Wishes(), AR, {AR, EN}, [(AR, EN), (AR, EN), (AR,)]),
        (Wishes(), EN, {AR, EN}, [(AR, EN), (AR, EN), (EN,)]),
        (Wishes(languages=(AR,)), EN, {AR, EN}, [(AR, EN), (AR, EN), (EN,)]),
        (Wishes(languages=(AR,), of_ticket=False), EN, {AR, EN}, [(AR,), (AR,), (AR,)]),
        (Wishes(times=2), AR, {AR, EN}, [(AR, EN, AR, EN), (AR, EN), (AR,)]),
        (Wishes(), EN, {AR}, [(AR,), (AR,), (AR,)]),
        (Wishes(), AR, set[Language](), [(), (), ()]),
    ],
)
def test_repetitions_go_first_then_all_languages_but_one(
    wishes: Wishes, ticket: Language, voices: set[Language], expected: list[tuple[Language, ...]]
) -> None:
    assert [wishes.spoken(ticket, voices, shortening) for shortening in Shortening] == expected
