"""The manifest of a voice: the file voice.toml in its folder."""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from core.config import first_mistake
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language, LocalText
from core.domain.visitor import Gender
from core.voice.levels import WANTED

FILE = "voice.toml"
_GAP, _PAUSE = 0.03, 0.22
Seconds = Annotated[float, Field(ge=0, le=2)]


class _Name(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    ar: Annotated[str, Field(min_length=1)]
    en: str = ""


class _File(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
    language: Language
    gender: Gender
    name: _Name
    licence: Annotated[str, Field(min_length=1)]
    loudness: Annotated[float, Field(ge=-40, le=-6)] = WANTED
    gap: Seconds = _GAP
    pause: Seconds = _PAUSE
    clips: dict[str, str] = {}


@dataclass(frozen=True, slots=True)
class Manifest:
    """A voice: `key` is its folder's name; `gap` lies between two clips, `pause` between two phrases (seconds).

    `loudness` is the level of its clips in dBFS; a clip that `clips` does not name lies in its own name's file.
    """

    key: str
    folder: Path
    language: Language
    gender: Gender
    title: LocalText
    licence: str
    loudness: float
    gap: float
    pause: float
    clips: dict[str, str]

    def file(self, clip: str) -> Path:
        """Where a clip lies."""
        return self.folder / self.clips.get(clip, f"{clip}.wav")


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a folder, or `voice_invalid` with file, key, what was found and what is allowed."""
    try:
        values = tomllib.loads((folder / FILE).read_text("utf-8-sig"))
        read = _File.model_validate(values)
    except OSError as error:
        raise _refusal(folder, FILE, error.strerror or type(error).__name__, "a TOML file") from error
    except ValidationError as error:
        raise _refusal(folder, *first_mistake(error, _File)) from error
    except ValueError as error:
        raise _refusal(folder, FILE, str(error), "TOML, UTF-8") from error
    return Manifest(
        key=folder.name,
        folder=folder,
        language=read.language,
        gender=read.gender,
        title=LocalText(read.name.ar, read.name.en),
        licence=read.licence,
        loudness=read.loudness,
        gap=read.gap,
        pause=read.pause,
        clips=read.clips,
    )


def _refusal(folder: Path, key: str, found: str, allowed: str) -> RuleBroken:
    return RuleBroken(ErrorCode.VOICE_INVALID, voice=folder.name, key=key, found=found, allowed=allowed)


def synthetic(language: Language, gender: Gender) -> Manifest:
    """A voice of no clips at all, all of which synthesis makes."""
    key = f"{language}-synthetic"
    return Manifest(key, Path(key), language, gender, LocalText(key, key), "", WANTED, _GAP, _PAUSE, {})
