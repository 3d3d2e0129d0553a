"""Lets a program stand alone with the public: all of this package, hung on its window."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QTimer, QUrl
from PySide6.QtQml import QQmlComponent, QQmlEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from core.config import Settings
from core.qt.alone.awake import Awake
from core.qt.alone.door import DoorModel
from core.qt.alone.ending import ASKED_TO_RESTART, STAFF_LEFT, STAFF_RESTARTED
from core.qt.alone.guard import Guard
from core.qt.alone.heart import Heart
from core.qt.alone.rest import RestModel
from core.qt.alone.standing import Standing, matters, read_standing
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.ports import Clock
from core.services.staff_door import StaffDoor

if TYPE_CHECKING:
    from core.bootstrap import Centre

_LAYER = Path(__file__).parent / "qml" / "Layer.qml"
_POLL_MS = 30_000


@dataclass(frozen=True, slots=True)
class Place:
    """What a program says of where it stands.

    `engaged` is whether somebody is being served at this moment, `typed` whether visitors type or scan, `spooled` how
    many tickets wait on its disk.
    """

    engaged: Callable[[], bool] = lambda: False
    typed: bool = True
    spooled: Callable[[], int] = lambda: 0
    awake: Awake | None = None
    wake_seconds: float = 60.0
    look_ms: int = 1_000


class Alone(QObject):
    """Close it before the program's engine goes.

    `quit_with` ends the program with an exit status. One in a window beside others can be closed, and never rests.
    """

    def __init__(
        self,
        window: QQuickWindow,
        engine: QQmlEngine,
        settings: Settings,
        link: CentreLink,
        door: StaffDoor,
        place: Place | None = None,
        clock: Clock | None = None,
        quit_with: Callable[[int], None] = QCoreApplication.exit,
    ) -> None:
        super().__init__(link)
        place = place or Place()
        self._link, self._door_copy, self._engaged, self._quit = link, door, place.engaged, quit_with
        self._section, self._clock = settings.device.section, clock or link.clock
        self._patience, self._fullscreen = settings.idle_seconds, settings.fullscreen
        self.standing: Standing | None = None
        self._going = False
        self.guard = Guard(window, keeps=settings.fullscreen, typed=place.typed, asleep=self._asleep)
        self.awake = place.awake or Awake(parent=self)
        self.door = DoorModel(settings, link, door, spooled=place.spooled, parent=self)
        self.rest = RestModel(
            self._clock,
            lambda: self.guard.still_for,
            wake_seconds=place.wake_seconds,
            look_ms=place.look_ms,
            parent=self,
        )
        self.heart = Heart(window)
        self._layer = _hang(window, engine, self.door, self.rest)
        self._reading = Reading(
            link, self._read, self._took, lambda _: None, wants=matters, poll_ms=_POLL_MS, parent=self
        )
        self._look = QTimer(self, interval=place.look_ms)
        self._look.timeout.connect(self._consider)
        self._connect()

    def stand_in(self, section: str) -> None:
        """From now on it serves one hall: where settings of the centre say so, and not those of the PC."""
        if section != self._section:
            self._section = section
            self._reading.read()

    def close(self) -> None:
        """Stop every timer, and let the screen go."""
        for part in (self.heart, self.door, self.rest, self._reading, self.awake):
            part.close()
        self._look.stop()

    def _connect(self) -> None:
        self.guard.wanted.connect(self._begin)
        self.guard.felt.connect(self.door.felt)
        self.guard.felt.connect(self.rest.look)
        self.door.changed.connect(self._take_keys)
        self.door.left.connect(lambda: self._end(STAFF_LEFT))
        self.door.restarted.connect(lambda: self._end(STAFF_RESTARTED))
        self.heart.alone.connect(lambda: self._end(STAFF_LEFT))
        self._look.start()
        if self._link.centre is not None:
            self._reading.read()

    def _begin(self) -> None:
        self.door.begin()
        self.rest.look()

    def _asleep(self) -> bool:
        return self.rest.resting and not self.door.page

    def _take_keys(self) -> None:
        self.guard.keys = self.door.key if self.door.page else None

    def _read(self) -> "Callable[[Centre], Standing]":
        section, copy = self._section, self._door_copy

        def read(centre: "Centre") -> Standing:
            standing = read_standing(centre, section)
            copy.keep(standing.code)
            return standing

        return read

    def _took(self, standing: Standing) -> None:
        self.standing = standing
        if self._fullscreen:
            self.rest.take(standing)
        self._consider()

    def _consider(self) -> None:
        """Time goes on: a hall opens or closes, and a visitor leaves for whom a restart has waited."""
        standing = self.standing
        if standing is None:
            return
        if standing.is_past(self._clock.now()) and not self._reading.under_way:
            self._reading.read()
        self.awake.hold(self._fullscreen and not self.rest.closed)
        if standing.restart is not None and not self._going and self._nobody_there():
            self._going, due = True, standing.restart.id
            self._link.run(lambda centre: centre.devices.take_restart(due), self._taken, self._not_taken)

    def _nobody_there(self) -> bool:
        return not self._engaged() and not self.door.page and self.guard.still_for >= self._patience

    def _taken(self, taken: bool) -> None:
        if taken:
            self._end(ASKED_TO_RESTART)
        else:
            self._not_taken(None)

    def _not_taken(self, _: object) -> None:
        self._going = False
        self._reading.read()

    def _end(self, status: int) -> None:
        self.guard.release()
        self._quit(status)


def _hang(window: QQuickWindow, engine: QQmlEngine, door: DoorModel, rest: RestModel) -> QQuickItem:
    """The staff page and the dark screen above everything else of the window."""
    component = QQmlComponent(engine, QUrl.fromLocalFile(str(_LAYER)))
    layer = component.createWithInitialProperties({"door": door, "rest": rest})
    if not isinstance(layer, QQuickItem):
        raise TypeError(f"{_LAYER.name} cannot be shown: {component.errorString()}")
    layer.setParent(window)
    layer.setParentItem(window.contentItem())
    return layer
