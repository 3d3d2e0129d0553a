"""The parts of a centre's file that say when its halls are open."""

from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from core.domain.errors import RuleBroken
from core.domain.hours import Hours, in_order, interval
from core.domain.opening import Place
from core.domain.queue_policy import QueuePolicy
from core.services.opening_setup import SpecialTime

Weekday = Literal["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
_ISO: dict[Weekday, int] = {
    "monday": 1,
    "tuesday": 2,
    "wednesday": 3,
    "thursday": 4,
    "friday": 5,
    "saturday": 6,
    "sunday": 7,
}
_WRONG_HOURS = PydanticCustomError("hours", '["07:30-14:30"]')


def _hours(texts: list[str]) -> list[str]:
    try:
        hours(texts)
    except RuleBroken as error:
        raise _WRONG_HOURS from error
    return texts


HoursText = Annotated[list[str], AfterValidator(_hours)]
Week = dict[Weekday, HoursText]


class SpecialDays(BaseModel):
    """Days that differ; `from` is a word of Python's."""

    model_config = ConfigDict(extra="forbid")
    first: date = Field(alias="from")
    to: date | None = None
    hours: HoursText
    reason: str = Field(min_length=1)
    sections: list[str] = []
    weekdays: list[Weekday] = []

    def time(self) -> SpecialTime:
        """As a setup has it."""
        weekdays = tuple(_ISO[day] for day in self.weekdays)
        last = self.to or self.first
        return SpecialTime(self.first, last, hours(self.hours), self.reason, tuple(self.sections), weekdays)


class PrayerPlace(BaseModel):
    """Where the centre stands, in degrees."""

    model_config = ConfigDict(extra="forbid")
    latitude: float = Field(ge=-65, le=65)
    longitude: float = Field(ge=-180, le=180)

    def place(self) -> Place:
        """As a setup has it."""
        return Place(round(self.latitude * 1_000_000), round(self.longitude * 1_000_000))


def hours(texts: list[str]) -> Hours:
    """The hours of a day as they are written; `hours_invalid`."""
    return in_order(interval(text) for text in texts)


def week(told: Week) -> dict[int, Hours]:
    """The hours of each ISO weekday that has any."""
    return {_ISO[day]: hours(texts) for day, texts in told.items() if texts}


def policy(told: dict[str, int | str]) -> QueuePolicy | None:
    """The numbers that a file changes; `policy_invalid`."""
    return QueuePolicy.from_plain(told) if told else None
