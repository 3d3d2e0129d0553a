"""Hours and dates as people write them, and special days as people read them: several alike are one line."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from core.domain.appointments import PlanPart, check_plan
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import Hours, in_order, interval
from core.domain.numerals import to_western
from core.domain.opening import SpecialDay

_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")
_BETWEEN = re.compile(r"[,،;؛\s]+")
_COMMA = re.compile(r"[,،;؛]")
_PART = re.compile(r"([0-9:]+-[0-9:]+)\s*[/×]\s*([0-9]{1,4})\s*[/×]\s*([0-9]{1,4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})")
_ONE_LINE = timedelta(days=7)


def number_of(text: str) -> str:
    """A number in the digits of any script, as the services read it."""
    return to_western(text).strip()


def plain_number(text: str) -> str:
    """A number without zeros before it; anything else as it was typed."""
    plain = number_of(text)
    return plain.lstrip("0") or "0" if plain.isdecimal() else plain


def plain_hours(text: str) -> str:
    """Hours in the one way in which they are kept; what are none as they were typed."""
    try:
        return hours_text(hours_of(text))
    except RuleBroken:
        return number_of(text)


def hours_of(text: str) -> Hours:
    """The hours of a day: spans such as 07:30-14:30 with a comma between, none for a closed one; `hours_invalid`."""
    plain = _DASH.sub("-", number_of(text))
    return in_order(interval(part) for part in _BETWEEN.split(plain) if part)


def hours_text(hours: Hours) -> str:
    """Hours as `hours_of` reads them."""
    return ", ".join(str(one) for one in hours)


def plan_of(text: str) -> tuple[PlanPart, ...]:
    """The appointments of a day: 08:00-12:00 / 30 / 2 with a comma between, none for none; `plan_invalid`."""
    plain = _DASH.sub("-", number_of(text))
    return check_plan(_part(one.strip()) for one in _COMMA.split(plain) if one.strip())


def plan_text(parts: tuple[PlanPart, ...]) -> str:
    """Appointments as `plan_of` reads them."""
    return ", ".join(str(part) for part in parts)


def plain_plan(text: str) -> str:
    """Appointments in the one way in which they are shown; what are none as they were typed."""
    try:
        return plan_text(plan_of(text))
    except RuleBroken:
        return number_of(text)


def day_of(text: str) -> date | None:
    """A day as 24/11/2026 or 2026-11-24; None where that is no day."""
    plain = number_of(text)
    first, last = _YEAR_FIRST.fullmatch(plain), _DAY_FIRST.fullmatch(plain)
    parts = first.groups() if first else last.groups()[::-1] if last else None
    if parts is None:
        return None
    try:
        return date(int(parts[0]), int(parts[1]), int(parts[2]))
    except ValueError:
        return None


def day_text(day: date) -> str:
    """A day as `day_of` reads it."""
    return f"{day.day}/{day.month}/{day.year}"


@dataclass(frozen=True, slots=True)
class Listed:
    """Days of one kind that follow each other, not a week apart; without `special` they are official holidays."""

    days: tuple[date, ...]
    special: SpecialDay | None = None

    @property
    def first(self) -> date:
        """Their first."""
        return self.days[0]

    @property
    def last(self) -> date:
        """Their last."""
        return self.days[-1]


def listed(special: Mapping[date, SpecialDay], holidays: Iterable[date]) -> list[Listed]:
    """The days that differ, those alike in one line, and the official holidays that no special day opens."""
    kinds: dict[SpecialDay | None, list[date]] = {}
    for day in sorted(special):
        kinds.setdefault(special[day], []).append(day)
    kinds[None] = sorted(day for day in holidays if day not in special)
    found = [Listed(days, kind) for kind, all_days in kinds.items() for days in _lines(all_days)]
    return sorted(found, key=lambda one: (one.first, one.last))


def _part(text: str) -> PlanPart:
    found = _PART.fullmatch(text)
    if found is None:
        raise RuleBroken(ErrorCode.PLAN_INVALID, problem="form", found=text)
    span = interval(found[1])
    return PlanPart(span.opens, span.closes, int(found[2]), int(found[3]))


def _lines(days: list[date]) -> list[tuple[date, ...]]:
    lines: list[list[date]] = []
    for day in days:
        if lines and day - lines[-1][-1] <= _ONE_LINE:
            lines[-1].append(day)
        else:
            lines.append([day])
    return [tuple(line) for line in lines]
