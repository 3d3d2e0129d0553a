"""What lies in a folder of pictures and films, in the order of its names; what is too large for a screen is told."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp"})
FILMS = frozenset({".mp4", ".m4v", ".mov", ".webm", ".mkv"})
MOST_FILES = 300
_MEGABYTE = 1024 * 1024
LARGEST = {True: 2048 * _MEGABYTE, False: 60 * _MEGABYTE}


class Trouble(StrEnum):
    """Why something is not shown; also the kind of the note to the staff."""

    NO_FOLDER = "media_no_folder"
    DAMAGED = "media_damaged"
    HUGE = "media_huge"
    TOO_MANY = "media_too_many"
    NO_FILMS = "media_no_films"


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it is now: another stamp is another picture."""

    path: Path
    stamp: tuple[int, int]

    @property
    def film(self) -> bool:
        """Whether it moves."""
        return self.path.suffix.lower() in FILMS

    @property
    def huge(self) -> bool:
        """Whether it is larger than any picture or film for a screen."""
        return self.stamp[1] > LARGEST[self.film]


def look(folder: Path) -> list[Found]:
    """The pictures and films of a folder; OSError where it cannot be read."""
    found = []
    for path in sorted(folder.iterdir()):
        if path.suffix.lower() in PICTURES | FILMS and not path.name.startswith("."):
            state = path.stat()
            found.append(Found(path, (state.st_mtime_ns, state.st_size)))
    return found
