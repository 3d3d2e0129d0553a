"""What a kiosk asks, as its centre says: for which services who the visitor is, and which help it offers."""

from uuid import UUID

from core.services.dto import CentreView
from core.services.entrance_dto import Asking
from core.services.hall_record import HallRecord
from core.services.opening_ports import HallChange


class EntranceSettings(HallRecord):
    """Every change is a line of the record; `by` None is a program, else a supervisor (`role_not_allowed`)."""

    def asking(self) -> Asking:
        """What the kiosks ask, read now."""
        with self._context.units.read() as unit:
            return _asking(unit.centre.view())

    def set_asking(self, asking: Asking, *, by: UUID | None = None, seen: Asking | None = None) -> None:
        """Change it; `service_unknown`, and `settings_changed` where it is no more as it was `seen`."""
        wanted = {self._context.service(name).id: name for name in asking.identify}
        with self._changing(by) as unit:
            centre = unit.centre.view()
            before = _asking(centre)
            if before == asking:
                return
            for service in centre.services:
                if service.identify is not (service.id in wanted):
                    unit.entrance.set_identify(service.id, service.id in wanted)
            unit.entrance.set_help(asking.help)
            self._as_seen(unit, HallChange.ENTRANCE, None, before, seen)
            facts = {"identify": sorted(asking.identify), "help": [kind.value for kind in asking.help]}
            self._keep(unit, HallChange.ENTRANCE, None, by, facts)


def _asking(centre: CentreView) -> Asking:
    return Asking(frozenset(one.name for one in centre.services if one.identify), centre.help)
