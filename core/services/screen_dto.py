"""What is known of the halls' screens, and what they themselves show, frozen."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum

from core.domain.opening import Adhan
from core.domain.screens import ScreenWishes
from core.services.dto import HallView


class WindowState(StrEnum):
    """How a window is, as visitors need to know it."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class WindowView:
    """A window as a screen shows it: its state, and the code of the ticket that is called or served there."""

    number: int
    state: WindowState
    code: str = ""
    called: bool = False


@dataclass(frozen=True, slots=True)
class SceneView:
    """A hall around its calls: its opening, its windows, how many wait for each service, the prayers of today."""

    hall: HallView
    windows: tuple[WindowView, ...]
    waiting: Mapping[str, int]
    adhans: tuple[Adhan, ...]


@dataclass(frozen=True, slots=True)
class ScreenNote:
    """What the staff should know of a screen, such as a picture that was left out: a kind, and what it is about."""

    kind: str
    about: str = ""


@dataclass(frozen=True, slots=True)
class ScreenReport:
    """What a screen tells of itself: its size in dots, its layout, and what is wrong with it."""

    width: int = 0
    height: int = 0
    layout: str = ""
    notes: tuple[ScreenNote, ...] = ()

    def to_plain(self) -> dict[str, object]:
        """As it is stored."""
        return {**asdict(self), "notes": [[note.kind, note.about] for note in self.notes]}

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "ScreenReport":
        """As it was stored; empty where a screen never told anything."""
        notes = plain.get("notes")
        told = tuple(ScreenNote(*map(str, one)) for one in notes) if isinstance(notes, list) else ()
        width, height = plain.get("width"), plain.get("height")
        size = (width, height) if isinstance(width, int) and isinstance(height, int) else (0, 0)
        return cls(*size, str(plain.get("layout", "")), told)


@dataclass(frozen=True, slots=True)
class ScreenView:
    """A screen as a supervisor sees it; `section` is the one that it shows, where it is known."""

    device: str
    section: str | None
    wishes: ScreenWishes
    report: ScreenReport
    heard_at: datetime | None
