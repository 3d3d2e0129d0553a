"""The centre itself and its devices."""

from core.services.context import Context
from core.services.dto import CentreView, DeviceView


class AdministrationService:
    """What the centre shares, and how its devices are."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def centre(self) -> CentreView:
        """The centre as it is now, with who sits where."""
        return self._context.centre(fresh=True)

    def devices(self) -> list[DeviceView]:
        """Every device that has reported, by name."""
        with self._context.units.read() as unit:
            return unit.centre.devices()
