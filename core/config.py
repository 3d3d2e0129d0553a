"""The settings of one PC: a TOML file, checked at the start."""

import os
import socket
import tomllib
from dataclasses import fields
from datetime import time
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

import platformdirs
from pydantic import BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.screens import Layout, Screen
from core.domain.spoken.wishes import Wishes
from core.domain.text import STAFF_LANGUAGES, Language

DeviceKind = Literal["kiosk", "counter", "display", "server"]
_FILE = "istiqbal.toml"


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Device(_Part):
    """This PC: its name in the record, what it is, and the section and desk that are fixed for it, if any."""

    name: str = Field(default_factory=socket.gethostname, min_length=1, max_length=64)
    kind: DeviceKind = "server"
    section: str | None = None
    desk: str | None = None


class Printer(_Part):
    """The ticket printer; `address` as core.printing.address reads it."""

    address: str | None = None
    timeout_seconds: Annotated[float, Field(ge=0.5, le=30)] = 3.0


class Kiosk(_Part):
    """What a kiosk is for: tickets and all else, or, as a tablet at the exit, the rating of visits alone."""

    mode: Literal["tickets", "rating"] = "tickets"


Percent = Annotated[int, Field(ge=0, le=100)]


class SpokenCalls(_Part):
    """How calls are spoken (core.domain.spoken.wishes); `folder` holds the centre's own voices."""

    languages: tuple[Language, ...] = (Language.ARABIC, Language.ENGLISH)
    ticket_language: bool = True
    voices: tuple[str, ...] = ()
    times: Annotated[int, Field(ge=1, le=3)] = 1
    clear: bool = False
    volume: Percent = 100
    hours: dict[time, Percent] = {}
    folder: Path | None = None

    def wishes(self) -> Wishes:
        """Without the folder."""
        told = self.model_dump(exclude={"folder", "ticket_language"})
        return Wishes(**told, of_ticket=self.ticket_language)


class Display(_Part):
    """The hall's screen: whether it sounds, what it says and shows, how long each call stays, at least six seconds.

    What a supervisor sets at the counter wins; windows go by their numbers, `languages` begin with the large one.
    """

    sound: bool = True
    seconds: Annotated[float, Field(ge=6, le=60)] = 6.0
    voice: SpokenCalls = SpokenCalls()
    layout: Layout = Layout.CALLS
    windows: tuple[int, ...] = ()
    left: tuple[int, ...] = ()
    right: tuple[int, ...] = ()
    ahead: tuple[int, ...] = ()
    languages: tuple[Language, ...] = ()
    per_service: bool = False
    media: str = ""
    ticker: tuple[str, ...] = ()

    def screen(self, section: str | None) -> Screen:
        """The screen of this PC, before anybody wished anything."""
        told = self.model_dump(include={one.name for one in fields(Screen)})
        return Screen(section=section, voices=self.voice.voices, clear=self.voice.clear, **told)


def _default_database() -> str:
    return f"sqlite:///{(platformdirs.user_data_path('istiqbal') / 'centre.db').as_posix()}"


class Settings(_Part):
    """Everything that one PC is told; `area` is left, top, width and height of a window in percent of the screen."""

    database: str = Field(default_factory=_default_database, min_length=1)
    device: Device = Device()
    printer: Printer = Printer()
    display: Display = Display()
    kiosk: Kiosk = Kiosk()
    language: Language = Language.ARABIC
    key_file: Path | None = None
    spool_folder: Path | None = None
    idle_seconds: Annotated[int, Field(ge=5, le=600)] = 30
    fullscreen: bool = True
    area: tuple[Percent, Percent, Percent, Percent] | None = None
    log_folder: Path | None = None

    @field_validator("language", mode="before")
    @classmethod
    def _spoken_here(cls, language: object, told: ValidationInfo) -> object:
        """Visitors' languages are a kiosk's; whoever works at another device reads Arabic or English."""
        device = told.data.get("device")
        if language in STAFF_LANGUAGES or (isinstance(device, Device) and device.kind == "kiosk"):
            return language
        raise PydanticCustomError("not_of_staff", "{expected}", {"expected": ", ".join(map(repr, _SPOKEN))})


_SPOKEN = [language.value for language in STAFF_LANGUAGES]


def load_settings(path: Path | None = None, *, database: str | None = None) -> Settings:
    """Read `path`, else ISTIQBAL_CONFIG, else the platform's configuration folder, else the defaults.

    `database`, then ISTIQBAL_DATABASE, win over the file. `settings_invalid` names key, found and allowed.
    """
    named = path or _from_environment()
    file = named or platformdirs.user_config_path("istiqbal") / _FILE
    values = _read(file) if named or file.is_file() else {}
    wanted = database or os.environ.get("ISTIQBAL_DATABASE")
    if wanted:
        values["database"] = wanted
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        raise _refusal(error) from error


def _from_environment() -> Path | None:
    text = os.environ.get("ISTIQBAL_CONFIG")
    return Path(text) if text else None


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise RuleBroken(ErrorCode.SETTINGS_INVALID, key=str(file), found=reason, allowed="a TOML file") from error
    except ValueError as error:
        raise RuleBroken(ErrorCode.SETTINGS_INVALID, key=str(file), found=str(error), allowed="TOML, UTF-8") from error


def _refusal(error: ValidationError) -> RuleBroken:
    key, found, allowed = first_mistake(error, Settings)
    return RuleBroken(ErrorCode.SETTINGS_INVALID, key=key, found=found, allowed=allowed)


# What is allowed, in signs that a reader of any language understands; by pydantic's type of error.
_ALLOWED = {
    "literal_error": "{expected}",
    "enum": "{expected}",
    "not_of_staff": "{expected}",
    "greater_than_equal": "≥ {ge}",
    "less_than_equal": "≤ {le}",
    "string_pattern_mismatch": "{pattern}",
    "string_too_short": "≥ {min_length}",
    "string_too_long": "≤ {max_length}",
    "too_short": "≥ {min_length}",
    "string_type": '"…"',
    "path_type": '"…"',
    "bool_type": "true, false",
    "bool_parsing": "true, false",
    "int_type": "1, 2, 3 …",
    "int_parsing": "1, 2, 3 …",
    "int_from_float": "1, 2, 3 …",
    "float_type": "1.5",
    "float_parsing": "1.5",
    "model_type": "[…]",
    "list_type": "[[…]]",
}


def first_mistake(error: ValidationError, model: type[BaseModel]) -> tuple[str, str, str]:
    """The first mistake in a TOML file: its key, what was found there, and what is allowed."""
    first = error.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "missing":
        return key, "—", '"…"'
    if first["type"] == "extra_forbidden":
        return key, repr(first["input"]), ", ".join(_part(model, first["loc"]).model_fields)
    signs = _ALLOWED.get(first["type"])
    allowed = signs.format(**first.get("ctx", {})).replace(" or ", ", ") if signs else first["msg"]
    return key, repr(first["input"]), allowed


def _part(model: type[BaseModel], path: tuple[int | str, ...]) -> type[BaseModel]:
    for name in path[:-1]:
        field = model.model_fields.get(str(name))
        if field is not None:
            kinds = (field.annotation, *get_args(field.annotation))
            model = next(kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel))
    return model
