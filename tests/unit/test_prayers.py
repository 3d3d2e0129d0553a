"""Prayer times against those that the Umm al-Qura calendar published (ummulqura.org.sa, Makkah, 2016)."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from core.domain.opening import Place, Prayer
from core.prayers import adhans, adhans_at

ZONE = "Asia/Riyadh"
RIYADH = ZoneInfo(ZONE)
MAKKAH, CAPITAL = Place(21_427_009, 39_828_685), Place(24_713_600, 46_675_300)
PUBLISHED = """
2016-01-05 12:26 15:32 17:53 19:23
2016-02-04 12:35 15:49 18:13 19:43
2016-03-05 12:33 15:55 18:27 19:57
2016-04-03 12:24 15:50 18:37 20:07
2016-05-02 12:18 15:39 18:47 20:17
2016-06-04 12:20 15:37 19:01 20:31
2016-07-08 12:26 15:43 19:07 20:37
2016-08-02 12:27 15:46 19:00 20:30
2016-09-04 12:20 15:45 18:34 20:04
2016-10-06 12:09 15:32 18:04 19:34
2016-11-05 12:05 15:19 17:43 19:13
2016-12-04 12:12 15:17 17:38 19:08
"""


@pytest.mark.parametrize("line", PUBLISHED.split("\n")[1:-1])
def test_times_are_the_published_ones_to_two_minutes(line: str) -> None:
    day, *published = line.split()
    computed = [adhan.at for adhan in adhans(MAKKAH, ZONE, date.fromisoformat(day))]
    wanted = [datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=RIYADH) for clock in published]
    assert max(abs(a - b) for a, b in zip(computed, wanted, strict=True)) <= timedelta(minutes=2)


def minutes_to_isha(day: date) -> float:
    times = {adhan.prayer: adhan.at for adhan in adhans(CAPITAL, ZONE, day)}
    return (times[Prayer.ISHA] - times[Prayer.MAGHRIB]) / timedelta(minutes=1)


def test_isha_is_half_an_hour_later_in_ramadan_only() -> None:
    first, last = date(2027, 2, 8), date(2027, 3, 8)  # Ramadan 1448 in the Umm al-Qura calendar
    days = [first - timedelta(1), first, last, last + timedelta(1)]
    assert [minutes_to_isha(day) for day in days] == [90, 120, 120, 90]


def test_friday_s_noon_prayer_is_its_own() -> None:
    week = [adhans(CAPITAL, ZONE, date(2026, 11, 22) + timedelta(n))[0].prayer for n in range(7)]
    assert week == [Prayer.DHUHR] * 5 + [Prayer.JUMUAH, Prayer.DHUHR]


def test_each_day_of_a_year_has_four_prayers_in_order_on_that_day() -> None:
    ask = adhans_at(CAPITAL, ZONE)
    for n in range(366):
        day = date(2026, 6, 1) + timedelta(n)
        calls = [adhan.at.astimezone(RIYADH) for adhan in ask(day)]
        assert calls == sorted(calls)
        assert {call.date() for call in calls} == {day}
        assert 11 <= calls[0].hour <= 12
