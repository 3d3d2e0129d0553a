"""Reads a whole centre from a TOML file, with departments and classification in CSV files beside it."""

import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.classification_file import read_classification, read_rows, wrong_file
from core.config import first_mistake
from core.domain.errors import RuleBroken
from core.domain.help import Help
from core.domain.numerals import Digits
from core.domain.queue_policy import QueuePolicy
from core.domain.text import Language, LocalText
from core.domain.visitor import Gender
from core.opening_file import PrayerPlace, SpecialDays, Week, policy, week
from core.services.opening_setup import SpecialTime
from core.services.setup import CentreSetup, DepartmentSetup, RequestTypeSetup, SectionSetup, ServiceSetup
from core.words import explain

_Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$")]


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Text(_Part):
    ar: str = Field(min_length=1)
    en: str = ""
    ur: str = ""
    hi: str = ""
    bn: str = ""
    id: str = ""
    fil: str = ""

    def text(self) -> LocalText:
        return LocalText(**self.model_dump())


class _Section(_Part):
    name: _Name
    prefix: str = Field(pattern=r"^[A-Z]$")
    gender: Gender
    desks: int = Field(ge=1, le=99)
    title: _Text
    hours: Week = {}


class _Service(_Part):
    name: _Name
    title: _Text
    hint: _Text
    daily_quota: int | None = Field(default=None, ge=0, le=9999)
    identify: bool = False


class _Centre(_Part):
    code: str = Field(pattern=r"^[A-Z]{3}$")
    zone: str = "Asia/Riyadh"
    digits: Digits = Digits.WESTERN
    departments: str | None = None
    classification: str | None = None
    title: _Text
    authority: _Text
    sections: list[_Section] = Field(min_length=1)
    services: list[_Service] = Field(min_length=1)
    prayer_place: PrayerPlace | None = None
    policy: dict[str, int | str] = {}
    special_days: list[SpecialDays] = []
    help: list[Help] | None = None


def read_centre(path: Path) -> CentreSetup:
    """The centre that a file describes; `centre_file_invalid` with path and found."""
    try:
        told = _Centre.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        key, found, allowed = first_mistake(error, _Centre)
        raise wrong_file(path, f"{key} = {found} ({allowed})") from error
    except (OSError, ValueError) as error:
        raise wrong_file(path, str(error)) from error
    _unique(path, [one.name for one in told.sections], [one.prefix for one in told.sections])
    _unique(path, [one.name for one in told.services])
    if told.zone not in available_timezones():
        raise wrong_file(path, f"zone = {told.zone!r}")
    departments = _departments(path, told.departments)
    return CentreSetup(
        code=told.code,
        title=told.title.text(),
        authority=told.authority.text(),
        zone=told.zone,
        digits=told.digits,
        sections=tuple(
            SectionSetup(s.name, s.prefix, s.title.text(), s.gender, s.desks, week(s.hours)) for s in told.sections
        ),
        services=tuple(
            ServiceSetup(s.name, s.title.text(), s.hint.text(), s.daily_quota, s.identify) for s in told.services
        ),
        departments=departments,
        types=_types(path, told.classification, departments),
        place=told.prayer_place.place() if told.prayer_place else None,
        policy=_policy(path, told.policy),
        special=_special(path, told),
        help=None if told.help is None else tuple(told.help),
    )


def _policy(path: Path, told: dict[str, int | str]) -> QueuePolicy | None:
    try:
        return policy(told)
    except RuleBroken as error:
        raise wrong_file(path, f"policy: {explain(error, Language.ENGLISH)}") from error


def _special(path: Path, told: _Centre) -> tuple[SpecialTime, ...]:
    known = {section.name for section in told.sections}
    for n, days in enumerate(told.special_days):
        if unknown := [name for name in days.sections if name not in known]:
            raise wrong_file(path, f"special_days.{n}.sections = {unknown}")
        if days.to is not None and days.to < days.first:
            raise wrong_file(path, f"special_days.{n}.to = {days.to} (≥ {days.first})")
    return tuple(days.time() for days in told.special_days)


def _departments(path: Path, name: str | None) -> tuple[DepartmentSetup, ...]:
    with _beside(path, name):
        rows = read_rows(path.parent / name, ("code", "name_ar", "name_en")) if name else []
    _unique(path, [row["code"] for row in rows])
    return tuple(DepartmentSetup(row["code"], LocalText(row["name_ar"], row["name_en"])) for row in rows)


def _types(path: Path, name: str | None, departments: tuple[DepartmentSetup, ...]) -> tuple[RequestTypeSetup, ...]:
    with _beside(path, name):
        return read_classification(path.parent / name, [one.code for one in departments]) if name else ()


@contextmanager
def _beside(path: Path, name: str | None) -> Iterator[None]:
    """A mistake in a list is told with the file that names the list."""
    try:
        yield
    except RuleBroken as error:
        raise wrong_file(path, f"{name}, {error.facts['found']}") from error


def _unique(path: Path, *lists: list[str]) -> None:
    for names in lists:
        if twice := [name for name in names if names.count(name) > 1]:
            raise wrong_file(path, twice[0])
