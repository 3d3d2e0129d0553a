"""One section's hall as it is read: at each hint, when the database is back, and by a slow poll (rule 7)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.config import Settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.screens import Layout, Screen
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import CentreView, QueueSnapshot, SectionView
from core.services.screen_dto import SceneView

POLL_MS = 10_000
Part = tuple[str, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Hall:
    """A section, its queue, what stands around it, and how this screen shows it."""

    centre: CentreView
    section: SectionView
    queue: QueueSnapshot
    screen: Screen
    scene: SceneView

    @property
    def part(self) -> Part:
        """Of which hall, and which of its windows, calls are shown."""
        return self.section.name, self.screen.windows


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen has seen: the part of the hall, the day, and the revision after which it wants the calls told."""

    part: Part
    day: date
    revision: int


class HallReader(QObject):
    """Reads the hall one time after the other; hints that come during a read make one more, not many."""

    taken = Signal(object)
    failed = Signal(object)

    def __init__(
        self, settings: Settings, link: CentreLink, seen: Callable[[], Seen | None], poll_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._seen = seen
        self._reading = Reading(
            link, self._work, self.taken.emit, self.failed.emit, wants=self._matters, poll_ms=poll_ms, parent=self
        )

    def close(self) -> None:
        """Read no more by itself."""
        self._reading.close()

    def read(self) -> None:
        """Read now, or once more when the present read ends."""
        self._reading.read()

    def _work(self) -> Callable[[Centre], Hall]:
        settings, seen = self._settings, self._seen()
        return lambda centre: read_hall(centre, settings, seen)

    def _matters(self, topic: str) -> bool:
        seen = self._seen()
        own = topic.startswith("queue:") if seen is None else topic == f"queue:{seen.part[0]}"
        return own or topic in {"*", "config"}


def read_hall(centre: Centre, settings: Settings, seen: Seen | None) -> Hall:
    """The hall with the calls that were not seen yet; `settings_invalid` where this PC's section is none of ours."""
    view = centre.administration.centre()
    screen = _of_this_pc(settings, view).with_wishes(centre.screens.wishes())
    own = _own_section(view, screen.section)
    known = seen if seen is not None and seen.part == (own.name, screen.windows) else None
    queue = centre.queue.snapshot(own.name, known.revision if known else None, windows=screen.windows)
    if known is not None and queue.service_date != known.day:
        queue = centre.queue.snapshot(own.name, 0, windows=screen.windows)  # revisions begin anew with the day
    return Hall(view, own, queue, screen, centre.screens.scene(own.name, per_service=screen.per_service))


def _of_this_pc(settings: Settings, view: CentreView) -> Screen:
    """As the PC's settings say; a PC that belongs to a window is that window's screen."""
    device = settings.device
    screen = settings.display.screen(device.section)
    if device.desk is None:
        return screen
    desk = next((one for one in view.desks if one.name == device.desk), None)
    if desk is None:
        allowed = ", ".join(one.name for one in view.desks)
        raise RuleBroken(ErrorCode.SETTINGS_INVALID, key="device.desk", found=device.desk, allowed=allowed)
    return replace(screen, section=desk.section, layout=Layout.WINDOW, windows=(desk.number,))


def _own_section(view: CentreView, name: str | None) -> SectionView:
    if name is None and len(view.sections) == 1:
        return view.sections[0]
    for section in view.sections:
        if section.name == name:
            return section
    # Rule 8: a screen that does not know its hall shows none.
    allowed = ", ".join(section.name for section in view.sections)
    raise RuleBroken(ErrorCode.SETTINGS_INVALID, key="device.section", found=name or "—", allowed=allowed)
