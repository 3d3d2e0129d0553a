"""The reference year as it was published for the two first centres, spread over its working days.

19/2/1434 to 21/2/1435 AH: 18,800 visitors, of them 15,300 men and 3,500 women, 14,500 citizens and 4,300 residents.
How they fell to the two centres was not published: three fifths to Riyadh here, and the kinds alike in both sections.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from core.calendar import is_working_day
from core.domain.visitor import VisitorKind

FIRST, LAST = date(2013, 1, 1), date(2013, 12, 24)
VISITORS, MEN, WOMEN, CITIZENS, RESIDENTS = 18_800, 15_300, 3_500, 14_500, 4_300
_SHARES = {"riyadh": (9_180, 2_100, 8_700, 2_580), "jeddah": (6_120, 1_400, 5_800, 1_720)}
CENTRES = tuple(_SHARES)


@dataclass(frozen=True, slots=True)
class Comer:
    """Somebody who comes on a certain day."""

    section: str
    kind: VisitorKind


def working_days(first: date, count: int) -> list[date]:
    """So many working days of the Kingdom from a day on."""
    days: list[date] = []
    while len(days) < count:
        if is_working_day(first):
            days.append(first)
        first += timedelta(days=1)
    return days


def year_days() -> list[date]:
    """The working days of the reference year."""
    every = (FIRST + timedelta(days=step) for step in range((LAST - FIRST).days + 1))
    return [day for day in every if is_working_day(day)]


def comers(centre: str, random: Random) -> dict[date, list[Comer]]:
    """Everyone of a centre's year on a day; the days differ, the sums are exact."""
    everyone = _everyone(*_SHARES[centre])
    random.shuffle(everyone)
    days = year_days()
    weights = [_WEEK[day.isoweekday()] * random.uniform(0.7, 1.3) for day in days]
    found: dict[date, list[Comer]] = {day: [] for day in days}
    for comer, day in zip(everyone, random.choices(days, weights, k=len(everyone)), strict=True):
        found[day].append(comer)
    return found


# The first day of the week is the busiest.
_WEEK = {7: 1.3, 1: 1.1, 2: 1.0, 3: 0.95, 4: 0.75}


def _everyone(men: int, women: int, citizens: int, residents: int) -> list[Comer]:
    kinds = [VisitorKind.CITIZEN] * citizens + [VisitorKind.RESIDENT] * residents
    men_citizens = round(citizens * men / (men + women))
    sections = ["men"] * men_citizens + ["women"] * (citizens - men_citizens)
    sections += ["men"] * (men - men_citizens) + ["women"] * (women - (citizens - men_citizens))
    return [Comer(section, kind) for section, kind in zip(sections, kinds, strict=True)]


def people_of(centre: str) -> int:
    """All visitors of a centre's year."""
    men, women, *_ = _SHARES[centre]
    return men + women
