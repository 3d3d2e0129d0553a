from datetime import date, datetime, tzinfo

from adhanpy.calculation.CalculationMethod import CalculationMethod

class PrayerTimes:
    fajr: datetime
    sunrise: datetime
    dhuhr: datetime
    asr: datetime
    maghrib: datetime
    isha: datetime
    def __init__(
        self,
        coordinates: tuple[float, float],
        date: date,
        calculation_method: CalculationMethod | None = None,
        *,
        time_zone: tzinfo | None = None,
    ) -> None: ...
