"""One section's hall as it is read: at each hint, when the database is back, and by a slow poll (rule 7)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, RuleBroken
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import CentreView, QueueSnapshot, SectionView

POLL_MS = 10_000


@dataclass(frozen=True, slots=True)
class Hall:
    """A section and its queue."""

    centre: CentreView
    section: SectionView
    queue: QueueSnapshot


@dataclass(frozen=True, slots=True)
class Seen:
    """What a screen has seen: the service day, and the revision after which it wants the calls told."""

    day: date
    revision: int


class HallReader(QObject):
    """Reads the hall one time after the other; hints that come during a read make one more, not many."""

    taken = Signal(object)
    failed = Signal(object)

    def __init__(
        self, section: str | None, link: CentreLink, seen: Callable[[], Seen | None], poll_ms: int, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._section = section
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
        section, seen = self._section, self._seen()
        return lambda centre: read_hall(centre, section, seen)

    def _matters(self, topic: str) -> bool:
        own = topic == f"queue:{self._section}" or (self._section is None and topic.startswith("queue:"))
        return own or topic in {"*", "config"}


def read_hall(centre: Centre, section: str | None, seen: Seen | None) -> Hall:
    """The hall with the calls that were not seen yet; `settings_invalid` where this PC's section is none of ours."""
    view = centre.administration.centre()
    own = _own_section(view, section)
    queue = centre.queue.snapshot(own.name, seen.revision if seen else None)
    if seen is not None and queue.service_date != seen.day:
        queue = centre.queue.snapshot(own.name, 0)  # revisions begin anew with the day
    return Hall(view, own, queue)


def _own_section(view: CentreView, name: str | None) -> SectionView:
    if name is None and len(view.sections) == 1:
        return view.sections[0]
    for section in view.sections:
        if section.name == name:
            return section
    # Rule 8: a screen that does not know its hall shows none.
    allowed = ", ".join(section.name for section in view.sections)
    raise RuleBroken(ErrorCode.SETTINGS_INVALID, key="device.section", found=name or "—", allowed=allowed)
