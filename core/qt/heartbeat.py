"""A program's sign of life, every minute: so that a silent device and a wrong clock are noticed."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from core.config import Device
from core.qt.link import CentreLink
from core.qt.vitals import OwnVitals

if TYPE_CHECKING:
    from core.bootstrap import Centre

_EVERY_MS = 60_000


class Heartbeat(QObject):
    """Beats from the opening of the centre on, and at once when a lost database is back.

    A counter that is closed takes its leave; a kiosk and a display belong in the hall, so that their end is an alarm.
    """

    def __init__(
        self, link: CentreLink, device: Device, every_ms: int = _EVERY_MS, vitals: OwnVitals | None = None
    ) -> None:
        super().__init__(link)
        self._link = link
        self._device = device
        self._section = device.section
        self._vitals, self._started = vitals, False
        self._timer = QTimer(self, interval=every_ms)
        self._timer.timeout.connect(self._beat)
        link.changed.connect(self._begin)
        link.available_changed.connect(self._again)
        if device.kind == "counter":
            link.at_close(lambda centre: centre.administration.take_leave())

    def stand_in(self, section: str) -> None:
        """From now on it stands in a section: where settings of the centre say so, and not those of the PC."""
        if section != self._section:
            self._section = section
            self._again(True)

    def _begin(self) -> None:
        if not self._timer.isActive():
            self._timer.start()
            self._beat()

    def _again(self, available: bool) -> None:
        if available and self._timer.isActive():
            self._beat()

    def _beat(self) -> None:
        # What fails is the link's business: it notices that the database is away, and tries again.
        self._link.run(self._report, lambda _: None, lambda _: None)

    def _report(self, centre: "Centre") -> None:
        device, section = self._device, self._section
        if section is None and device.desk is not None:
            desks = centre.administration.centre().desks
            section = next((desk.section for desk in desks if desk.name == device.desk), None)
        told = self._vitals.told_at(centre.clock.now()) if self._vitals is not None else None
        centre.administration.heartbeat(device.kind, section, clock_offset=centre.clock_offset(), vitals=told)
        if not self._started:
            centre.devices.started()
            self._started = True
