"""The halls' screens: what is wished of each, what it shows beside its calls, and what it tells of itself."""

from uuid import UUID

from core.domain.opening import Adhan
from core.domain.screens import ScreenWishes, check_wishes
from core.services.allowed import SUPERVISORS, allowed
from core.services.context import Context
from core.services.dto import CentreView
from core.services.hall import HallService
from core.services.hall_record import HallRecord
from core.services.opening_ports import HallChange, HallEvent
from core.services.ports import UnitOfWork
from core.services.screen_dto import SceneView, ScreenReport, ScreenView


class ScreenService(HallRecord):
    """A screen reads for itself without a person; who changes one is a supervisor of the section that it shows."""

    def __init__(self, context: Context, hall: HallService) -> None:
        super().__init__(context)
        self._hall = hall

    def wishes(self, device: str | None = None) -> ScreenWishes:
        """What is wished of a screen, of this one where none is named."""
        with self._context.units.read() as unit:
            return unit.screens.wishes(device or self._context.device)

    def scene(self, section: str, *, per_service: bool = False) -> SceneView:
        """A hall around its calls, read anew; what the centre shares is five seconds old at most."""
        hall, wanted = self._hall.view(section, fresh=False), self._context.section(section)
        with self._context.units.read() as unit:
            windows = tuple(unit.screens.windows(wanted.id))
            day = unit.queue.day(wanted.id, self._context.today()) if per_service else None
            waiting = unit.screens.waiting(day.id) if day else {}
            return SceneView(hall, windows, waiting, self._adhans(unit, wanted.id))

    def report(self, report: ScreenReport) -> None:
        """What this screen tells of itself; the same again changes nothing."""
        with self._context.units.write() as unit:
            if unit.screens.report(self._context.device, report):
                unit.centre.touch("devices")
                unit.commit()

    def listed(self, by: UUID) -> list[ScreenView]:
        """The screens of a supervisor's sections, and those that show none yet, by name."""
        with self._context.units.read() as unit:
            person = allowed(unit, by, SUPERVISORS)
            devices = {one.name: one for one in unit.centre.devices() if one.kind == "display"}
            known = unit.screens.all()
        found = []
        for name in sorted({*devices, *known}):
            device, (wishes, report) = devices.get(name), known.get(name, (ScreenWishes(), ScreenReport()))
            section = wishes.section or (device.section if device else None)
            if section is None or section in person.sections:
                found.append(ScreenView(name, section, wishes, report, device.heard_at if device else None))
        return found

    def wish(self, device: str, wishes: ScreenWishes, *, by: UUID, seen: ScreenWishes | None = None) -> None:
        """Change what is wished of a screen; nothing wished at all: it is again as its PC says.

        Whoever gives it to another section must be a supervisor of both (rule 8). `seen` is what stood on the person's
        screen: `settings_changed` where somebody changed it meanwhile. `screen_invalid` as `check_wishes` says.
        """
        centre = self._context.centre(fresh=True)
        with self._changing(by) as unit:
            before, here = unit.screens.wishes(device), self._section(unit, device)
            if before == wishes:
                return
            section = self._may_show(unit, by, before.section or here, wishes.section or here)
            check_wishes(wishes, _windows(centre, section))
            self._as_seen(unit, HallChange.SCREEN, section, before, seen, lambda one: _about(one, device))
            unit.screens.wish(device, wishes)
            unit.centre.touch("config")
            old, new = before.to_plain(), wishes.to_plain()
            changed = {name: [old.get(name), new.get(name)] for name in {*old, *new} if old.get(name) != new.get(name)}
            self._keep(unit, HallChange.SCREEN, section, by, {"device": device, **dict(sorted(changed.items()))})

    def _may_show(self, unit: UnitOfWork, by: UUID, before: str | None, after: str | None) -> str | None:
        for section in (before, after):
            if section is not None:
                self._context.section(section)
            self._may(unit, by, section)
        return after

    @staticmethod
    def _section(unit: UnitOfWork, device: str) -> str | None:
        return next((one.section for one in unit.centre.devices() if one.name == device), None)

    def _adhans(self, unit: UnitOfWork, section_id: UUID) -> tuple[Adhan, ...]:
        place = unit.opening.opening(section_id, self._context.today()).place
        if place is None:
            return ()
        from core.prayers import adhans  # a centre without a place need not load it

        return adhans(place, self._context.centre().zone, self._context.local(self._context.clock.now()).date())


def _windows(centre: CentreView, section: str | None) -> frozenset[int]:
    return frozenset(desk.number for desk in centre.desks if section in {None, desk.section})


def _about(event: HallEvent, device: str) -> bool:
    return event.facts.get("device") == device
