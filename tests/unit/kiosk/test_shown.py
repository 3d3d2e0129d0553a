"""What visitors read of a wait."""

import pytest

from core.domain.numerals import Digits
from core.domain.text import Language
from core.words import Words
from kiosk.view_models.shown import wait_text


@pytest.mark.parametrize(
    ("minutes", "arabic", "english"),
    [
        (1, "الانتظار نحو دقيقة", "About a minute"),
        (35, "الانتظار نحو 35 دقيقة", "About 35 minutes"),
        (75, "الانتظار نحو 75 دقيقة", "About 75 minutes"),
        (76, "الانتظار نحو ساعة ونصف", "About an hour and a half"),
        (120, "الانتظار نحو ساعتين", "About 2 hours"),
        (155, "الانتظار نحو ساعتين ونصف", "About 2 and a half hours"),
        (500, "الانتظار نحو 8 ساعات ونصف", "About 8 and a half hours"),
    ],
)
def test_a_long_wait_is_told_in_hours(minutes: int, arabic: str, english: str) -> None:
    assert wait_text(minutes, Words("kiosk", Language.ARABIC)) == arabic
    assert wait_text(minutes, Words("kiosk", Language.ENGLISH)) == english


def test_a_wait_has_the_centres_digits() -> None:
    assert wait_text(35, Words("kiosk", Language.ARABIC, Digits.ARABIC_INDIC)) == "الانتظار نحو ٣٥ دقيقة"
