"""Hijri (Umm al-Qura) and Gregorian dates side by side, and the Kingdom's working days."""

from datetime import date, datetime, timedelta
from functools import cache

import holidays
from hijridate import Gregorian

from core.domain.numerals import Digits, show
from core.domain.text import Language
from core.words import Words

_WEEKEND = frozenset({4, 5})  # Friday, Saturday
_RAMADAN = 9


def hijri_year(day: date) -> int:
    """The Umm al-Qura year in which a Gregorian day lies."""
    return int(Gregorian.fromdate(day).to_hijri().year)


def is_ramadan(day: date) -> bool:
    """Whether a Gregorian day lies in Ramadan, by the Umm al-Qura calendar."""
    return bool(Gregorian.fromdate(day).to_hijri().month == _RAMADAN)


def weekday(day: date, language: Language) -> str:
    """The name of the day of the week."""
    return Words("dates", language).say(f"weekday.{day.isoweekday()}")


def hijri_text(day: date, language: Language, digits: Digits = Digits.WESTERN) -> str:
    """A day in the Umm al-Qura calendar, such as 3 Jumada al-Akhirah 1448 AH."""
    hijri = Gregorian.fromdate(day).to_hijri()
    month = Words("dates", language).say(f"hijri.{hijri.month}")
    return show(Words("dates", language).say("hijri", day=hijri.day, month=month, year=hijri.year), digits)


def gregorian_text(day: date, language: Language, digits: Digits = Digits.WESTERN) -> str:
    """A day in the Gregorian calendar, such as 24 November 2026."""
    month = Words("dates", language).say(f"gregorian.{day.month}")
    return show(Words("dates", language).say("gregorian", day=day.day, month=month, year=day.year), digits)


def short_dates(day: date, language: Language, digits: Digits = Digits.WESTERN) -> tuple[str, str]:
    """A day without its year in the Umm al-Qura and in the Gregorian calendar, such as 14 Jumada II and 24 November."""
    words, hijri = Words("dates", language), Gregorian.fromdate(day).to_hijri()
    texts = f"{hijri.day} {words.say(f'hijri_short.{hijri.month}')}", f"{day.day} {words.say(f'gregorian.{day.month}')}"
    return show(texts[0], digits), show(texts[1], digits)


@cache
def _official_holidays(year: int) -> frozenset[date]:
    return frozenset(holidays.country_holidays("SA", years=year))


def is_official_holiday(day: date) -> bool:
    """One of the Kingdom's official holidays, or the day given in its place."""
    return day in _official_holidays(day.year)


def is_working_day(day: date) -> bool:
    """Sunday to Thursday, without the official holidays."""
    return day.weekday() not in _WEEKEND and not is_official_holiday(day)


def moment_text(moment: datetime, language: Language, digits: Digits = Digits.WESTERN) -> str:
    """A moment in its own zone, to be read: weekday, both dates and the time."""
    day = moment.date()
    dates = hijri_text(day, language, digits), gregorian_text(day, language, digits)
    said = Words("dates", language, digits).say
    return said("moment", weekday=weekday(day, language), hijri=dates[0], gregorian=dates[1], time=f"{moment:%H:%M}")


def due_date(registered: date, working_days: int) -> date:
    """The last day that is in time: the n-th working day after the day of registration."""
    day = registered
    while working_days > 0:
        day += timedelta(days=1)
        working_days -= is_working_day(day)
    return day
