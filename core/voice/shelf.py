"""The voices of a PC: those that ship, and those of the centre."""

import logging
from collections.abc import Container, Iterable
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

import platformdirs

from core.domain.errors import IstiqbalError
from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.manifest import FILE, Manifest, read_manifest

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Shelf:
    """What was found: voices, the centre's own first, and folders whose manifest is wrong, with the reason."""

    voices: tuple[Manifest, ...]
    broken: tuple[tuple[Path, IstiqbalError], ...] = ()

    def choose(self, language: Language, wanted: Container[str], gender: Gender | None) -> Manifest | None:
        """The voice for a language: a wanted one, else one of the hall's gender, else any, if there is any."""
        able = [voice for voice in self.voices if voice.language is language]
        named = [voice for voice in able if voice.key in wanted]
        fitting = [voice for voice in able if voice.gender is gender]
        return next(iter((*named, *fitting, *able)), None)


def own_folder() -> Path:
    """Where a centre lays its own voices where the settings name no other place."""
    return platformdirs.user_data_path("istiqbal") / "voices"


def shipped_folder() -> Path:
    """The ready-made voices."""
    return Path(str(resources.files("assets") / "sounds/voices"))


def shelf(folders: Iterable[Path]) -> Shelf:
    """The voices in these folders; the same key again is passed over, so that a centre's own replaces a shipped one."""
    voices: dict[str, Manifest] = {}
    broken: list[tuple[Path, IstiqbalError]] = []
    for place in (place for folder in folders for place in _voices_in(folder)):
        try:
            manifest = read_manifest(place)
        except IstiqbalError as error:
            _log.warning("The voice in %s cannot be used: %s", place.name, error.facts)
            broken.append((place, error))
        else:
            voices.setdefault(manifest.key, manifest)
    return Shelf(tuple(voices.values()), tuple(broken))


def _voices_in(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return sorted(place for place in folder.iterdir() if (place / FILE).is_file())
