"""Reads a whole centre from a TOML file, with departments and classification in CSV files beside it."""

import csv
import tomllib
from pathlib import Path
from typing import Annotated, Any
from zoneinfo import available_timezones

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.config import first_mistake
from core.domain.errors import ErrorCode, RuleBroken
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

    def text(self) -> LocalText:
        return LocalText(self.ar, self.en)


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


def read_centre(path: Path) -> CentreSetup:
    """The centre that a file describes; `centre_file_invalid` with path and found."""
    try:
        told = _Centre.model_validate(tomllib.loads(path.read_text("utf-8-sig")))
    except ValidationError as error:
        key, found, allowed = first_mistake(error, _Centre)
        raise _wrong(path, f"{key} = {found} ({allowed})") from error
    except (OSError, ValueError) as error:
        raise _wrong(path, str(error)) from error
    _unique(path, [one.name for one in told.sections], [one.prefix for one in told.sections])
    _unique(path, [one.name for one in told.services])
    if told.zone not in available_timezones():
        raise _wrong(path, f"zone = {told.zone!r}")
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
        services=tuple(ServiceSetup(s.name, s.title.text(), s.hint.text(), s.daily_quota) for s in told.services),
        departments=departments,
        types=_types(path, told.classification, {one.code for one in departments}),
        place=told.prayer_place.place() if told.prayer_place else None,
        policy=_policy(path, told.policy),
        special=_special(path, told),
    )


def _policy(path: Path, told: dict[str, int | str]) -> QueuePolicy | None:
    try:
        return policy(told)
    except RuleBroken as error:
        raise _wrong(path, f"policy: {explain(error, Language.ENGLISH)}") from error


def _special(path: Path, told: _Centre) -> tuple[SpecialTime, ...]:
    known = {section.name for section in told.sections}
    for n, days in enumerate(told.special_days):
        if unknown := [name for name in days.sections if name not in known]:
            raise _wrong(path, f"special_days.{n}.sections = {unknown}")
        if days.to is not None and days.to < days.first:
            raise _wrong(path, f"special_days.{n}.to = {days.to} (≥ {days.first})")
    return tuple(days.time() for days in told.special_days)


def _departments(path: Path, name: str | None) -> tuple[DepartmentSetup, ...]:
    rows = _rows(path, name, "code", "name_ar", "name_en")
    _unique(path, [row["code"] for row in rows])
    return tuple(DepartmentSetup(row["code"], LocalText(row["name_ar"], row["name_en"])) for row in rows)


def _types(path: Path, name: str | None, departments: set[str]) -> tuple[RequestTypeSetup, ...]:
    rows = _rows(
        path,
        name,
        "code",
        "parent",
        "name_ar",
        "name_en",
        "synonyms_ar",
        "department",
        "working_days",
        "confidentiality",
    )
    known: dict[str, RequestTypeSetup] = {}
    for row in rows:
        code, parent, department, days = row["code"], row["parent"], row["department"], row["working_days"]
        if code in known or (parent and parent not in known) or (department and department not in departments):
            raise _wrong(path, f"{name}: {code}")
        if days and not days.isdecimal():
            raise _wrong(path, f"{name}: {code}: {days}")
        known[code] = RequestTypeSetup(
            code=code,
            parent=parent or None,
            title=LocalText(row["name_ar"], row["name_en"]),
            synonyms=tuple(word for word in row["synonyms_ar"].split("|") if word),
            department=department or None,
            working_days=int(days) if days else None,
            confidentiality=row["confidentiality"] or "normal",
        )
    return tuple(known.values())


def _rows(path: Path, name: str | None, *columns: str) -> list[dict[str, str]]:
    if name is None:
        return []
    try:
        with (path.parent / name).open(encoding="utf-8-sig", newline="") as file:
            rows: list[dict[str, Any]] = list(csv.DictReader(file))
    except (OSError, ValueError) as error:
        raise _wrong(path, str(error)) from error
    for line, row in enumerate(rows, 2):
        if any(row.get(column) is None for column in columns) or not row["code"] or not row["name_ar"]:
            raise _wrong(path, f"{name}, {line}: {', '.join(columns)}")
    return rows


def _unique(path: Path, *lists: list[str]) -> None:
    for names in lists:
        if twice := [name for name in names if names.count(name) > 1]:
            raise _wrong(path, twice[0])


def _wrong(path: Path, found: str) -> RuleBroken:
    return RuleBroken(ErrorCode.CENTRE_FILE_INVALID, path=str(path), found=found)
