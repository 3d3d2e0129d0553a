"""The centre itself and its devices."""

from datetime import date, timedelta

from core.services.context import Context
from core.services.device_dto import Vitals
from core.services.dto import CentreView, DepartmentView, DeviceView


class AdministrationService:
    """What the centre shares, and how its devices are."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def centre(self) -> CentreView:
        """The centre as it is now, with who sits where."""
        return self._context.centre(fresh=True)

    def today(self) -> date:
        """The service day."""
        return self._context.today()

    def departments(self) -> list[DepartmentView]:
        """The departments to which requests are referred, in the centre's order."""
        with self._context.units.read() as unit:
            return unit.classification.department_titles()

    def devices(self) -> list[DeviceView]:
        """Every device that has reported, by name."""
        with self._context.units.read() as unit:
            return unit.centre.devices()

    def heartbeat(
        self,
        kind: str,
        section: str | None,
        *,
        clock_offset: timedelta = timedelta(),
        vitals: Vitals | None = None,
    ) -> None:
        """This device lives, and its clock is so far ahead of the centre's (negative: behind)."""
        with self._context.units.write() as unit:
            seconds = round(clock_offset.total_seconds())
            unit.live.hear(self._context.device, kind, section, self._context.clock.now(), seconds)
            if vitals is not None:
                unit.devices.tell_vitals(self._context.device, vitals)
            unit.commit()

    def take_leave(self) -> None:
        """This device is closed in order: its silence is no alarm."""
        with self._context.units.write() as unit:
            unit.live.take_leave(self._context.device)
            unit.commit()
