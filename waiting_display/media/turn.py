"""Which picture or film is next: one step through a folder, to be taken off the GUI thread."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtGui import QImage

from core.services.screen_dto import ScreenNote
from waiting_display.media.files import MOST_FILES, Found, Trouble, look
from waiting_display.media.pictures import picture


@dataclass(frozen=True)
class Turn:
    """What is next, `image` where it is another picture than before; what was left out on the way, and why."""

    found: Found | None = None
    image: QImage | None = None
    skipped: Mapping[Found, Trouble] = field(default_factory=dict)
    notes: tuple[ScreenNote, ...] = ()


@cache
def films_here() -> bool:
    """Whether this PC has what Qt needs to show films."""
    try:
        import_module("PySide6.QtMultimedia")
    except ImportError:
        return False
    return True


def turn(folder: str, last: Found | None, skipped: Mapping[Found, Trouble], room: QSize) -> Turn:
    """The next of a folder after `last`, in a circle; what was `skipped` is not tried again unless it changed."""
    try:
        there = look(Path(folder))
    except OSError:
        return Turn(notes=(ScreenNote(Trouble.NO_FOLDER.value, folder),))
    files, known = there[:MOST_FILES], {one: why for one, why in skipped.items() if one in there}
    for found in _after(last, files):
        if found in known:
            continue
        if found.film and not films_here():
            known[found] = Trouble.NO_FILMS
        elif found.film:
            if found.huge:
                known[found] = Trouble.HUGE
                continue
            return Turn(found, None, known, _notes(known, there))
        elif found == last:
            return Turn(found, None, known, _notes(known, there))
        else:
            image = picture(found, room)
            if isinstance(image, QImage):
                return Turn(found, image, known, _notes(known, there))
            known[found] = image
    return Turn(None, None, known, _notes(known, there))


def _after(last: Found | None, files: list[Found]) -> list[Found]:
    later = [one for one in files if last is not None and one.path > last.path]
    return later + files[: len(files) - len(later)]


def _notes(skipped: Mapping[Found, Trouble], there: list[Found]) -> tuple[ScreenNote, ...]:
    notes = [ScreenNote(why.value, found.path.name) for found, why in skipped.items()]
    if len(there) > MOST_FILES:
        notes.append(ScreenNote(Trouble.TOO_MANY.value, str(MOST_FILES)))
    return tuple(sorted(notes, key=lambda note: (note.kind, note.about)))
