"""When the adhan is called at a place: the Umm al-Qura method, computed offline (docs/decisions/prayer-times.md)."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, timedelta
from functools import cache
from zoneinfo import ZoneInfo

from adhanpy.calculation.CalculationMethod import CalculationMethod
from adhanpy.PrayerTimes import PrayerTimes

from core.calendar import is_ramadan
from core.domain.opening import Adhan, Place, Prayer

_FRIDAY = 5
_LATER_IN_RAMADAN = timedelta(minutes=30)  # Isha is 120 minutes after Maghrib then, and 90 in other months


def adhans_at(place: Place, zone: str) -> Callable[[date], Sequence[Adhan]]:
    """How a hall's plan asks for the prayers of a day."""
    return lambda day: adhans(place, zone, day)


@cache
def adhans(place: Place, zone: str, day: date) -> tuple[Adhan, ...]:
    """The noon, afternoon, sunset and night prayer of a day, to the minute; at noon on Friday the Friday prayer."""
    coordinates = place.latitude_e6 / 1e6, place.longitude_e6 / 1e6
    times = PrayerTimes(coordinates, day, CalculationMethod.UMM_AL_QURA, time_zone=ZoneInfo(zone))
    noon = Prayer.JUMUAH if times.dhuhr.isoweekday() == _FRIDAY else Prayer.DHUHR
    isha = times.isha + (_LATER_IN_RAMADAN if is_ramadan(day) else timedelta())
    called = {noon: times.dhuhr, Prayer.ASR: times.asr, Prayer.MAGHRIB: times.maghrib, Prayer.ISHA: isha}
    return tuple(Adhan(prayer, at.astimezone(UTC)) for prayer, at in called.items())
