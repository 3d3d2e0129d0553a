"""Both calendars and the Kingdom's working days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import due_date, gregorian_text, hijri_text, hijri_year, is_working_day, short_dates, weekday
from core.domain.numerals import Digits
from core.domain.text import Language

AR, EN = Language.ARABIC, Language.ENGLISH


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2013, 1, 1), "19 Safar 1434 AH"),
        (date(2013, 12, 24), "21 Safar 1435 AH"),
    ],
)
def test_the_published_year_begins_and_ends_where_it_was_published(day: date, text: str) -> None:
    assert hijri_text(day, EN) == text


def test_a_day_in_each_language_and_in_each_digits() -> None:
    day = date(2026, 11, 24)
    assert gregorian_text(day, EN) == "24 November 2026"
    assert gregorian_text(day, AR, Digits.ARABIC_INDIC) == "٢٤ نوفمبر ٢٠٢٦ م"
    assert hijri_text(date(2013, 1, 1), AR).startswith("19 صفر 1434")
    assert hijri_text(date(2013, 1, 1), AR, Digits.ARABIC_INDIC).startswith("١٩ صفر ١٤٣٤")
    assert (weekday(day, EN), weekday(day, AR)) == ("Tuesday", "الثلاثاء")


def test_the_hijri_year_turns() -> None:
    assert [hijri_year(date(2027, 6, day)) for day in (5, 6)] == [1448, 1449]


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 11, 22), True),  # Sunday
        (date(2026, 11, 26), True),  # Thursday
        (date(2026, 11, 27), False),  # Friday
        (date(2026, 11, 28), False),  # Saturday
        (date(2026, 9, 23), False),  # National Day, a Wednesday
        (date(2026, 2, 22), False),  # Founding Day, a Sunday
        (date(2026, 3, 22), False),  # Eid al-Fitr, a Sunday
        (date(2026, 5, 27), False),  # Eid al-Adha, a Wednesday
    ],
)
def test_working_days(day: date, works: bool) -> None:
    assert is_working_day(day) == works


def test_a_due_day_steps_over_the_weekend_and_the_national_day() -> None:
    assert due_date(date(2026, 11, 26), 1) == date(2026, 11, 29)
    assert due_date(date(2026, 9, 22), 1) == date(2026, 9, 24)
    assert due_date(date(2026, 11, 27), 1) == date(2026, 11, 29)


@given(st.dates(date(2020, 1, 1), date(2040, 1, 1)), st.integers(1, 90))
def test_between_registration_and_the_due_day_lie_exactly_the_days_allowed(start: date, days: int) -> None:
    due = due_date(start, days)
    after = [start + timedelta(days=step) for step in range(1, (due - start).days + 1)]
    assert is_working_day(due)
    assert sum(is_working_day(day) for day in after) == days


def test_a_short_date_has_no_year() -> None:
    assert short_dates(date(2026, 11, 24), EN) == ("14 Jumada II", "24 November")
    assert short_dates(date(2026, 11, 24), AR, Digits.ARABIC_INDIC) == ("١٤ جمادى الآخرة", "٢٤ نوفمبر")
